using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>The spikes that lanes have to catch up with, by level: level 0 holds the latest of every lane that has any, level 1 the one before for those that have two, and so on.</summary>
/// <typeparam name="T">Precision of the values at spikes.</typeparam>
/// <param name="history">The spikes.</param>
/// <param name="lanes">The lanes.</param>
/// <param name="skips">Whether the newest spikes of a target may come after the time that lanes are taken to.</param>
/// <remarks>Going through the levels from the last to the first takes every lane through its spikes in their order, without a search for the first of them.</remarks>
internal sealed unsafe class PendingSpikes<T>(PostHistory<T> history, LaneIndexes lanes, bool skips) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Arrays = 5, LeastCapacity = 4096;

    /// <summary>1 where spikes at the very time from which lanes have to catch up were taken in then.</summary>
    private readonly Vector512<int> _after = Vector512.Create(skips ? 1 : 0);

    private readonly List<int> _starts = [0];
    private NativeBlock _data = NativeBlock.Zeroed(Arrays * LeastCapacity * sizeof(int));
    private int _capacity = LeastCapacity;

    /// <summary>Number of lanes of level 0.</summary>
    public int First { get; private set; }

    /// <summary>Number of levels.</summary>
    public int Levels => _starts.Count - 1;

    /// <summary>Number of spikes of a level.</summary>
    public int Count(int level) => _starts[level + 1] - _starts[level];

    /// <summary>Lanes of a level, ascending.</summary>
    public int* Lanes(int level) => Array(0) + _starts[level];

    /// <summary>Stamps of a level's spikes.</summary>
    public int* Stamps(int level) => Array(1) + _starts[level];

    /// <summary>Times from which on the lanes of a level have to catch up.</summary>
    public int* Origins(int level) => Array(2) + _starts[level];

    /// <summary>Where values of a level's spikes lie in the rings of the history, once <see cref="Locate"/> has found them.</summary>
    public int* Slots(int level) => Array(4) + _starts[level];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        First = 0;
        _starts.Clear();
        _starts.Add(0);
    }

    /// <summary>Appends the lanes of one group whose latest spike they have not seen to level 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int from, int count, int origin)
    {
        Reserve(First + count);
        int* latest = lanes.Latest + from, targets = lanes.Targets + from;
        int* lane = Array(0) + First, stamp = Array(1) + First, origins = Array(2) + First, place = Array(3) + First;
        Vector512<int> start = Vector512.Create(origin), end = Vector512.Create(from + count), index = Vector512<int>.Indices + Vector512.Create(from);
        int found = 0;
        for (int k = 0; k < count; k += LaneVectors.Width, index += Vector512.Create(LaneVectors.Width))
        {
            Vector512<int> stamps = Vector512.Load(latest + k);
            Vector512<int> isPending = Vector512.GreaterThanOrEqual(stamps, start + _after) & Vector512.LessThan(index, end);
            LaneVectors.Pack(stamps, isPending, stamp + found);
            LaneVectors.Pack(Vector512.Load(targets + k), isPending, place + found);
            start.Store(origins + found);
            found += LaneVectors.Pack(index, isPending, lane + found);
        }

        First += found;
    }

    /// <summary>Appends the lanes of all groups whose latest spike they have not seen to level 0, when no newer spikes have to be skipped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddAll(int count)
    {
        Reserve(First + count);
        int* latest = lanes.Latest, targets = lanes.Targets, start = lanes.Origins;
        int* lane = Array(0), stamp = Array(1), origins = Array(2), place = Array(3);
        int found = First;
        for (int k = 0; k < count; k += LaneVectors.Width)
        {
            Vector512<int> stamps = Vector512.Load(latest + k), from = Vector512.Load(start + k);
            Vector512<int> isPending = Vector512.GreaterThanOrEqual(stamps, from) & LaneVectors.Before(k, count);
            if (isPending == Vector512<int>.Zero) continue;
            LaneVectors.Pack(stamps, isPending, stamp + found);
            LaneVectors.Pack(Vector512.Load(targets + k), isPending, place + found);
            LaneVectors.Pack(from, isPending, origins + found);
            found += LaneVectors.Pack(Vector512<int>.Indices + Vector512.Create(k), isPending, lane + found);
        }

        First = found;
    }

    /// <summary>Finds the spikes of all levels.</summary>
    public void Find()
    {
        for (int start = 0, count = First; count > 0;)
        {
            _starts.Add(start + count);
            Reserve(start + 2 * count);
            int level = _starts.Count - 2;
            if (level > 0) Locate(level);
            (start, count) = (start + count, level == 0 ? FindPrevious(count) : FindEarlier(start, count));
        }
    }

    /// <summary>Finds where the values of a level's spikes lie.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Locate(int level)
    {
        int count = Count(level);
        int* lane = Lanes(level), slot = Slots(level), place = Array(3) + _starts[level];
        Vector512<int> mask = Vector512.Create(history.Capacity - 1), capacity = Vector512.Create(history.Capacity), back = Vector512.Create(level + 1);
        for (int k = 0; k < count; k += LaneVectors.Width)
        {
            Vector512<int> places = Vector512.Load(place + k), spike = LaneVectors.Gather(history.Counts, places) - back;
            if (skips) spike -= LaneVectors.Gather(lanes.Skipped, Vector512.Load(lane + k));
            (places * capacity + (spike & mask)).Store(slot + k);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _data.Dispose();

    private int* Array(int index) => (int*)_data.Pointer + (long)index * _capacity;

    /// <summary>All contents are valid at all times, since vectors reach behind the last element.</summary>
    private void Reserve(int count)
    {
        if (count + LaneVectors.Width <= _capacity) return;
        int capacity = (int)BitOperations.RoundUpToPowerOf2((uint)(count + LaneVectors.Width));
        NativeBlock data = NativeBlock.Zeroed((long)Arrays * capacity * sizeof(int));
        for (int array = 0; array < Arrays; array++) new ReadOnlySpan<int>(Array(array), _capacity).CopyTo(new Span<int>((int*)data.Pointer + (long)array * capacity, capacity));
        _data.Dispose();
        (_data, _capacity) = (data, capacity);
    }

    /// <summary>Level 1, from the times of the last spike but one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindPrevious(int count)
    {
        int* index = skips ? Array(0) : Array(3), stamps = skips ? lanes.Before : history.Previous;
        int found = 0;
        for (int k = 0; k < count; k += LaneVectors.Width) found = Keep(0, k, count, found, LaneVectors.Gather(stamps, Vector512.Load(index + k)));
        return found;
    }

    /// <summary>A level, from the rings.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindEarlier(int start, int count)
    {
        int* slot = Array(4) + start;
        Vector512<int> mask = Vector512.Create(history.Capacity - 1);
        int found = 0;
        for (int k = 0; k < count; k += LaneVectors.Width)
        {
            Vector512<int> slots = Vector512.Load(slot + k);
            slots = (slots & ~mask) | ((slots - Vector512<int>.One) & mask);
            found = Keep(start, k, count, found, LaneVectors.Gather(history.Stamps, slots));
        }

        return found;
    }

    /// <summary>Appends to the next level those of sixteen lanes that have not seen the spikes stamped so. Reads go before writes, which are never ahead of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Keep(int start, int k, int count, int found, Vector512<int> stamps)
    {
        int from = start + k, to = start + count + found;
        Vector512<int> index = Vector512.Load(Array(0) + from), origins = Vector512.Load(Array(2) + from), places = Vector512.Load(Array(3) + from);
        Vector512<int> isPending = Vector512.GreaterThanOrEqual(stamps, origins + _after) & LaneVectors.Before(k, count);
        LaneVectors.Pack(stamps, isPending, Array(1) + to);
        LaneVectors.Pack(origins, isPending, Array(2) + to);
        LaneVectors.Pack(places, isPending, Array(3) + to);
        return found + LaneVectors.Pack(index, isPending, Array(0) + to);
    }
}
