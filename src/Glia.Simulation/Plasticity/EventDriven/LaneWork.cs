using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Glia.Simulation.Delivery;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>What is done with the synapses of open groups once they have caught up with the spikes of their targets.</summary>
internal enum LaneGoal
{
    /// <summary>A spike of their source arrives.</summary>
    Arrive,

    /// <summary>Nothing more: they are brought up to date.</summary>
    CatchUp,

    /// <summary>They are looked at, and stay as they were.</summary>
    Look,
}

/// <summary>Takes the synapses of open groups through the spikes of their targets and the arrival of one of their source, some thousand at a time.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed unsafe class LaneWork<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Lanes of a batch: enough that the few lanes of the last levels of pending spikes cost little, few enough for the second-level cache.</summary>
    public const int Capacity = 2048;

    private readonly PlasticSite<T> _site;
    private readonly PlasticLayout _layout;
    private readonly int _targetStart;
    private readonly GroupRound<T> _round;
    private readonly LaneBatch<T> _batch;
    private readonly LaneCall<T> _onPre, _advance, _lookPost;
    private readonly SpikeSearch<T> _search, _catchUpSearch, _lookSearch;
    private readonly PostWaves<T> _waves;
    private readonly ArrivalColumns<T> _arrival;
    private readonly PendingSpikes<T> _pending;
    private readonly LaneIndexes _lanes = new(Capacity);
    private readonly Segment[] _segments = new Segment[Math.Min(Capacity, GroupRound<T>.Capacity)];
    private readonly nint[] _states;
    private readonly (int Trace, nint Column)[] _origins;
    private readonly bool[] _saved;
    private readonly bool _readsGroups, _skips;
    private readonly T* _sinceEvent, _transmit;
    private readonly T _timeStep;

    /// <summary>Prepares work on the synapses of a site.</summary>
    public LaneWork(PlasticSite<T> site, SynapsePieces pieces, SpikeTaker<T> taker, GroupRound<T> round)
    {
        (_site, _round, _timeStep) = (site, round, T.CreateTruncating(site.TimeStep));
        (_layout, _targetStart) = (site.Layout, site.Layout.TargetStart);
        LaneKernel<T> onPre = LaneKernel<T>.For(pieces.Program, pieces.OnPre), advance = LaneKernel<T>.For(pieces.Program, pieces.StateAdvance);
        LaneKernel<T> onPost = LaneKernel<T>.For(pieces.Program, pieces.OnPost), look = LaneKernel<T>.For(pieces.Program, pieces.PostAdvance);
        string[] states = [.. pieces.Program.States.Select(state => state.Variable.Name), .. site.Layout.Columns > pieces.Program.States.Length ? [EventColumns.Occurrence] : Array.Empty<string>()];
        string[] pre = [.. pieces.Program.PreTraces.Select(trace => trace.Variable.Name)], posts = [.. pieces.Program.PostTraces.Select(trace => trace.Variable.Name)];
        _batch = new LaneBatch<T>([.. states, .. pre, .. pre.Select(EventColumns.Origin), .. posts, EventColumns.SincePost, .. onPre.Columns, .. advance.Columns, .. look.Columns], Capacity);
        (_onPre, _advance, _lookPost) = (_batch.Bind(onPre, site.TimeStep), _batch.Bind(advance, site.TimeStep), _batch.Bind(look, site.TimeStep));
        _states = [.. states.Select(name => (nint)_batch.Pointer(name))];
        _saved = [.. states.Select(name => onPre.Written.Contains(name) || advance.Written.Contains(name) || onPost.Written.Contains(name))];
        _origins = [.. pre.Select((name, trace) => (name, trace)).Where(t => onPost.Inputs.Contains(t.name)).Select(t => (t.trace, (nint)_batch.Pointer(EventColumns.Origin(t.name))))];
        _sinceEvent = onPre.Inputs.Contains(EventColumns.SinceEvent) || advance.Inputs.Contains(EventColumns.SinceEvent) ? _batch.Pointer(EventColumns.SinceEvent) : null;
        _transmit = pieces.TransmitsState ? _batch.Pointer(((Equations.Ir.Read)pieces.Program.Transmit).Variable.Name) : _batch.Pointer(EventColumns.Transmit);
        bool skips = pieces.Program.Delay == Models.DelaySite.Dendritic;
        _pending = new PendingSpikes<T>(taker.History, _lanes, skips);
        nint[] traces = [.. posts.Select(name => (nint)_batch.Pointer(name))];
        int[] after = [.. posts.Select((_, trace) => taker.RingAfter(trace))];
        bool reads = posts.Any(onPre.Inputs.Contains);
        _lookSearch = new SpikeSearch<T>(taker.History, _lanes, _pending, traces, after, _batch.Pointer(EventColumns.SincePost), site.TimeStep, skips);
        _catchUpSearch = new SpikeSearch<T>(taker.History, _lanes, _pending, [], [], null, site.TimeStep, skips);
        _search = reads ? _lookSearch : _catchUpSearch;
        _waves = new PostWaves<T>(site, pieces, taker, round, _lanes, _pending, _batch, tracksEvents: _sinceEvent is not null);
        _arrival = new ArrivalColumns<T>(site, pieces, onPre, round, _lanes, _batch);
        (_readsGroups, _skips) = (_waves.ReadsGroups, skips);
    }

    /// <summary>Part of an open group in the batch.</summary>
    private readonly record struct Segment(int From, int Count, int Group, int Start);

    /// <summary>Columns of the lanes.</summary>
    public LaneBatch<T> Columns => _batch;

    /// <summary>Bytes taken.</summary>
    public long Bytes => _batch.Bytes + _waves.Bytes;

    /// <summary>Sets a parameter.</summary>
    public void Set(string parameter, double value)
    {
        _onPre.Set(parameter, value);
        _advance.Set(parameter, value);
        _lookPost.Set(parameter, value);
        _waves.Set(parameter, value);
    }

    /// <summary>Works on all synapses of the open groups, in their order.</summary>
    /// <param name="step">The present step.</param>
    /// <param name="goal">What for.</param>
    /// <param name="look">Told of every batch that is looked at: the number of its lanes.</param>
    public void Run(long step, LaneGoal goal, Action<int>? look = null)
    {
        int lanes = 0, segments = 0;
        for (int group = 0; group < _round.Count; group++)
        {
            int count = _round[group].Count;
            for (int start = 0; start < count;)
            {
                int part = Math.Min(count - start, Capacity - lanes);
                _segments[segments++] = new Segment(lanes, part, group, start);
                Load(lanes, part, group, start);
                (lanes, start) = (lanes + part, start + part);
                if (lanes < Capacity && segments < _segments.Length) continue;
                Finish(step, lanes, segments, goal, look);
                (lanes, segments) = (0, 0);
            }
        }

        if (lanes > 0) Finish(step, lanes, segments, goal, look);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _onPre.Dispose();
        _advance.Dispose();
        _lookPost.Dispose();
        _waves.Dispose();
        _pending.Dispose();
        _lanes.Dispose();
        _batch.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Load(int from, int count, int index, int start)
    {
        ref OpenGroup group = ref _round[index];
        ushort* targets = (ushort*)(group.Data + _targetStart) + start;
        T* column = (T*)(group.Data + _layout.ColumnStart(group.Count)) + start;
        if (start + count < group.Count) Prefetch(targets + count, column + count, Math.Min(Capacity, group.Count - start - count));
        Widen(targets, _lanes.Targets + from, count, _site.Slice.Offset);
        LaneVectors.Spread(group.Origin, _lanes.Origins + from, count);
        if (_readsGroups) LaneVectors.Spread(index, _lanes.Groups + from, count);
        if (_skips) LaneVectors.Spread(0, _lanes.Skipped + from, count);
        if (_sinceEvent is not null) LaneVectors.Spread(group.Origin, _lanes.Events + from, count);
        for (int state = 0; state < _states.Length; state++, column += group.Count) LaneVectors.Spread(column, (T*)_states[state] + from, count);
        foreach ((int trace, nint origin) in _origins) LaneVectors.Spread(_round.Origin(trace, index), (T*)origin + from, count);
    }

    /// <summary>Asks for the next part of a long group while this one is worked on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(ushort* targets, T* weights, int count)
    {
        const int LineBytes = 64;
        if (!Sse.IsSupported) return;
        for (byte* line = (byte*)targets, end = (byte*)(targets + count); line < end; line += LineBytes) Sse.Prefetch1(line);
        for (byte* line = (byte*)weights, end = (byte*)(weights + count); line < end; line += LineBytes) Sse.Prefetch1(line);
    }

    private void Finish(long step, int lanes, int segments, LaneGoal goal, Action<int>? look)
    {
        Vector512<int>.Zero.Store(_lanes.Targets + lanes);   // what was loaded behind the last lane is no place
        SpikeSearch<T> search = goal switch { LaneGoal.Arrive => _search, LaneGoal.CatchUp => _catchUpSearch, _ => _lookSearch };
        if (!search.TryFindAll(lanes, _round[_segments[0].Group].Stamp, _round[_segments[0].Group].Horizon))
            for (int s = 0; s < segments; s++) search.Find(_segments[s].From, _segments[s].Count, _round[_segments[s].Group]);
        _waves.Run();
        if (_sinceEvent is not null)
            for (int s = 0; s < segments; s++) SinceEvents(_segments[s]);
        if (goal == LaneGoal.Arrive)
        {
            if (_arrival.IsNeeded)
                for (int s = 0; s < segments; s++) _arrival.Fill(step, _segments[s].From, _segments[s].Count, _segments[s].Group);
            _onPre.Run(lanes);
            Transmit(segments);
        }
        else _advance.Run(lanes);

        if (goal == LaneGoal.Look)
        {
            for (int s = 0; s < segments; s++) _arrival.FillTraces(_segments[s].From, _segments[s].Count, _segments[s].Group);
            _lookPost.Run(lanes);
            look!(lanes);
            return;
        }

        for (int s = 0; s < segments; s++) Save(_segments[s]);
    }

    private void SinceEvents(Segment segment)
    {
        Vector512<int> stamp = Vector512.Create(_round[segment.Group].Horizon);
        int* events = _lanes.Events;
        for (int lane = segment.From, end = segment.From + segment.Count; lane < end; lane += LaneVectors.Width)
            LaneVectors.StoreScaled(stamp - Vector512.Load(events + lane), _timeStep, _sinceEvent + lane);
    }

    /// <summary>Adds what spikes carry to the inputs of their targets, neighbouring groups of one kind together.</summary>
    private void Transmit(int segments)
    {
        for (int first = 0, next; first < segments; first = next)
        {
            int kind = _round[_segments[first].Group].Kind;
            for (next = first + 1; next < segments && _round[_segments[next].Group].Kind == kind;) next++;
            Transmit(_site.SumsOf(kind) + _site.Slice.Offset, _segments[first].From, _segments[next - 1].From + _segments[next - 1].Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transmit(T* sums, int from, int end)
    {
        int* targets = _lanes.Targets;
        T* transmit = _transmit;
        for (int lane = from; lane < end; lane++) sums[targets[lane]] += transmit[lane];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Save(Segment segment)
    {
        ref OpenGroup group = ref _round[segment.Group];
        T* column = (T*)(group.Data + _layout.ColumnStart(group.Count)) + segment.Start;
        for (int state = 0; state < _states.Length; state++, column += group.Count)
            if (_saved[state]) LaneVectors.Copy((T*)_states[state] + segment.From, column, segment.Count);
    }

    /// <summary>Targets as 32-bit numbers; reads and writes up to a vector behind the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(ushort* from, int* to, int count, int offset)
    {
        Vector512<int> by = Vector512.Create(offset);
        for (int k = 0; k < count; k += Vector512<int>.Count)
        {
            (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(Vector256.Load(from + k));
            (Vector512.Create(low, high).AsInt32() - by).Store(to + k);
        }
    }
}
