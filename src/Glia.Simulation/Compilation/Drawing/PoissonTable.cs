using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Glia.Random;

namespace Glia.Simulation.Compilation.Drawing;

/// <summary>Inversion as a table: the count is the number of thresholds that 32 random bits exceed.</summary>
/// <remarks>
/// <see cref="PoissonSampler.Invert"/> counts the cumulative probabilities c below u = (bits + ½)·2⁻³². In whole numbers: bits > ⌊c·2³² − ½⌋.
/// A table lies in 320 bytes: the number of thresholds, and 64 bytes on 64 thresholds, ascending, the unused ones out of reach.
/// </remarks>
internal static unsafe class PoissonTable
{
    /// <summary>Bytes of a table; it must be aligned to 64.</summary>
    public const int Bytes = 320;

    private const int First = 16;

    /// <summary>Computes the table of a mean; beyond the limit of inversion it is empty.</summary>
    public static void Fill(double mean, uint* table)
    {
        uint used = 0;
        if (mean > 0 && mean <= PoissonSampler.InversionLimit)
        {
            double probability = Math.Exp(-mean), cumulative = probability;
            for (; used < PoissonSampler.LargestInvertedCount; used++)
            {
                double threshold = Math.Floor(cumulative * 4294967296.0 - 0.5);
                if (threshold >= uint.MaxValue) break;
                table[First + used] = (uint)threshold;
                probability *= mean / (used + 1);
                cumulative += probability;
            }
        }

        table[0] = used;
        for (uint k = used; k < PoissonSampler.LargestInvertedCount; k++) table[First + k] = uint.MaxValue;
    }

    /// <summary>The counts of a row of words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PhiloxRow.Words Counts(uint* table, PhiloxRow.Words bits)
    {
        if (Avx512F.IsSupported && table[0] < 16) return Searched16(table + First, bits);
        if (Avx512F.IsSupported && table[0] < 32) return Searched32(table + First, bits);
        PhiloxRow.Words counts = default;
        for (uint* t = table + First, end = t + table[0]; t < end; t++)
        {
            Vector512<uint> threshold = Vector512.Create(*t);
            counts.W0 -= Vector512.GreaterThan(bits.W0, threshold);
            counts.W1 -= Vector512.GreaterThan(bits.W1, threshold);
            counts.W2 -= Vector512.GreaterThan(bits.W2, threshold);
            counts.W3 -= Vector512.GreaterThan(bits.W3, threshold);
        }

        return counts;
    }

    /// <summary>Binary search among 15 thresholds, which lie in one register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PhiloxRow.Words Searched16(uint* thresholds, PhiloxRow.Words bits)
    {
        Vector512<uint> table = Vector512.Load(thresholds);
        PhiloxRow.Words counts = default;
        for (uint step = 8; step > 0; step >>= 1)
        {
            Vector512<uint> jump = Vector512.Create(step), probe = Vector512.Create(step - 1);
            counts.W0 = Advanced(counts.W0, bits.W0, Avx512F.PermuteVar16x32(table, counts.W0 + probe), jump);
            counts.W1 = Advanced(counts.W1, bits.W1, Avx512F.PermuteVar16x32(table, counts.W1 + probe), jump);
            counts.W2 = Advanced(counts.W2, bits.W2, Avx512F.PermuteVar16x32(table, counts.W2 + probe), jump);
            counts.W3 = Advanced(counts.W3, bits.W3, Avx512F.PermuteVar16x32(table, counts.W3 + probe), jump);
        }

        return counts;
    }

    /// <summary>Binary search among 31 thresholds, which lie in two registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PhiloxRow.Words Searched32(uint* thresholds, PhiloxRow.Words bits)
    {
        Vector512<uint> low = Vector512.Load(thresholds), high = Vector512.Load(thresholds + 16);
        PhiloxRow.Words counts = default;
        for (uint step = 16; step > 0; step >>= 1)
        {
            Vector512<uint> jump = Vector512.Create(step), probe = Vector512.Create(step - 1);
            counts.W0 = Advanced(counts.W0, bits.W0, Avx512F.PermuteVar16x32x2(low, counts.W0 + probe, high), jump);
            counts.W1 = Advanced(counts.W1, bits.W1, Avx512F.PermuteVar16x32x2(low, counts.W1 + probe, high), jump);
            counts.W2 = Advanced(counts.W2, bits.W2, Avx512F.PermuteVar16x32x2(low, counts.W2 + probe, high), jump);
            counts.W3 = Advanced(counts.W3, bits.W3, Avx512F.PermuteVar16x32x2(low, counts.W3 + probe, high), jump);
        }

        return counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Advanced(Vector512<uint> count, Vector512<uint> bits, Vector512<uint> threshold, Vector512<uint> jump) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(bits, threshold), count + jump, count);
}
