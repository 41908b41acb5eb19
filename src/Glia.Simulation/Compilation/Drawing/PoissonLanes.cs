using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Glia.Random;

namespace Glia.Simulation.Compilation.Drawing;

/// <summary>Poisson counts with a mean for every neuron: the counts of <see cref="PoissonSampler"/>, up to the rounding of its sums.</summary>
internal static unsafe class PoissonLanes
{
    private const int Lanes = 8;

    /// <summary>1/k: a division would take longer than the rest of a round.</summary>
    private static readonly double[] Reciprocals = [.. Enumerable.Range(0, PoissonSampler.LargestInvertedCount + 1).Select(k => 1.0 / k)];

    /// <summary>Fills a row of 64 random words.</summary>
    public static void Fill<T>(ref KernelArguments arguments, int first, int draw, T* row)
        where T : unmanaged
    {
        PhiloxRow.Words words = PhiloxRow.Draw(ref arguments, first, draw);
        words.W0.Store((uint*)row);
        words.W1.Store((uint*)row + 16);
        words.W2.Store((uint*)row + 32);
        words.W3.Store((uint*)row + 48);
    }

    /// <summary>Replaces means by counts.</summary>
    /// <param name="arguments">The block.</param>
    /// <param name="first">Block-local index of the first neuron.</param>
    /// <param name="draw">First Philox draw of this draw of the program.</param>
    /// <param name="words">The row of random words to which the first neuron belongs.</param>
    /// <param name="values">Means; receives counts.</param>
    /// <param name="lanes">How many.</param>
    public static void Draw<T>(ref KernelArguments arguments, int first, int draw, uint* words, T* values, int lanes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        uint* own = words + first % 64;
        double* means = stackalloc double[Lanes];
        for (int lane = 0; lane < lanes; lane += Lanes)
        {
            int count = Math.Min(Lanes, lanes - lane);
            bool isInvertible = count == Lanes;
            for (int k = 0; k < count; k++)
            {
                means[k] = double.CreateTruncating(values[lane + k]);
                isInvertible &= means[k] is >= 0 and <= PoissonSampler.InversionLimit;
            }

            if (isInvertible) Invert(means, own + lane);
            else Sample(ref arguments, first + lane, draw, means, count);
            for (int k = 0; k < count; k++) values[lane + k] = T.CreateTruncating(means[k]);
        }
    }

    private static void Sample(ref KernelArguments arguments, int first, int draw, double* values, int count)
    {
        (uint, uint) key = (arguments.Key0, arguments.Key1);
        for (int k = 0; k < count; k++)
            values[k] = PoissonSampler.Sample(values[k], key, arguments.FirstIndex + first + k, arguments.Step, draw / 4);
    }

    /// <summary>Searches upwards from 0 in all lanes at once; a mean of 0 ends at the first probability, which is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Invert(double* values, uint* words)
    {
        Vector512<double> mean = Vector512.Load(values), probability = Vector512.Exp(-mean), cumulative = probability, count = default;
        Vector512<double> uniform = UniformRow.FromWords(words);
        for (int k = 1; k <= PoissonSampler.LargestInvertedCount; k++)
        {
            Vector512<double> above = Vector512.GreaterThan(uniform, cumulative);
            if (above == Vector512<double>.Zero) break;
            count += Vector512.ConditionalSelect(above, Vector512<double>.One, Vector512<double>.Zero);
            probability *= mean * Vector512.Create(Reciprocals[k]);
            cumulative += probability;
        }

        count.Store(values);
    }
}
