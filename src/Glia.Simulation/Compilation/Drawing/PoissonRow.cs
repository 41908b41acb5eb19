using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Glia.Random;

namespace Glia.Simulation.Compilation.Drawing;

/// <summary>Poisson counts for consecutive neurons: the same counts as <see cref="PoissonSampler"/>.</summary>
internal static unsafe class PoissonRow
{
    /// <summary>Fills a row of 64 counts with one mean.</summary>
    /// <param name="arguments">The block.</param>
    /// <param name="first">Block-local index of the first neuron, a multiple of 64.</param>
    /// <param name="draw">First Philox draw of this draw of the program.</param>
    /// <param name="row">Receives 64 counts.</param>
    /// <param name="mean">Mean of all.</param>
    /// <param name="thresholds">The table of this mean, when it is within the limit of inversion.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<T>(ref KernelArguments arguments, int first, int draw, T* row, double mean, uint* thresholds)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (mean > PoissonSampler.InversionLimit)
        {
            Sample(ref arguments, first, draw, row, mean);
            return;
        }

        PhiloxRow.Words words = PhiloxRow.Draw(ref arguments, first, draw);
        PhiloxRow.Words counts = PoissonTable.Counts(thresholds, words);
        Store(counts.W0, row);
        Store(counts.W1, row + 16);
        Store(counts.W2, row + 32);
        Store(counts.W3, row + 48);
    }

    private static void Sample<T>(ref KernelArguments arguments, int first, int draw, T* row, double mean)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (uint, uint) key = (arguments.Key0, arguments.Key1);
        double* u = stackalloc double[64], v = stackalloc double[64];
        UniformRow.Fill(ref arguments, first, draw, u);
        UniformRow.Fill(ref arguments, first, draw + 1, v);
        PoissonRejection rejection = new(mean);
        for (int k = 0; k < 64; k++)
        {
            double count = rejection.Candidate(u[k]);

            // Most counts are decided by the first attempt; the others are drawn over again.
            if (!rejection.IsInside(u[k], v[k]) && !rejection.IsAccepted(u[k], v[k], count))
                count = PoissonSampler.Sample(mean, key, arguments.FirstIndex + first + k, arguments.Step, draw / 4);
            row[k] = T.CreateTruncating(count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector512<uint> counts, T* row)
        where T : unmanaged
    {
        Store(counts.GetLower(), row);
        Store(counts.GetUpper(), row + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector256<uint> counts, T* row)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Vector256.ConvertToSingle(counts.AsInt32()).Store((float*)row);
        }
        else
        {
            ToDouble(Vector256.WidenLower(counts)).Store((double*)row);
            ToDouble(Vector256.WidenUpper(counts)).Store((double*)row + 4);
        }
    }

    /// <summary>Whole numbers as real ones, by putting them into the fraction of 2⁵².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ToDouble(Vector256<ulong> counts)
    {
        Vector256<double> offset = Vector256.Create(4503599627370496.0);
        return (counts | offset.AsUInt64()).AsDouble() - offset;
    }
}
