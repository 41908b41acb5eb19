using System.Numerics;
using Glia.Equations.Ir;
using Glia.Random;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>Runs a kernel over synapses: gathers what it reads, batch by batch, and takes back the variables that it writes.</summary>
/// <typeparam name="T">Precision.</typeparam>
/// <remarks>A synapse must not be added twice before <see cref="Flush"/>.</remarks>
internal sealed unsafe class LaneFeed<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SynapseView<T> _view;
    private readonly SynapseSums<T>? _sums;
    private readonly LaneBatch<T> _batch;
    private readonly LaneCall<T> _call;
    private readonly LaneColumn<T>[] _inputs, _outputs;
    private readonly List<LaneRun> _runs = [];
    private readonly LaneKeys? _keys;
    private readonly (uint, uint) _key;
    private readonly double _timeStep_ms;
    private readonly Finished? _finished;
    private int _lanes;
    private LaneMoment _moment;

    /// <summary>Prepares to run a piece of code.</summary>
    /// <param name="view">The synapses.</param>
    /// <param name="code">The code.</param>
    /// <param name="sums">Sums that it reads; null for none.</param>
    /// <param name="finished">Told about every batch after its run.</param>
    public LaneFeed(SynapseView<T> view, LaneCode code, SynapseSums<T>? sums = null, Finished? finished = null)
    {
        (_view, _sums, _finished) = (view, sums, finished);
        SynapseProgram program = view.Site.Program;
        LaneKernel<T> kernel = LaneKernel<T>.For(program, code);
        _batch = new LaneBatch<T>(kernel.Columns);
        _timeStep_ms = view.Site.TimeStep;
        _call = _batch.Bind(kernel, _timeStep_ms);
        _inputs = [.. kernel.Inputs.Select(name => LaneColumn<T>.Of(program, name, _batch))];
        _outputs = [.. kernel.Written.Select(name => LaneColumn<T>.Of(program, name, _batch)).Where(column => column.Origin == LaneOrigin.State)];
        if (!kernel.Draws.IsEmpty) _keys = new LaneKeys(_batch.Capacity);
        _key = SynapseNumbers.Key(view.Site.Seed, view.Site.Plan.Index);
        _call.Set(LaneNames.Elapsed, _timeStep_ms);
        Refresh(view.Site.Values);
    }

    /// <summary>Is told about a batch that has been run.</summary>
    /// <param name="runs">The synapses, in order.</param>
    /// <param name="batch">The columns.</param>
    public delegate void Finished(List<LaneRun> runs, LaneBatch<T> batch);

    /// <summary>Whether there is nothing to run.</summary>
    public bool IsEmpty => _call.Kernel.IsEmpty;

    /// <summary>Bytes taken.</summary>
    public long Bytes => _batch.Bytes;

    /// <summary>Takes over changed parameters.</summary>
    public void Refresh(SynapseValues values)
    {
        for (int p = 0; p < values.Parameters.Length; p++) _call.Set(values.Program.Parameters[p].Variable.Name, values.Parameters[p]);
    }

    /// <summary>Sets when the next runs happen.</summary>
    public void At(LaneMoment moment)
    {
        _moment = moment;
        _call.Set(LaneNames.Time, moment.Stamp * _timeStep_ms);
        SynapseProgram program = _view.Site.Program;
        for (int index = 0; index < program.Modulators.Length; index++)
            if (_view.Uniform(index, moment.Step) is { } value) _call.Set(program.Modulators[index].Name, value);
    }

    /// <summary>Runs over all synapses.</summary>
    public void RunAll(LaneMoment moment)
    {
        if (IsEmpty) return;
        At(moment);
        for (int group = 0; group < _view.Groups.Count; group++) Add(group, 0, _view.Groups[group].Count);
        Flush();
    }

    /// <summary>Adds synapses; full batches are run.</summary>
    public void Add(int group, int from, int count)
    {
        while (count > 0)
        {
            int taken = Math.Min(count, _batch.Capacity - _lanes);
            _runs.Add(new LaneRun(group, from, taken));
            _lanes += taken;
            from += taken;
            count -= taken;
            if (_lanes == _batch.Capacity) Flush();
        }
    }

    /// <summary>Runs what has been added.</summary>
    public void Flush()
    {
        if (_lanes == 0) return;
        foreach (LaneColumn<T> column in _inputs) Gather(column);
        if (_keys is not null) Draw(_keys);
        _call.Run(_lanes);
        foreach (LaneColumn<T> column in _outputs) Scatter(column);
        _finished?.Invoke(_runs, _batch);
        _runs.Clear();
        _lanes = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _call.Dispose();
        _batch.Dispose();
    }

    private void Gather(LaneColumn<T> column)
    {
        T* lanes = column.Values;
        foreach (LaneRun run in _runs)
        {
            LaneGroup<T> group = _view.Groups[run.Group];
            Gather(column, group, run, lanes);
            lanes += run.Count;
        }
    }

    private void Gather(LaneColumn<T> column, in LaneGroup<T> group, LaneRun run, T* lanes)
    {
        Span<T> filled = new(lanes, run.Count);
        switch (column.Origin)
        {
            case LaneOrigin.State:
                new ReadOnlySpan<T>(group.Columns + (long)column.Index * group.Count + run.From, run.Count).CopyTo(filled);
                break;
            case LaneOrigin.PreTrace:
                filled.Fill(group.PreTraces[column.Index]);
                break;
            case LaneOrigin.PreRead:
                filled.Fill(T.CreateTruncating(_view.PreRead(column.Index, _moment.Seen, group.Delay)[group.Source]));
                break;
            case LaneOrigin.Output:
                filled.Fill(_view.Output(_moment.Step, group.Delay, group.Source));
                break;
            case LaneOrigin.PostTrace:
                ByTarget(_view.PostTraces.Pointer(_view.Site.Program.PostTraces[column.Index].Variable.Name), group, run, lanes);
                break;
            case LaneOrigin.PostRead:
                ByTarget(_view.PostRead(column.Index), group, run, lanes);
                break;
            case LaneOrigin.Modulator:
                ByTarget(_view.Modulator(column.Index), group, run, lanes);
                break;
            case LaneOrigin.Sum:
                _sums!.Gather(column.Index, group, run, filled);
                break;
            case LaneOrigin.Source:
                filled.Fill(T.CreateTruncating(group.Source));
                break;
            case LaneOrigin.Target:
                for (int k = 0; k < run.Count; k++) lanes[k] = T.CreateTruncating(TargetOf(group, run.From + k));
                break;
            case LaneOrigin.Time:
                filled.Fill(T.CreateTruncating(StampOf(group) * _timeStep_ms));
                break;
            default:
                break;
        }
    }

    private void ByTarget(T* values, in LaneGroup<T> group, LaneRun run, T* lanes)
    {
        ushort* targets = group.Targets + run.From;
        int offset = _view.Site.Slice.Offset;
        for (int k = 0; k < run.Count; k++) lanes[k] = values[targets[k] - offset];
    }

    /// <summary>Time of the synapses' clock; where the delay lies behind them they are found as the step before left them, since spikes of the present time are still to be seen.</summary>
    private long StampOf(in LaneGroup<T> group) => _view.IsDendritic ? Math.Max(0, _moment.Stamp - 1 - group.Delay) : _moment.Stamp;

    private int TargetOf(in LaneGroup<T> group, int place) => group.Targets[place] - _view.Site.Slice.Offset + _view.Site.Slice.First;

    private void Scatter(LaneColumn<T> column)
    {
        T* lanes = column.Values;
        foreach (LaneRun run in _runs)
        {
            LaneGroup<T> group = _view.Groups[run.Group];
            new ReadOnlySpan<T>(lanes, run.Count).CopyTo(new Span<T>(group.Columns + (long)column.Index * group.Count + run.From, run.Count));
            lanes += run.Count;
        }
    }

    private void Draw(LaneKeys keys)
    {
        int lane = 0;
        foreach (LaneRun run in _runs)
        {
            LaneGroup<T> group = _view.Groups[run.Group];
            for (int k = run.From; k < run.From + run.Count; k++, lane++)
            {
                (keys.Sources[lane], keys.Targets[lane]) = (group.Source, TargetOf(group, k));
                (keys.Occurrences[lane], keys.Stamps[lane]) = (_view.Groups.OccurrenceOf(group.FirstLane + k), StampOf(group));
            }
        }

        foreach (Draw draw in _call.Kernel.Draws)
            SynapseDraws.Fill(_key, keys, _lanes, draw.Index + _moment.Repetition * _view.Site.Program.Draws,
                _batch.Pointer(LaneNames.Draw(draw.Index)), draw.Distribution == DrawDistribution.Normal ? _batch.Pointer(LaneNames.Angle(draw.Index)) : null);
    }
}
