using System.Collections.Immutable;
using System.Numerics;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Models;
using Glia.Simulation.Plasticity.Kernels;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>Synapses that change in every step.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
/// <remarks>
/// A step: sums; the continuous variables, from the values that all others have at the start of the step; the closed forms; statements at intervals, if they are due; the synapses of arriving spikes, and at the end of the step those of the targets that have spiked. Delays are axonal: variables of a presynaptic neuron are seen a delay later.
/// </remarks>
internal sealed unsafe class SteppedProjection<T> : PlasticProjection<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Transmitted = "_transmit";

    private readonly LaneGroups<T> _groups;
    private readonly SynapseView<T> _view;
    private readonly SynapseSums<T>? _sums;
    private readonly RegularRun<T> _regular;
    private readonly LaneFeed<T> _clock, _onPre, _onPost;
    private readonly TraceFeed<T> _preAdvance, _preEvent, _postAdvance, _postEvent;
    private readonly SpikeRounds _rounds = new();
    private readonly CurrentOutlet<T>? _outlet;
    private readonly bool _clockSums;

    /// <summary>Prepares the synapses of a site.</summary>
    public SteppedProjection(PlasticSite<T> site) : base(site)
    {
        SynapseProgram program = site.Program;
        if (program.Delay == DelaySite.Dendritic)
            throw site.Plan.Error($"has the synapse model '{program.Name}' with a dendritic delay, but its synapses act in every step; then delays are axonal. Use delay: axonal.");
        _groups = new LaneGroups<T>(site);
        _view = new SynapseView<T>(site, _groups);
        _outlet = site.Outputs is null ? null : new CurrentOutlet<T>(site);
        if (!program.Sums.IsEmpty) _sums = new SynapseSums<T>(_view);
        _clockSums = program.Sums.Any(sum => StatementSlice.Reads(program.Clock, sum.Result));
        _regular = new RegularRun<T>(_view, _sums);
        _clock = Feed("clock", [.. program.Clock, .. program.Advance], _outlet is null ? [] : [CurrentOutlet<T>.ResultOf(program)], _outlet is null ? null : Inject);
        _onPre = Feed("on_pre", program.OnPre, [new LaneResult(Transmitted, program.Transmit)], Transmit);
        _onPost = Feed("on_post", program.OnPost, [], null);
        T* PreTrace(int group, int trace) => _groups[group].PreTraces + trace;
        T* PostTrace(int place, int trace) => _view.PostTraces.Pointer(program.PostTraces[trace].Variable.Name) + place;
        _preAdvance = new TraceFeed<T>(site, "advance pre-traces", program.Advance, program.PreTraces, PreTrace);
        _preEvent = new TraceFeed<T>(site, "pre-traces on_pre", program.OnPre, program.PreTraces, PreTrace);
        _postAdvance = new TraceFeed<T>(site, "advance post-traces", program.Advance, program.PostTraces, PostTrace);
        _postEvent = new TraceFeed<T>(site, "post-traces on_post", program.OnPost, program.PostTraces, PostTrace);
    }

    /// <inheritdoc/>
    public override long Bytes => _groups.Bytes + _view.Bytes + (_sums?.Bytes ?? 0) + _regular.Bytes + _clock.Bytes + _onPre.Bytes + _onPost.Bytes;

    /// <inheritdoc/>
    public override void Initialise()
    {
        new InitialSynapses<T>(Site).Set();
        foreach (StateDefinition trace in Site.Program.PostTraces) _view.PostTraces[trace.Variable.Name].Fill(T.CreateTruncating(Site.Values.Evaluate(trace.Initial)));
    }

    /// <inheritdoc/>
    public override void Begin(long step)
    {
        _view.Refresh(step);
        LaneMoment moment = new(step, step, step);
        if (_clockSums) _sums!.Take(moment);
        _clock.RunAll(moment);
        _preAdvance.Run(Enumerable.Range(0, _groups.Count), step);
        _postAdvance.Run(Enumerable.Range(0, Site.Slice.Count), step);
        if (_regular.IsDue(step)) _regular.Run(step);
    }

    /// <inheritdoc/>
    public override long Deliver(long step, ReadOnlySpan<ulong> groups)
    {
        if (groups.IsEmpty) return 0;
        _rounds.Clear();
        foreach (ulong header in groups) _rounds.Add(_groups.IndexOf(header));
        long events = 0;
        int repetition = 0;
        foreach (IReadOnlyList<int> round in _rounds.All)
        {
            LaneMoment moment = new(step, step + 1, step, repetition++);
            _onPre.At(moment);
            foreach (int group in round)
            {
                _onPre.Add(group, 0, _groups[group].Count);
                events += _groups[group].Count;
            }

            _onPre.Flush();
            _preEvent.Run(round, moment.Stamp);
        }

        return events;
    }

    /// <inheritdoc/>
    public override void PostSpikes(long step, ReadOnlySpan<int> spiked)
    {
        if (spiked.IsEmpty) return;
        _view.Refresh(spiked, step);
        _rounds.Clear();
        foreach (int neuron in spiked) _rounds.Add(neuron - Site.Slice.First);
        int repetition = 0;
        foreach (IReadOnlyList<int> round in _rounds.All)
        {
            LaneMoment moment = new(step, step + 1, step + 1, repetition++);
            if (!_onPost.IsEmpty) RunOnPost(round, moment);
            _postEvent.Run(round, moment.Stamp);
        }
    }

    /// <inheritdoc/>
    public override void BringUpToDate(long step)
    {
        // Nothing waits for anything here.
    }

    /// <inheritdoc/>
    public override void Look(long step, ReadOnlySpan<ulong> groups, string[] variables, double[][] values, int from)
    {
        LaneColumn<T>[] columns = [.. variables.Select(name => LaneColumn<T>.Of(Site.Program, name, _view.PostTraces))];
        foreach (ulong header in groups)
        {
            LaneGroup<T> group = _groups[_groups.IndexOf(header)];
            for (int k = 0; k < group.Count; k++, from++)
                for (int v = 0; v < columns.Length; v++) values[v][from] = double.CreateTruncating(Value(columns[v], group, k));
        }
    }

    /// <inheritdoc/>
    public override void Refresh(SynapseValues values, long step)
    {
        _regular.Refresh(values);
        _sums?.Refresh(values);
        foreach (LaneFeed<T> feed in new[] { _clock, _onPre, _onPost }) feed.Refresh(values);
        foreach (TraceFeed<T> feed in new[] { _preAdvance, _preEvent, _postAdvance, _postEvent }) feed.Refresh(values);
    }

    /// <inheritdoc/>
    public override void SaveTargets(StateWriter state)
    {
        for (int place = 0; place < Site.Slice.Count; place++)
            foreach (StateDefinition trace in Site.Program.PostTraces) state.Write(new ReadOnlySpan<T>(_view.PostTraces.Pointer(trace.Variable.Name) + place, 1));
    }

    /// <inheritdoc/>
    public override void LoadTargets(StateReader state, long step)
    {
        for (int place = 0; place < Site.Slice.Count; place++)
            foreach (StateDefinition trace in Site.Program.PostTraces) state.Read(new Span<T>(_view.PostTraces.Pointer(trace.Variable.Name) + place, 1));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _regular.Dispose();
        foreach (LaneFeed<T> feed in new[] { _clock, _onPre, _onPost }) feed.Dispose();
        foreach (TraceFeed<T> feed in new[] { _preAdvance, _preEvent, _postAdvance, _postEvent }) feed.Dispose();
        _sums?.Dispose();
        _view.Dispose();
    }

    /// <summary>The part of statements that changes synapses; traces change in a pass of their own.</summary>
    private LaneFeed<T> Feed(string name, ImmutableArray<Assign> statements, ImmutableArray<LaneResult> results, LaneFeed<T>.Finished? finished)
    {
        IEnumerable<Variable> wanted = Site.Program.States.Select(state => state.Variable).Concat(results.SelectMany(result => result.Value.Variables()));
        LaneCode code = LaneCode.Of(name, StatementSlice.For(statements, wanted), _view.PerLane) with { Results = results };
        return new LaneFeed<T>(_view, code, _sums, finished);
    }

    private T Value(LaneColumn<T> column, in LaneGroup<T> group, int place) => column.Origin switch
    {
        LaneOrigin.State => group.Columns[(long)column.Index * group.Count + place],
        LaneOrigin.PreTrace => group.PreTraces[column.Index],
        _ => column.Values[group.Targets[place] - Site.Slice.Offset],
    };

    private void RunOnPost(IReadOnlyList<int> targets, LaneMoment moment)
    {
        _onPost.At(moment);
        foreach (int target in targets)
            foreach ((int group, int place) in _groups.Onto(target)) _onPost.Add(group, place, 1);
        _onPost.Flush();
    }

    private void Transmit(IReadOnlyList<LaneRun> runs, LaneBatch<T> batch)
    {
        T* carried = batch.Pointer(Transmitted);
        foreach (LaneRun run in runs)
        {
            LaneGroup<T> group = _groups[run.Group];
            T* sums = Site.SumsOf(group.Kind);
            ushort* targets = group.Targets + run.From;
            for (int k = 0; k < run.Count; k++) sums[targets[k]] += *carried++;
        }
    }

    private void Inject(IReadOnlyList<LaneRun> runs, LaneBatch<T> batch) => _outlet!.Inject(_groups, runs, batch);
}
