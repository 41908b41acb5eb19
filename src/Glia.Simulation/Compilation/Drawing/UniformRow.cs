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
        // In halves: processors without 512-bit registers would otherwise convert lane by lane.
        Store(bits.GetLower(), row);
        Store(bits.GetUpper(), row + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector256<uint> bits, T* row)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            // Whole numbers below 2²⁴ convert exactly.
            Vector256<int> odd = ((bits >>> 8) | Vector256<uint>.One).AsInt32();
            (Vector256.ConvertToSingle(odd) * (1f / 16777216f)).Store((float*)row);
        }
        else
        {
            ToDouble(Vector256.WidenLower(bits)).Store((double*)row);
            ToDouble(Vector256.WidenUpper(bits)).Store((double*)row + 4);
        }
    }

    /// <summary>(bits + ½)·2⁻³² by putting the bits into the fraction of 2⁵².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ToDouble(Vector256<ulong> bits)
    {
        Vector256<double> offset = Vector256.Create(4503599627370496.0);
        return ((bits | offset.AsUInt64()).AsDouble() - offset + Vector256.Create(0.5)) * (1.0 / 4294967296.0);
    }
}
