using System.Numerics;
using System.Runtime.CompilerServices;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Takes lanes through the spikes of their targets that they have not seen: first all of them through their first such spike, then those that have a second, and so on.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed unsafe class PostWaves<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PlasticSite<T> _site;
    private readonly PostHistory<T> _history;
    private readonly GroupRound<T> _round;
    private readonly LaneIndexes _lanes;
    private readonly LaneBatch<T> _batch;
    private readonly LaneCall<T> _onPost;
    private readonly LaneRandom<T>? _random;
    private readonly (nint Lanes, nint Wave, bool IsWritten)[] _columns;
    private readonly (int Ring, nint Wave)[] _rings;
    private readonly nint _occurrences;
    private readonly T* _time, _source, _target, _sincePre, _sinceEvent;
    private readonly T _timeStep;
    private readonly bool _tracksEvents;

    /// <summary>Prepares waves.</summary>
    /// <param name="site">The projection.</param>
    /// <param name="pieces">Its program.</param>
    /// <param name="taker">Takes in the spikes.</param>
    /// <param name="round">The open groups.</param>
    /// <param name="lanes">The lanes.</param>
    /// <param name="values">Their variables.</param>
    /// <param name="tracksEvents">Whether the time of the last event of every synapse is of interest.</param>
    public PostWaves(PlasticSite<T> site, SynapsePieces pieces, SpikeTaker<T> taker, GroupRound<T> round, LaneIndexes lanes, LaneBatch<T> values, bool tracksEvents)
    {
        (_site, _history, _round, _lanes, _tracksEvents, _timeStep) = (site, taker.History, round, lanes, tracksEvents, T.CreateTruncating(site.TimeStep));
        LaneKernel<T> kernel = LaneKernel<T>.For(pieces.Program, pieces.OnPost);
        _batch = new LaneBatch<T>(kernel.Columns);
        _onPost = _batch.Bind(kernel, site.TimeStep);
        T* Input(string name) => kernel.Inputs.Contains(name) ? _batch.Pointer(name) : null;
        IEnumerable<string> states = pieces.Program.States.Select(state => state.Variable.Name).Where(kernel.Columns.Contains);
        IEnumerable<string> traces = pieces.Program.PreTraces.Select(trace => trace.Variable.Name).Where(kernel.Inputs.Contains);
        _columns =
        [
            .. states.Select(name => ((nint)values.Pointer(name), (nint)_batch.Pointer(name), kernel.Written.Contains(name))),
            .. traces.Select(name => ((nint)values.Pointer(EventColumns.Origin(name)), (nint)_batch.Pointer(name), false)),
        ];
        _rings = [.. taker.RingNames.Select((name, ring) => (ring, (nint)_batch.Pointer(name)))];
        _occurrences = (nint)values.Pointer(EventColumns.Occurrence);
        _time = Input(LaneNames.Time);
        _source = Input(LaneNames.Source);
        _target = Input(LaneNames.Target);
        _sincePre = Input(EventColumns.SincePre);
        _sinceEvent = Input(EventColumns.SinceEvent);
        if (!kernel.Draws.IsEmpty) _random = new LaneRandom<T>(site, kernel.Draws, _batch);
    }

    /// <summary>Whether <see cref="LaneIndexes.Groups"/> is read.</summary>
    public bool ReadsGroups => _time is not null || _source is not null || _random is not null;

    /// <summary>Bytes taken.</summary>
    public long Bytes => _batch.Bytes;

    /// <summary>Sets a parameter.</summary>
    public void Set(string parameter, double value) => _onPost.Set(parameter, value);

    /// <summary>Takes the pending lanes to the present; none is pending then.</summary>
    public void Run()
    {
        if (!_onPost.Kernel.IsEmpty && _lanes.PendingCount > 0)
        {
            FindFirst();
            for (int count = _lanes.PendingCount; count > 0; count = Remaining(count)) Wave(count);
        }

        _lanes.PendingCount = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _onPost.Dispose();
        _batch.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindFirst()
    {
        int mask = _history.Capacity - 1, count = _lanes.PendingCount;
        int* pending = _lanes.Pending, targets = _lanes.Targets, next = _lanes.Next, end = _lanes.End;
        for (int k = 0; k < count; k++)
        {
            int lane = pending[k], place = targets[lane], origin = _lanes.Origins[lane], latest = _lanes.Latest[lane];
            TargetSpikes* target = _history.Targets + place;
            int* stamps = _history.Stamps + (long)place * _history.Capacity;
            int spike = target->Count - 1, first = target->First;
            while (stamps[spike & mask] > latest) spike--;
            end[lane] = spike + 1;
            while (spike > first && stamps[spike - 1 & mask] >= origin) spike--;
            next[lane] = spike;
        }
    }

    /// <summary>Keeps the lanes that have further spikes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Remaining(int count)
    {
        int* pending = _lanes.Pending, next = _lanes.Next, end = _lanes.End;
        int kept = 0;
        for (int k = 0; k < count; k++)
        {
            int lane = pending[k];
            pending[kept] = lane;
            if (++next[lane] < end[lane]) kept++;
        }

        return kept;
    }

    private void Wave(int count)
    {
        Times(count);
        foreach ((nint lanes, nint wave, _) in _columns) Gather((T*)lanes, (T*)wave, count);
        foreach ((int ring, nint wave) in _rings) GatherSpikes(_history.Ring(ring), (T*)wave, count);
        if (ReadsGroups || _target is not null) Circumstances(count);
        _onPost.Run(count);
        foreach ((nint lanes, nint wave, bool isWritten) in _columns)
            if (isWritten) Scatter((T*)wave, (T*)lanes, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Times(int count)
    {
        int capacity = _history.Capacity, mask = capacity - 1;
        int* pending = _lanes.Pending, targets = _lanes.Targets, next = _lanes.Next, origins = _lanes.Origins, events = _lanes.Events;
        for (int k = 0; k < count; k++)
        {
            int lane = pending[k];
            int stamp = _history.Stamps[(long)targets[lane] * capacity + (next[lane] & mask)];
            if (_sincePre is not null) _sincePre[k] = T.CreateTruncating(stamp - origins[lane]) * _timeStep;
            if (!_tracksEvents) continue;
            if (_sinceEvent is not null) _sinceEvent[k] = T.CreateTruncating(stamp - events[lane]) * _timeStep;
            events[lane] = stamp;
        }
    }

    private void Circumstances(int count)
    {
        int mask = _history.Capacity - 1;
        for (int k = 0; k < count; k++)
        {
            int lane = _lanes.Pending[k], place = _lanes.Targets[lane];
            ref OpenGroup group = ref _round[_lanes.Groups[lane]];
            int stamp = _history.Stamps[(long)place * _history.Capacity + (_lanes.Next[lane] & mask)] + group.Shift;
            if (_time is not null) _time[k] = T.CreateTruncating(stamp) * _timeStep;
            if (_source is not null) _source[k] = T.CreateTruncating(group.Source);
            if (_target is not null) _target[k] = T.CreateTruncating(_site.Slice.First + place);
            if (_random is null) continue;
            (_random.Keys.Sources[k], _random.Keys.Targets[k], _random.Keys.Stamps[k]) = (group.Source, _site.Slice.First + place, stamp);
            _random.Keys.Occurrences[k] = _occurrences == 0 ? 0 : int.CreateTruncating(((T*)_occurrences)[lane]);
        }

        _random?.Fill(0, count, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(T* from, T* to, int count)
    {
        int* pending = _lanes.Pending;
        for (int k = 0; k < count; k++) to[k] = from[pending[k]];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GatherSpikes(T* ring, T* to, int count)
    {
        int capacity = _history.Capacity, mask = capacity - 1;
        int* pending = _lanes.Pending, targets = _lanes.Targets, next = _lanes.Next;
        for (int k = 0; k < count; k++) to[k] = ring[(long)targets[pending[k]] * capacity + (next[pending[k]] & mask)];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scatter(T* from, T* to, int count)
    {
        int* pending = _lanes.Pending;
        for (int k = 0; k < count; k++) to[pending[k]] = from[k];
    }
}
