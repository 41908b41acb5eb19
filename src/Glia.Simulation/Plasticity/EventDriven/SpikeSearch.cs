using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Finds for every lane the latest spike of its target, whether there is one that it has not seen, and the post-traces.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
/// <param name="history">The spikes.</param>
/// <param name="lanes">The lanes.</param>
/// <param name="pending">Receives the lanes with spikes to catch up with.</param>
/// <param name="traces">Columns of the post-traces, which receive their values after the latest spike; empty when nobody reads them.</param>
/// <param name="ringsAfter">By trace: the ring of its values after spikes; −1 where only the newest is ever needed.</param>
/// <param name="since">Receives the time since the latest spike, ms; null when nobody reads it.</param>
/// <param name="timeStep_ms">Time step.</param>
/// <param name="skips">Whether the newest spikes of a target may come after the time that lanes are taken to.</param>
internal sealed unsafe class SpikeSearch<T>(PostHistory<T> history, LaneIndexes lanes, PendingSpikes<T> pending, nint[] traces, int[] ringsAfter, T* since, double timeStep_ms, bool skips)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T _timeStep = T.CreateTruncating(timeStep_ms);

    /// <summary>Searches for the lanes of one group, and appends those with spikes to catch up with to the pending ones.</summary>
    /// <param name="from">First lane.</param>
    /// <param name="count">Lanes.</param>
    /// <param name="group">The group.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(int from, int count, in OpenGroup group)
    {
        int* targets = lanes.Targets + from, latest = lanes.Latest + from;
        int late = 0;
        Vector512<int> stamp = Vector512.Create(group.Stamp);
        for (int k = 0; k < count; k += LaneVectors.Width)
        {
            Vector512<int> last = LaneVectors.Gather(history.Last, Vector512.Load(targets + k));
            last.Store(latest + k);
            late |= (int)(Vector512.GreaterThanOrEqual(last, stamp) & LaneVectors.Before(k, count)).ExtractMostSignificantBits();
        }

        for (int trace = 0; trace < traces.Length; trace++) LaneVectors.Gather(history.Newest(trace), targets, (T*)traces[trace] + from, count);
        if (skips) FindBefore(from, count);
        if (since is not null) Since(from, count, group);
        if (late != 0) FindEarlier(from, count, group);
        pending.Add(from, count, group.Origin);
    }

    /// <summary>Does the same for the lanes of all groups at once, which is possible when no delay lies behind the synapses and none of their targets has spiked too late.</summary>
    /// <param name="count">Lanes, from the first on.</param>
    /// <param name="stamp">Time that they are taken to.</param>
    /// <param name="horizon">Time that their variables are given for.</param>
    /// <returns>Whether it was possible; if not, nothing has been done.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryFindAll(int count, int stamp, int horizon)
    {
        if (skips) return false;
        int* targets = lanes.Targets, latest = lanes.Latest;
        int late = 0;
        Vector512<int> bound = Vector512.Create(stamp), end = Vector512.Create(horizon);
        for (int k = 0; k < count; k += LaneVectors.Width)
        {
            Vector512<int> last = LaneVectors.Gather(history.Last, Vector512.Load(targets + k));
            last.Store(latest + k);
            late |= (int)(Vector512.GreaterThanOrEqual(last, bound) & LaneVectors.Before(k, count)).ExtractMostSignificantBits();
            if (since is not null) LaneVectors.StoreScaled(end - Vector512.Max(last, Vector512<int>.Zero), _timeStep, since + k);
        }

        if (late != 0) return false;
        for (int trace = 0; trace < traces.Length; trace++) LaneVectors.Gather(history.Newest(trace), targets, (T*)traces[trace], count);
        pending.AddAll(count);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindBefore(int from, int count)
    {
        int* targets = lanes.Targets + from, before = lanes.Before + from;
        for (int k = 0; k < count; k += LaneVectors.Width) LaneVectors.Gather(history.Previous, Vector512.Load(targets + k)).Store(before + k);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ListLate(int from, int count, int stamp)
    {
        int* latest = lanes.Latest + from;
        int found = 0;
        for (int k = 0; k < count; k += LaneVectors.Width)
        {
            Vector512<int> isLate = Vector512.GreaterThanOrEqual(Vector512.Load(latest + k), Vector512.Create(stamp)) & LaneVectors.Before(k, count);
            found += LaneVectors.Pack(Vector512<int>.Indices + Vector512.Create(from + k), isLate, lanes.Some + found);
        }

        return found;
    }

    /// <summary>For lanes whose target has spiked at or since the time they are taken to, which is in the past when the delay lies behind the synapse.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindEarlier(int from, int count, in OpenGroup group)
    {
        int lates = ListLate(from, count, group.Stamp);
        int* found = stackalloc int[5 * LaneVectors.Width];
        int* skipped = found, latest = found + LaneVectors.Width, before = latest + LaneVectors.Width, seenAt = before + LaneVectors.Width, slots = seenAt + LaneVectors.Width;
        Vector512<int> mask = Vector512.Create(history.Capacity - 1), capacity = Vector512.Create(history.Capacity);
        for (int k = 0; k < lates; k += LaneVectors.Width)
        {
            Vector512<int> places = LaneVectors.Gather(lanes.Targets, Vector512.Load(lanes.Some + k)), start = places * capacity;
            Vector512<int> last = LaneVectors.Gather(history.Counts, places) - Vector512<int>.One;
            Vector512<int> spike = LastBefore(start, last, mask, group.Bound), seen = LastBefore(start, spike, mask, group.Stamp);
            (last - spike).Store(skipped);
            LaneVectors.Gather(history.Stamps, start + (spike & mask)).Store(latest);
            LaneVectors.Gather(history.Stamps, start + (spike - Vector512<int>.One & mask)).Store(before);
            (start + (seen & mask)).Store(slots);
            LaneVectors.Gather(history.Stamps, start + (seen & mask)).Store(seenAt);
            for (int i = 0; i < Math.Min(LaneVectors.Width, lates - k); i++)
            {
                int lane = lanes.Some[k + i];
                (lanes.Skipped[lane], lanes.Latest[lane], lanes.Before[lane]) = (skipped[i], latest[i], before[i]);
                for (int trace = 0; trace < traces.Length; trace++)
                    ((T*)traces[trace])[lane] = seenAt[i] > PostHistory<T>.Never ? history.Ring(ringsAfter[trace])[slots[i]] : T.Zero;
                if (since is not null) since[lane] = T.CreateTruncating(group.Horizon - Math.Max(seenAt[i], -group.Shift)) * _timeStep;
            }
        }
    }

    /// <summary>Numbers of the last spikes before a stamp, from given ones backwards: there is always an earlier or an empty place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> LastBefore(Vector512<int> start, Vector512<int> spike, Vector512<int> mask, int stamp)
    {
        while (true)
        {
            Vector512<int> isLate = Vector512.GreaterThanOrEqual(LaneVectors.Gather(history.Stamps, start + (spike & mask)), Vector512.Create(stamp));
            if (isLate == Vector512<int>.Zero) return spike;
            spike += isLate;   // true is -1
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Since(int from, int count, in OpenGroup group)
    {
        int* latest = lanes.Latest + from;
        T* times = since + from;
        Vector512<int> stamp = Vector512.Create(group.Horizon), start = Vector512.Create(-group.Shift);
        for (int k = 0; k < count; k += LaneVectors.Width)
        {
            Vector512<int> last = Vector512.Load(latest + k);
            Vector512<int> steps = stamp - Vector512.ConditionalSelect(Vector512.LessThan(last, Vector512<int>.Zero), start, last);
            LaneVectors.StoreScaled(steps, _timeStep, times + k);
        }
    }
}
