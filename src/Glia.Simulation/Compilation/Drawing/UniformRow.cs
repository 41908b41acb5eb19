using System.Numerics;

namespace Glia.Simulation.Compilation.Drawing;

/// <summary>Uniform numbers for 64 consecutive neurons.</summary>
/// <remarks>Double precision: (bits + ½)·2⁻³². Single precision: the upper 23 bits and a half, so that 0 and 1 cannot come: (2·⌊bits/2⁹⌋ + 1)·2⁻²⁴.</remarks>
internal static unsafe class UniformRow
{
    /// <summary>Fills a row.</summary>
    /// <param name="arguments">The block.</param>
    /// <param name="first">Block-local index of the first neuron, a multiple of 64.</param>
    /// <param name="draw">Which draw of the step.</param>
    /// <param name="row">Receives 64 numbers.</param>
    public static void Fill<T>(ref KernelArguments arguments, int first, int draw, T* row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        uint* words = stackalloc uint[64];
        PhiloxRow.Fill(ref arguments, first, draw, words);
        for (int k = 0; k < 64; k++)
            row[k] = typeof(T) == typeof(float) ? T.CreateTruncating(((words[k] >> 8) | 1) * (1f / 16777216f)) : T.CreateTruncating((words[k] + 0.5) * (1.0 / 4294967296.0));
    }
}
