using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Glia.Benchmarks.Micro;

/// <summary>The update of <c>iaf_psc_exp</c> as one would write it by hand, in the vectors that the compiled kernel has at most (512 bits).</summary>
internal sealed unsafe class HandVectorisedUpdate(int count) : IDisposable
{
    private const float Propagator = 0.990049834f, SynapticPropagator = 0.951229425f, FromCurrent = 3.7e-4f;
    private const float Threshold = 15, Reset = 0, RefractorySteps = 20;
    private const int Arrays = 6;

    private readonly float* _memory = Cleared(count);
    private readonly int[] _spiked = new int[count];

    public int Step() => Step(_memory, _memory + count, _memory + 2 * count, _memory + 3 * count, _memory + 4 * count, _memory + 5 * count);

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    private static float* Cleared(int count)
    {
        float* memory = (float*)NativeMemory.AlignedAlloc((nuint)count * Arrays * sizeof(float), 64);
        NativeMemory.Clear(memory, (nuint)count * Arrays * sizeof(float));
        return memory;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Step(float* v, float* excitatory, float* inhibitory, float* refractory, float* arriving, float* arrivingInhibition)
    {
        int found = 0;
        for (int i = 0; i < count; i += Vector512<float>.Count)
        {
            Vector512<float> potential = Vector512.LoadAligned(v + i), ex = Vector512.LoadAligned(excitatory + i), inh = Vector512.LoadAligned(inhibitory + i);
            Vector512<float> left = Vector512.LoadAligned(refractory + i), free = Vector512.LessThanOrEqual(left, Vector512<float>.Zero);
            Vector512<float> next = Vector512.FusedMultiplyAdd(potential, Vector512.Create(Propagator), (ex + inh) * FromCurrent);
            potential = Vector512.ConditionalSelect(free, next, potential);
            Vector512.FusedMultiplyAdd(ex, Vector512.Create(SynapticPropagator), Vector512.LoadAligned(arriving + i)).StoreAligned(excitatory + i);
            Vector512.FusedMultiplyAdd(inh, Vector512.Create(SynapticPropagator), Vector512.LoadAligned(arrivingInhibition + i)).StoreAligned(inhibitory + i);
            Vector512<float>.Zero.StoreAligned(arriving + i);
            Vector512<float>.Zero.StoreAligned(arrivingInhibition + i);
            left = Vector512.Max(left - Vector512<float>.One, Vector512<float>.Zero);
            Vector512<float> fires = Vector512.GreaterThanOrEqual(potential, Vector512.Create(Threshold)) & free;
            ulong mask = fires.ExtractMostSignificantBits();
            potential = Vector512.ConditionalSelect(fires, Vector512.Create(Reset), potential);
            left = Vector512.ConditionalSelect(fires, Vector512.Create(RefractorySteps), left);
            for (; mask != 0; mask &= mask - 1) _spiked[found++] = i + BitOperations.TrailingZeroCount(mask);
            potential.StoreAligned(v + i);
            left.StoreAligned(refractory + i);
        }

        return found;
    }
}
