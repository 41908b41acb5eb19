using System.Diagnostics;
using System.Numerics;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Construction;
using Glia.Simulation.Plasticity;
using Glia.Simulation.Plasticity.Structure;
using Glia.Simulation.Recording;
using Glia.Simulation.Saving;
using Glia.Spikes;

namespace Glia.Simulation.Engine;

/// <summary>A built network on the processors of this machine.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed class CpuCore<T> : SimulationCore where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Progress is reported about this often.</summary>
    private static readonly TimeSpan ReportInterval = TimeSpan.FromMilliseconds(100);

    private readonly NetworkPlan _plan;
    private readonly PopulationValues[] _values;
    private readonly SynapseValues?[] _synapses;
    private readonly Tile<T>[] _tiles;
    private readonly CurrentRing<T>?[] _rings;
    private readonly RecorderHub<T> _recorders;
    private readonly TimeGrid _grid;
    private readonly ParameterEras _eras;
    private readonly IReadOnlyList<StructuralSynapses> _structures;
    private long _step;

    /// <summary>Takes over what was built.</summary>
    public CpuCore(
        NetworkPlan plan, NetworkLayout layout, PopulationValues[] values, SynapseValues?[] synapses, Tile<T>[] tiles, CurrentRing<T>?[] rings,
        SignalBoard signals, IReadOnlyList<StructuralSynapses> structures, RecordingSession session, BuildReport report)
    {
        (_plan, _values, _synapses, _tiles, _rings, _structures, Report) = (plan, values, synapses, tiles, rings, structures, report);
        _recorders = new RecorderHub<T>(plan, session, tiles, report.EpochSteps);
        _grid = new TimeGrid(plan.Network.TimeStep);
        _eras = new ParameterEras(values, layout);
        long Now() => _step;
        Parts =
        [
            new SavedParameters<T>(values, _eras, tiles, Now), new SavedStates<T>(values, tiles), new SavedSpikes<T>(plan, layout, tiles, Now), new SavedCurrents<T>(rings, Now),
            .. layout.Plastic.Count > 0 ? [new SavedSignals<T>(signals.Published, plan, tiles, Now)] : Array.Empty<ISavedPart>(),
            .. layout.Plastic.Select(projection => new SavedPlasticity<T>(projection, PartsOf(projection), synapses, Now)),
            .. structures.Select(structure => new SavedStructure(structure, Now)),
        ];
    }

    /// <inheritdoc/>
    public override BuildReport Report { get; }

    /// <inheritdoc/>
    public override long Step => _step;

    /// <inheritdoc/>
    public override IReadOnlyList<ISavedPart> Parts { get; }

    /// <inheritdoc/>
    public override void MoveTo(long step) => _step = step;

    /// <inheritdoc/>
    public override void Show(string population)
    {
        int index = Array.FindIndex(_values, values => values.Population.Name == population);
        foreach (Tile<T> tile in _tiles) tile.Show(_step, index);
    }

    /// <inheritdoc/>
    public override RunReport Run(long steps, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        long start = _step, spikes = 0, eventsBefore = Events(), began = Stopwatch.GetTimestamp(), reported = began;
        void Advanced(long step, long newSpikes)
        {
            spikes += newSpikes;
            if (progress is null || (step < start + steps && Stopwatch.GetElapsedTime(reported) < ReportInterval)) return;
            reported = Stopwatch.GetTimestamp();
            progress.Report(new RunProgress(_grid.TimeOf(step) - _grid.TimeOf(start), _grid.TimeOf(start + steps) - _grid.TimeOf(start), Stopwatch.GetElapsedTime(began), spikes));
        }

        var schedule = new RunSchedule(start, start + steps, Report.EpochSteps, () => cancellation.IsCancellationRequested, Advanced);
        var team = new WorkerTeam<T>(_tiles, _recorders, new StructureClock<T>(_structures, _tiles), Report.Threads, schedule);
        if (steps > 0 && !cancellation.IsCancellationRequested)
        {
            team.Run();
            _step = schedule.Reached;
        }

        return new RunReport
        {
            Completed = _step == start + steps, Start = _grid.TimeOf(start), End = _grid.TimeOf(_step), Wall = Stopwatch.GetElapsedTime(began),
            Spikes = spikes, SynapticEvents = Events() - eventsBefore, Phases = team.Phases(), Warnings = StateWatch.Check(_values, _tiles, _grid.TimeOf(_step)),
        };
    }

    /// <inheritdoc/>
    public override void SetParameter(Population population, string name, ParameterValue value)
    {
        int index = _plan.IndexOf(population, "parameter");
        _values[index] = _values[index].With(name, value);
        _eras.Begin(_step, _values[index]);
        foreach (Tile<T> tile in _tiles) tile.Refresh(_values[index], _step);
    }

    /// <inheritdoc/>
    public override void SetParameter(Projection projection, string name, ParameterValue value)
    {
        ProjectionPlan plan = _plan.PlanOf(projection);
        if (_synapses[plan.Index] is not { } values)
            throw plan.Error($"has static synapses, which have no parameter '{name}'. Give it a synapse model.");
        _synapses[plan.Index] = values = values.With(name, value);
        foreach (PlasticProjection<T> plastic in PartsOf(plan)) plastic.Refresh(values, _step);
    }

    /// <inheritdoc/>
    public override SynapseTable ReadSynapses(Projection projection, IReadOnlyList<string> variables)
    {
        ProjectionPlan plan = _plan.PlanOf(projection);
        if (_structures.FirstOrDefault(structure => structure.Plan == plan) is { } structure) return structure.Table();
        if (plan.Program is not null) return ReaderOf(plan).Read(_step, variables);
        if (variables.FirstOrDefault(name => name != "w") is { } unknown) throw plan.Error($"has static synapses, which have a weight 'w' and no '{unknown}'. Give it a synapse model.");
        return StaticSynapses.Read(plan, _plan.Kinds, _plan.Storage == WeightStorage.Int16 && !_plan.IsCurrentSource(plan.Source) ? new WeightScales(_plan) : null);
    }

    /// <inheritdoc/>
    public override void SetSynapses(Projection projection, string variable, IReadOnlyList<double> values)
    {
        ProjectionPlan plan = _plan.PlanOf(projection);
        if (plan.Program is null) throw plan.Error("has static synapses, which cannot be changed. Give it a synapse model.");
        ReaderOf(plan).Set(_step, variable, values);
    }

    /// <inheritdoc/>
    public override double[] Read(Population population, string variable)
    {
        int index = _plan.IndexOf(population, variable);
        double[] result = new double[_plan.Sizes[index]];
        if (_tiles.All(tile => tile.BlockOf(index) is null)) return ReadUnplaced(index, variable, result);
        foreach (Tile<T> tile in _tiles)
        {
            if (tile.BlockOf(index) is not { } block) continue;
            var value = new ObservedValue<T>(block, variable);
            for (int local = 0; local < block.Count; local++) result[block.First + local] = value.Read(local, _step);
        }

        return result;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (Tile<T> tile in _tiles) tile.Dispose();
        foreach (CurrentRing<T>? ring in _rings) ring?.Dispose();
    }

    /// <summary>A source that is drawn where its spikes arrive has parameters and no place in any tile.</summary>
    private double[] ReadUnplaced(int population, string variable, double[] result)
    {
        int parameter = _values[population].IndexOf(variable);
        for (int neuron = 0; neuron < result.Length; neuron++) result[neuron] = _values[population].Read(parameter, neuron, _step);
        return result;
    }

    private SynapseReader<T> ReaderOf(ProjectionPlan plan) => new(plan, PartsOf(plan));

    private PlasticProjection<T>[] PartsOf(ProjectionPlan plan) => [.. _tiles.SelectMany(tile => tile.Plastic).Where(plastic => plastic.Plan == plan)];

    private long Events() => _tiles.Sum(tile => tile.Events);
}
