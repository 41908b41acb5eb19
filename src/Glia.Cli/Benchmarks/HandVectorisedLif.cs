using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Glia.Cli.Benchmarks;

/// <summary>The update of <c>iaf_psc_exp</c> in float32 as one would write it by hand for vectors of 16: the baseline of the compiled kernel.</summary>
/// <remarks>The same work: two synaptic currents, an injected current, refractoriness, arrivals taken up and cleared, threshold, reset, list of spiking neurons.</remarks>
internal sealed unsafe class HandVectorisedLif : IDisposable
{
    private const float MembranePropagator = 0.990049834f, SynapticPropagator = 0.951229425f, FromSynapticCurrent = 3.8e-4f, FromInjectedCurrent = 3.98e-4f;
    private const float Drive = 0.147f, Threshold = 15, Reset = 0, RefractorySteps = 20;
    private const int Arrays = 7;

    private readonly int _padded;
    private readonly float* _memory;
    private readonly int* _spiked;

    public HandVectorisedLif(int neurons)
    {
        _padded = (neurons + 63) / 64 * 64;
        _memory = (float*)NativeMemory.AlignedAlloc((nuint)_padded * Arrays * sizeof(float), 64);
        _spiked = (int*)NativeMemory.AlignedAlloc((nuint)_padded * sizeof(int), 64);
        NativeMemory.Clear(_memory, (nuint)_padded * Arrays * sizeof(float));
        for (int i = 0; i < _padded; i++) _memory[i] = i % 1500 * 0.01f;
    }

    /// <summary>Time of one update of one neuron.</summary>
    public static double NanosecondsPerNeuron(int neurons, int steps)
    {
        using var block = new HandVectorisedLif(neurons);
        long spikes = 0;
        for (int step = 0; step < steps / 10; step++) spikes += block.Step();
        long start = Stopwatch.GetTimestamp();
        for (int step = 0; step < steps; step++) spikes += block.Step();
        double elapsed_ns = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        GC.KeepAlive(spikes);
        return elapsed_ns / ((double)neurons * steps);
    }

    /// <summary>One time step of all neurons.</summary>
    /// <returns>How many spiked.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Step()
    {
        float* v = _memory, excitatory = v + _padded, inhibitory = excitatory + _padded, refractory = inhibitory + _padded;
        float* arriving = refractory + _padded, arrivingInhibition = arriving + _padded, injected = arrivingInhibition + _padded;
        Vector512<float> zero = Vector512<float>.Zero, one = Vector512<float>.One, threshold = Vector512.Create(Threshold);
        Vector512<float> membrane = Vector512.Create(MembranePropagator), synapse = Vector512.Create(SynapticPropagator), drive = Vector512.Create(Drive);
        Vector512<float> fromSynapse = Vector512.Create(FromSynapticCurrent), fromInjected = Vector512.Create(FromInjectedCurrent);
        int found = 0;
        for (int i = 0; i < _padded; i += Vector512<float>.Count)
        {
            Vector512<float> potential = Vector512.Load(v + i), ex = Vector512.Load(excitatory + i), inh = Vector512.Load(inhibitory + i), left = Vector512.Load(refractory + i);
            Vector512<float> free = Vector512.LessThanOrEqual(left, zero);
            Vector512<float> input = Vector512.FusedMultiplyAdd(Vector512.Load(injected + i), fromInjected, drive);
            Vector512<float> next = Vector512.FusedMultiplyAdd(potential, membrane, Vector512.FusedMultiplyAdd(ex + inh, fromSynapse, input));
            potential = Vector512.ConditionalSelect(free, next, potential);
            Vector512.Store(Vector512.FusedMultiplyAdd(ex, synapse, Vector512.Load(arriving + i)), excitatory + i);
            Vector512.Store(Vector512.FusedMultiplyAdd(inh, synapse, Vector512.Load(arrivingInhibition + i)), inhibitory + i);
            Vector512.Store(zero, arriving + i);
            Vector512.Store(zero, arrivingInhibition + i);
            Vector512.Store(zero, injected + i);
            left = Vector512.Max(left - one, zero);
            ulong fires = (Vector512.GreaterThanOrEqual(potential, threshold) & free).ExtractMostSignificantBits();
            if (fires != 0)
            {
                Vector512<float> mask = Vector512.GreaterThanOrEqual(potential, threshold) & free;
                potential = Vector512.ConditionalSelect(mask, Vector512.Create(Reset), potential);
                left = Vector512.ConditionalSelect(mask, Vector512.Create(RefractorySteps), left);
                for (; fires != 0; fires &= fires - 1) _spiked[found++] = i + BitOperations.TrailingZeroCount(fires);
            }

            Vector512.Store(potential, v + i);
            Vector512.Store(left, refractory + i);
        }

        return found;
    }

    public void Dispose()
    {
        NativeMemory.AlignedFree(_memory);
        NativeMemory.AlignedFree(_spiked);
    }
}
