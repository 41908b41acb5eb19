using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Finds for every lane the latest spike of its target, whether there is one that it has not seen, and the post-traces.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
/// <param name="history">The spikes.</param>
/// <param name="lanes">The lanes.</param>
/// <param name="traces">Columns of the post-traces, which receive their values after the latest spike; empty when nobody reads them.</param>
/// <param name="ringsAfter">By trace: the ring of its values after spikes; −1 where only the newest is ever needed.</param>
/// <param name="since">Receives the time since the latest spike, ms; null when nobody reads it.</param>
/// <param name="timeStep_ms">Time step.</param>
internal sealed unsafe class SpikeSearch<T>(PostHistory<T> history, LaneIndexes lanes, nint[] traces, int[] ringsAfter, T* since, double timeStep_ms)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Width = 16;

    private readonly T _timeStep = T.CreateTruncating(timeStep_ms);

    /// <summary>Searches for the lanes of one group, and appends those with spikes to catch up with to the pending ones.</summary>
    /// <param name="from">First lane.</param>
    /// <param name="count">Lanes.</param>
    /// <param name="group">The group.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(int from, int count, in OpenGroup group)
    {
        if (!Avx512F.IsSupported || !Avx2.IsSupported)
        {
            FindOneByOne(from, count, group);
            return;
        }

        int* targets = lanes.Targets + from, latest = lanes.Latest + from;
        int late = 0;
        Vector512<int> stamp = Vector512.Create(group.Stamp), width = Vector512.Create(count);
        for (int k = 0; k < count; k += Width)
        {
            Vector512<int> last = Gather((int*)history.Targets, Vector512.Load(targets + k) << 2);
            last.Store(latest + k);
            late |= (int)(Vector512.GreaterThanOrEqual(last, stamp) & Vector512.LessThan(Vector512<int>.Indices + Vector512.Create(k), width)).ExtractMostSignificantBits();
        }

        for (int trace = 0; trace < traces.Length; trace++) Values(history.Newest(trace), (T*)traces[trace] + from, targets, count);
        if (late != 0) FindEarlier(from, count, group);
        List(from, count, group);
        if (since is not null) Since(from, count, group);
    }

    private void FindOneByOne(int from, int count, in OpenGroup group)
    {
        for (int lane = from; lane < from + count; lane++)
        {
            lanes.Latest[lane] = history.Targets[lanes.Targets[lane]].Last;
            for (int trace = 0; trace < traces.Length; trace++) ((T*)traces[trace])[lane] = history.Newest(trace)[lanes.Targets[lane]];
        }

        FindEarlier(from, count, group);
        for (int lane = from; lane < from + count; lane++)
        {
            int latest = lanes.Latest[lane];
            if (latest >= group.Origin) lanes.Pending[lanes.PendingCount++] = lane;
            if (since is not null) since[lane] = T.CreateTruncating(group.Horizon - (latest < 0 ? -group.Shift : latest)) * _timeStep;
        }
    }

    /// <summary>For lanes whose target has spiked since the time they are taken to, which is in the past when the delay lies behind the synapse.</summary>
    private void FindEarlier(int from, int count, in OpenGroup group)
    {
        int mask = history.Capacity - 1;
        for (int lane = from; lane < from + count; lane++)
        {
            if (lanes.Latest[lane] < group.Stamp) continue;
            int place = lanes.Targets[lane];
            ref TargetSpikes target = ref history.Targets[place];
            int* stamps = history.Stamps + (long)place * history.Capacity;
            int spike = target.Count - 1;
            while (spike >= target.First && stamps[spike & mask] >= group.Stamp) spike--;
            bool exists = spike >= target.First;
            lanes.Latest[lane] = exists ? stamps[spike & mask] : TargetSpikes.Never;
            for (int trace = 0; trace < traces.Length; trace++)
                ((T*)traces[trace])[lane] = exists ? history.Ring(ringsAfter[trace])[(long)place * history.Capacity + (spike & mask)] : T.Zero;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void List(int from, int count, in OpenGroup group)
    {
        int* latest = lanes.Latest + from, pending = lanes.Pending + lanes.PendingCount;
        Vector512<int> origin = Vector512.Create(group.Origin), lane = Vector512<int>.Indices + Vector512.Create(from), end = Vector512.Create(from + count);
        for (int k = 0; k < count; k += Width)
        {
            Vector512<int> isPending = Vector512.GreaterThanOrEqual(Vector512.Load(latest + k), origin) & Vector512.LessThan(lane, end);
            Avx512F.Compress(Vector512<int>.Zero, isPending, lane).Store(pending);   // there is room for a vector behind the last lane
            pending += BitOperations.PopCount(isPending.ExtractMostSignificantBits());
            lane += Vector512.Create(Width);
        }

        lanes.PendingCount = (int)(pending - lanes.Pending);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Since(int from, int count, in OpenGroup group)
    {
        int* latest = lanes.Latest + from;
        T* times = since + from;
        Vector512<int> stamp = Vector512.Create(group.Horizon), start = Vector512.Create(-group.Shift);
        for (int k = 0; k < count; k += Width)
        {
            Vector512<int> last = Vector512.Load(latest + k);
            Vector512<int> steps = stamp - Vector512.ConditionalSelect(Vector512.LessThan(last, Vector512<int>.Zero), start, last);
            if (typeof(T) == typeof(float)) (Vector512.ConvertToSingle(steps) * float.CreateTruncating(_timeStep)).Store((float*)times + k);
            else
            {
                double timeStep = double.CreateTruncating(_timeStep);
                (Avx512F.ConvertToVector512Double(steps.GetLower()) * timeStep).Store((double*)times + k);
                (Avx512F.ConvertToVector512Double(steps.GetUpper()) * timeStep).Store((double*)times + k + Width / 2);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Values(T* from, T* to, int* places, int count)
    {
        if (typeof(T) == typeof(float))
        {
            for (int k = 0; k < count; k += Width) Gather((int*)from, Vector512.Load(places + k)).Store((int*)to + k);
            return;
        }

        for (int k = 0; k < count; k++) to[k] = from[places[k]];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Gather(int* from, Vector512<int> index) =>
        Vector512.Create(Avx2.GatherVector256(from, index.GetLower(), sizeof(int)), Avx2.GatherVector256(from, index.GetUpper(), sizeof(int)));
}
