using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Takes lanes through the spikes of their targets that they have not seen: all those that have a spike of one level at once.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed unsafe class PostWaves<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PlasticSite<T> _site;
    private readonly PostHistory<T> _history;
    private readonly GroupRound<T> _round;
    private readonly LaneIndexes _lanes;
    private readonly LaneBatch<T> _batch;
    private readonly LaneCall<T> _onPost;
    private readonly PendingSpikes<T> _pending;
    private readonly bool _needsSlots;
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
    /// <param name="pending">Those with spikes to catch up with.</param>
    /// <param name="values">Their variables.</param>
    /// <param name="tracksEvents">Whether the time of the last event of every synapse is of interest.</param>
    public PostWaves(PlasticSite<T> site, SynapsePieces pieces, SpikeTaker<T> taker, GroupRound<T> round, LaneIndexes lanes, PendingSpikes<T> pending, LaneBatch<T> values, bool tracksEvents)
    {
        (_site, _history, _round, _lanes, _pending, _tracksEvents, _timeStep) = (site, taker.History, round, lanes, pending, tracksEvents, T.CreateTruncating(site.TimeStep));
        LaneKernel<T> kernel = LaneKernel<T>.For(pieces.Program, pieces.OnPost);
        _batch = new LaneBatch<T>(kernel.Columns, LaneWork<T>.Capacity);
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
        _needsSlots = _rings.Length > 0 || _random is not null;
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
        if (!_onPost.Kernel.IsEmpty && _pending.First > 0)
        {
           _pending.Find();
            for (int level = _pending.Levels - 1; level >= 0; level--)
            {
                int count = _pending.Count(level);
                if (_needsSlots) _pending.Locate(level);
                Wave(_pending.Lanes(level), _pending.Stamps(level), _pending.Origins(level), _pending.Slots(level), count);
            }
        }

        _pending.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _onPost.Dispose();
        _batch.Dispose();
    }

    private void Wave(int* lanes, int* stamps, int* origins, int* slots, int count)
    {
        if (_sincePre is not null) Since(origins, stamps, _sincePre, count);
        if (_sinceEvent is not null) SinceEvents(lanes, stamps, count);
        if (_tracksEvents) LaneVectors.Scatter(stamps, lanes, _lanes.Events, count);
        foreach ((nint values, nint wave, _) in _columns) LaneVectors.Gather((T*)values, lanes, (T*)wave, count);
        foreach ((int ring, nint wave) in _rings) LaneVectors.Gather(_history.Ring(ring), slots, (T*)wave, count);
        if (ReadsGroups || _target is not null) Circumstances(lanes, stamps, slots, count);
        _onPost.Run(count);
        foreach ((nint values, nint wave, bool isWritten) in _columns)
            if (isWritten) LaneVectors.Scatter((T*)wave, lanes, (T*)values, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Since(int* before, int* stamps, T* to, int count)
    {
        for (int k = 0; k < count; k += LaneVectors.Width) LaneVectors.StoreScaled(Vector512.Load(stamps + k) - Vector512.Load(before + k), _timeStep, to + k);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SinceEvents(int* lanes, int* stamps, int count)
    {
        for (int k = 0; k < count; k += LaneVectors.Width)
            LaneVectors.StoreScaled(Vector512.Load(stamps + k) - LaneVectors.Gather(_lanes.Events, Vector512.Load(lanes + k)), _timeStep, _sinceEvent + k);
    }

    private void Circumstances(int* lanes, int* stamps, int* slots, int count)
    {
        for (int k = 0; k < count; k++)
        {
            int lane = lanes[k], target = _site.Slice.First + _lanes.Targets[lane];
            ref OpenGroup group = ref _round[_lanes.Groups[lane]];
            int stamp = stamps[k] + group.Shift;
            if (_time is not null) _time[k] = T.CreateTruncating(stamp) * _timeStep;
            if (_source is not null) _source[k] = T.CreateTruncating(group.Source);
            if (_target is not null) _target[k] = T.CreateTruncating(target);
            if (_random is null) continue;
            (_random.Keys.Sources[k], _random.Keys.Targets[k], _random.Keys.Stamps[k]) = (group.Source, target, stamp);
            _random.Keys.Occurrences[k] = _occurrences == 0 ? 0 : int.CreateTruncating(((T*)_occurrences)[lane]);
        }

        if (_random is null) return;
        _random.Fill(0, count, 0);
        for (int k = 0; k < count; k++)
            if (Repeat(slots[k]) is > 0 and var repeat) _random.Fill(k, repeat);
    }

    /// <summary>How many spikes the target has emitted in the same step before the one in a slot.</summary>
    private int Repeat(int slot)
    {
        int mask = _history.Capacity - 1, repeat = 0;
        for (int before = slot; ; repeat++)
        {
            before = (before & ~mask) | (before - 1 & mask);
            if (_history.Stamps[before] != _history.Stamps[slot]) return repeat;
        }
    }
}
