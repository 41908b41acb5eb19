using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Glia.Simulation.Compilation.Drawing;

/// <summary>Uniform numbers for 64 consecutive neurons.</summary>
/// <remarks>
/// Double precision: (bits + ½)·2⁻³². Single precision keeps the upper 23 bits and adds a half, (2·⌊bits/2⁹⌋ + 1)·2⁻²⁴, which needs no
/// rounding, so that 0 and 1 cannot come.
/// </remarks>
internal static unsafe class UniformRow
{
    /// <summary>Fills a row.</summary>
    /// <param name="arguments">The block.</param>
    /// <param name="first">Block-local index of the first neuron, a multiple of 64.</param>
    /// <param name="draw">Which draw of the step.</param>
    /// <param name="row">Receives 64 numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<T>(ref KernelArguments arguments, int first, int draw, T* row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        PhiloxRow.Words words = PhiloxRow.Draw(ref arguments, first, draw);
        Store(words.W0, row);
        Store(words.W1, row + 16);
        Store(words.W2, row + 32);
        Store(words.W3, row + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector512<uint> bits, T* row)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            // Whole numbers below 2²⁴ convert exactly.
            Vector512<int> odd = ((bits >>> 8) | Vector512<uint>.One).AsInt32();
            (Vector512.ConvertToSingle(odd) * (1f / 16777216f)).Store((float*)row);
        }
        else
        {
            (Vector512<ulong> lower, Vector512<ulong> upper) = Vector512.Widen(bits);
            ToDouble(lower).Store((double*)row);
            ToDouble(upper).Store((double*)row + 8);
        }
    }

    /// <summary>(bits + ½)·2⁻³² by putting the bits into the fraction of 2⁵².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ToDouble(Vector512<ulong> bits)
    {
        Vector512<double> offset = Vector512.Create(4503599627370496.0);
        return ((bits | offset.AsUInt64()).AsDouble() - offset + Vector512.Create(0.5)) * (1.0 / 4294967296.0);
    }
}
