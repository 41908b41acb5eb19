using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glia.Cli.Benchmarks;

/// <summary>The update of <c>iaf_psc_exp</c> as one would write it by hand for the hardware's vectors: the baseline of the compiled kernel.</summary>
/// <remarks>The same work: two synaptic currents, refractoriness, arrivals taken up and cleared, threshold, reset, list of spiking neurons.</remarks>
internal static unsafe class HandVectorisedLif
{
    private const float Propagator = 0.990049834f, SynapticPropagator = 0.951229425f, FromCurrent = 3.7e-4f, Drive = 0.147f;
    private const float Threshold = 15, Reset = 0, RefractorySteps = 20;

    /// <summary>Time of one update of one neuron.</summary>
    public static double NanosecondsPerNeuron(int neurons, int steps)
    {
        int padded = (neurons + 63) / 64 * 64;
        float* memory = (float*)NativeMemory.AlignedAlloc((nuint)padded * 6 * sizeof(float), 64);
        int* spiked = (int*)NativeMemory.AlignedAlloc((nuint)padded * sizeof(int), 64);
        try
        {
            NativeMemory.Clear(memory, (nuint)padded * 6 * sizeof(float));
            for (int i = 0; i < padded; i++) memory[i] = i % 1500 * 0.01f;
            long spikes = Run(memory, spiked, padded, steps / 10);
            long start = Stopwatch.GetTimestamp();
            spikes += Run(memory, spiked, padded, steps);
            double elapsed_ns = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
            GC.KeepAlive(spikes);
            return elapsed_ns / ((double)neurons * steps);
        }
        finally
        {
            NativeMemory.AlignedFree(memory);
            NativeMemory.AlignedFree(spiked);
        }
    }

    private static long Run(float* memory, int* spiked, int count, int steps)
    {
        long spikes = 0;
        for (int step = 0; step < steps; step++)
            spikes += Step(memory, memory + count, memory + 2 * count, memory + 3 * count, memory + 4 * count, memory + 5 * count, spiked, count);
        return spikes;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Step(float* v, float* excitatory, float* inhibitory, float* refractory, float* arriving, float* arrivingInhibition, int* spiked, int count)
    {
        int found = 0, width = Vector<float>.Count;
        var threshold = new Vector<float>(Threshold);
        for (int i = 0; i < count; i += width)
        {
            Vector<float> potential = Vector.Load(v + i), ex = Vector.Load(excitatory + i), inh = Vector.Load(inhibitory + i), left = Vector.Load(refractory + i);
            Vector<int> free = Vector.LessThanOrEqual(left, Vector<float>.Zero);
            Vector<float> next = potential * Propagator + ((ex + inh) * FromCurrent + new Vector<float>(Drive));
            potential = Vector.ConditionalSelect(free, next, potential);
            Vector.Store(ex * SynapticPropagator + Vector.Load(arriving + i), excitatory + i);
            Vector.Store(inh * SynapticPropagator + Vector.Load(arrivingInhibition + i), inhibitory + i);
            Vector.Store(Vector<float>.Zero, arriving + i);
            Vector.Store(Vector<float>.Zero, arrivingInhibition + i);
            left = Vector.Max(left - Vector<float>.One, Vector<float>.Zero);
            Vector<int> fires = Vector.GreaterThanOrEqual(potential, threshold) & free;
            if (Vector.EqualsAny(fires, Vector<int>.AllBitsSet))
            {
                potential = Vector.ConditionalSelect(fires, new Vector<float>(Reset), potential);
                left = Vector.ConditionalSelect(fires, new Vector<float>(RefractorySteps), left);
                for (int lane = 0; lane < width; lane++)
                    if (fires[lane] != 0) spiked[found++] = i + lane;
            }

            Vector.Store(potential, v + i);
            Vector.Store(left, refractory + i);
        }

        return found;
    }
}
