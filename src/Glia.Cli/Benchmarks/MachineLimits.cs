using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Glia.Cli.Benchmarks;

/// <summary>What the machine's memory can do at most: the bounds that simulation speed is seen against.</summary>
/// <param name="Threads">Threads that read at the same time.</param>
/// <param name="StreamingRead_GBps">Bytes per second when reading one after the other.</param>
/// <param name="RandomReads_Mps">Millions of 64-byte lines per second when reading anywhere, each independent of the one before.</param>
internal sealed partial record MachineLimits(int Threads, double StreamingRead_GBps, double RandomReads_Mps)
{
    private const int LineBytes = 64;
    private const long Bytes = 1L << 30;         // far beyond any cache
    private const int HugePageBytes = 2 << 20;
    private const int AdviceHugePages = 14;      // MADV_HUGEPAGE
    private const int Rounds = 3;
    private const int RandomReadsPerThread = 20_000_000;

    /// <summary>Measures with one thread and with as many as the benchmarks use.</summary>
    public static unsafe IReadOnlyList<MachineLimits> Measure(int most)
    {
        byte* memory = (byte*)NativeMemory.AlignedAlloc((nuint)Bytes, HugePageBytes);
        try
        {
            // As the simulator's own memory: with small pages the translation of addresses would be measured, not the memory. Advice that is not taken does no harm.
            if (OperatingSystem.IsLinux()) _ = Advise(memory, (nuint)Bytes, AdviceHugePages);
            NativeMemory.Fill(memory, (nuint)Bytes, 1);   // real pages, not the shared zero page
            return [.. ((int[])[1, most]).Distinct().Select(threads => new MachineLimits(
                threads,
                Best(threads, part => Stream(memory, part, threads)) * Bytes / 1e9,
                Best(threads, part => Scatter(memory, part)) * threads * RandomReadsPerThread / 1e6))];
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
        }
    }

    /// <summary>Rounds per second of the fastest round.</summary>
    private static double Best(int threads, Func<int, long> work)
    {
        double best = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp(), sum = 0;
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, part => Interlocked.Add(ref sum, work(part)));
            GC.KeepAlive(sum);
            best = Math.Max(best, 1 / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    private static unsafe long Stream(byte* memory, int part, int parts)
    {
        long length = Bytes / parts / LineBytes * LineBytes;
        byte* from = memory + part * length;
        Vector<long> a = default, b = default, c = default, d = default;
        int width = Vector<byte>.Count;
        for (long i = 0; i + 4 * width <= length; i += 4 * width)
        {
            a += *(Vector<long>*)(from + i);
            b += *(Vector<long>*)(from + i + width);
            c += *(Vector<long>*)(from + i + 2 * width);
            d += *(Vector<long>*)(from + i + 3 * width);
        }

        return Vector.Sum(a + b + c + d);
    }

    private static unsafe long Scatter(byte* memory, int part)
    {
        const ulong Lines = (ulong)Bytes / LineBytes;
        ulong state = 0x9E3779B97F4A7C15 * (ulong)(part + 1);
        long sum = 0;
        for (int i = 0; i < RandomReadsPerThread; i++)
        {
            // A linear congruential step: the next address does not wait for the line that was read.
            state = state * 6364136223846793005 + 1442695040888963407;
            sum += *(long*)(memory + (state >> 33) % Lines * LineBytes);
        }

        return sum;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static unsafe partial int Advise(byte* address, nuint length, int advice);
}
