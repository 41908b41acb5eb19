using System.Collections.Immutable;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Networks;
using Glia.Simulation.Compilation;
using Glia.Simulation.Construction;
using Glia.Simulation.Delivery;
using Glia.Simulation.Plasticity;
using Glia.Simulation.Plasticity.Structure;
using Glia.Simulation.Recording;

namespace Glia.Simulation.Engine;

/// <summary>Builds a network: compiles its models, draws its synapses, sets its initial state.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed class CoreBuilder<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SimulationOptions _options;
    private readonly IProgress<BuildProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly NetworkPlan _plan;
    private readonly PopulationValues[] _values;
    private readonly NetworkLayout _layout;
    private readonly SynapseValues?[] _synapses;
    private readonly SignalBoard _signals;
    private readonly StructuralSynapses[] _structures;
    private readonly TilePlan _tilePlan;
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Prepares the building of a network that has passed validation.</summary>
    /// <param name="network">The description.</param>
    /// <param name="options">How to simulate.</param>
    /// <param name="progress">Told how far construction has come.</param>
    /// <param name="cancellation">Ends the construction.</param>
    public CoreBuilder(Network network, SimulationOptions options, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        (_options, _progress, _cancellation) = (options, progress, cancellation);
        _plan = new NetworkPlan(network, options.Weights, Unsafe.SizeOf<T>(), ProgramOf);
        UpdateProgram[] programs = [.. network.Populations.Select(population => ModelCompiler.Compile(population.Model))];
        _layout = new NetworkLayout(_plan, programs);
        _values = [.. network.Populations.Select((population, index) => new PopulationValues(population, index, programs[index], network.Seed, _plan.TimeStep))];
        _synapses = [.. _plan.Projections.Select(projection => projection.Program is { } program ? new SynapseValues(projection.Projection, program, _plan.TimeStep) : null)];
        _signals = new SignalBoard(_plan, _layout.EpochSteps);
        _structures = [.. _layout.Structural.Select(projection => new StructuralSynapses(projection, _plan, _layout.EpochSteps))];
        const double LargestStore = 8e9;   // half of what a tile's store can number, since rules and weights vary
        double bytes = _layout.Stored.Sum(projection => StoreConstruction.ExpectedSynapses(projection) * Math.Max(sizeof(ushort) + sizeof(float), projection.SynapseBytes(sizeof(float))));
        int[] placed = [.. _plan.Sizes.Select((size, population) => _layout.Runs[population] ? size : 0)];
        _tilePlan = TilePlan.For(placed, options.Threads, options.TileSize ?? TilePlan.LargestTile, (int)Math.Ceiling(bytes / LargestStore), _layout.IsWhole);
    }

    /// <summary>Builds.</summary>
    /// <param name="session">Receives what is recorded.</param>
    /// <param name="warnings">What validation found suspicious.</param>
    public CpuCore<T> Build(RecordingSession session, ImmutableArray<Finding> warnings)
    {
        Parallel.ForEach(_values.Select(values => (values.Program, values.PerNeuron)).Distinct(), Parallelism(), Compile);
        WeightScales? scales = _options.Weights == WeightStorage.Int16 ? new WeightScales(_plan) : null;
        var progress = new StageProgress(_progress);
        progress.Report(0);   // a stage is announced however short it is
        BuiltSynapses synapses = Synapses(scales, progress);
        CurrentRing<T>?[] rings = Rings();
        SynapseSignals?[] signals = [.. _plan.Projections.Select(projection => projection.Program is null ? null : _signals.For(projection))];
        var tiles = new Tile<T>[_tilePlan.Count];
        _progress?.Report(new BuildProgress("state", 1));
        Parallel.For(0, tiles.Length, Parallelism(), tile => tiles[tile] = NewTile(tile, synapses.Stores[tile], scales, rings, signals));
        return new CpuCore<T>(_plan, _layout, _values, _synapses, tiles, rings, _signals, _structures, session, Report(tiles, synapses.Synapses, warnings) with { SynapsesReused = synapses.Reused });
    }

    private BuiltSynapses Synapses(WeightScales? scales, StageProgress progress)
    {
        BuiltSynapses Draw()
        {
            (SynapseStore[] stores, long[] synapses) = StoreConstruction.Build(_plan, _tilePlan, _layout.Stored, scales, _options.Threads, progress, _cancellation);
            return new BuiltSynapses(stores, synapses);
        }

        return _options.Synapses is { } shared && SynapseIdentity.Of(_plan.Network, _options) is { } identity ? shared.Take(identity, Draw) : Draw();
    }

    private static SynapseProgram? ProgramOf(Projection projection) => projection.Synapse is { } model
        ? InitialTraces.Of(SynapseCompiler.Compile(model, new SynapseContext(projection.Weight.Dimension, projection.Source.Model, projection.Target.Model)), projection)
        : null;

    private static void Compile((UpdateProgram Program, ImmutableHashSet<string> PerNeuron) model)
    {
        NeuronKernel<T> kernel = NeuronKernel<T>.For(model.Program, model.PerNeuron);
        _ = kernel.Step;
        _ = kernel.Counts;
    }

    private ParallelOptions Parallelism() => new() { MaxDegreeOfParallelism = _options.Threads, CancellationToken = _cancellation };

    private CurrentRing<T>?[] Rings()
    {
        var rings = new CurrentRing<T>?[_plan.Sizes.Length];
        foreach (IGrouping<int, ProjectionPlan> source in _layout.Currents.Concat(_layout.PlasticCurrents).GroupBy(projection => projection.Source))
            rings[source.Key] = new CurrentRing<T>(_plan.Sizes[source.Key], source.Max(projection => projection.Sampler.MaximumDelay) + _layout.EpochSteps);
        return rings;
    }

    private Tile<T> NewTile(int index, SynapseStore store, WeightScales? scales, CurrentRing<T>?[] rings, SynapseSignals?[] signals)
    {
        ReadOnlySpan<Slice> slices = _tilePlan.SlicesOf(index);
        int PortsOf(int population) => _values[population].Program.ReceptorInputs.Length;
        int ports = _values.Max(values => values.Program.ReceptorInputs.Length), places = _tilePlan.Places[index];
        TileInputs<T> inputs = scales is null
            ? new FloatInputs<T>(places, ports, _plan.Kinds, store)
            : new IntegerInputs<T>(places, ports, _plan.Kinds, store, slices, scales, PortsOf);
        var tile = new Tile<T>(_layout, slices, _values, store, inputs, rings);
        foreach (ProjectionPlan projection in _layout.Plastic)
            if (tile.BlockOf(projection.Target) is { } targets)
                tile.Add(PlasticProjections.New(new PlasticSite<T>(projection, slices[projection.Target], store, inputs, targets, _synapses[projection.Index]!, signals[projection.Index]!)
                {
                    Seed = _plan.Seed, TimeStep = _plan.TimeStep, Outputs = rings[projection.Source],
                }));
        foreach (StructuralSynapses structure in _structures) tile.Add(new StructuralInput<T>(structure, slices[structure.Plan.Target], inputs));
        foreach (PublishedValues published in _signals.Published) tile.Add(published);
        tile.Initialise(_layout.EpochSteps);
        return tile;
    }

    private BuildReport Report(Tile<T>[] tiles, long[] queued, ImmutableArray<Finding> warnings)
    {
        long SynapsesOf(ProjectionPlan projection) => _layout.Deliveries[projection.Index] switch
        {
            _ when projection.Plastic is not null => queued[projection.Index],
            ProjectionDelivery.Queued => queued[projection.Index],
            ProjectionDelivery.InPlace => projection.TargetSize,
            ProjectionDelivery.Structural => _structures.First(structure => structure.Plan == projection).Wiring.Count,
            _ => tiles.Sum(tile => tile.CurrentConnections(projection)),
        };
        ImmutableArray<ProjectionReport> projections =
            [.. _plan.Projections.Select(projection => new ProjectionReport(projection.Name, SynapsesOf(projection), _layout.Deliveries[projection.Index]))];
        return new BuildReport
        {
            Neurons = _values.Where(values => !values.Program.IsSource).Sum(values => (long)values.Size),
            Sources = _values.Where(values => values.Program.IsSource).Sum(values => (long)values.Size),
            Synapses = projections.Sum(projection => projection.Synapses), Projections = projections,
            SourceConnections = _plan.Projections.Where(projection => _values[projection.Source].Program.IsSource).Sum(projection => projections[projection.Index].Synapses),
            SynapseBytes = tiles.Sum(tile => tile.Store.Bytes) + _structures.Sum(structure => structure.Bytes), StateBytes = tiles.Sum(tile => tile.StateBytes), Wall = Stopwatch.GetElapsedTime(_began),
            Threads = _options.Threads, Tiles = tiles.Length, EpochSteps = _layout.EpochSteps, MaximumDelaySteps = _layout.MaximumQueuedDelay,
            Warnings = warnings,
            Populations = [.. _values.Select(values => new PopulationReport(values.Population.Name, values.Size, values.Program.Name, values.Program.Integration))],
        };
    }

    private sealed class StageProgress(IProgress<BuildProgress>? progress) : IProgress<double>
    {
        public void Report(double value) => progress?.Report(new BuildProgress("synapses", value));
    }
}
