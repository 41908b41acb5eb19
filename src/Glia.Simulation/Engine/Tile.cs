using System.Numerics;
using System.Runtime.Intrinsics;
using Glia.Equations.Ir;
using Glia.Simulation.Construction;
using Glia.Simulation.Delivery;
using Glia.Simulation.Memory;
using Glia.Simulation.Plasticity;
using Glia.Simulation.Plasticity.Structure;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Engine;

/// <summary>A part of every population with its synapses, state and inputs: what one thread advances between exchanges without asking any other.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed unsafe class Tile<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SynapseStore _store;
    private readonly ArrivalQueues _queues;
    private readonly TileInputs<T> _inputs;
    private readonly Block<T>?[] _blocks;   // by population; null where the tile has none of it
    private readonly bool[] _runs;
    private readonly List<InPlaceSource<T>> _sources = [];
    private readonly List<CurrentInput<T>> _currents = [];
    private readonly CurrentRing<T>?[] _rings;
    private readonly List<IProbe> _probes = [];
    private readonly List<PlasticProjection<T>> _plastic = [];
    private readonly List<TilePublisher<T>> _publishers = [];
    private readonly List<StructuralInput<T>> _structural = [];

    /// <summary>Puts a tile together.</summary>
    /// <param name="layout">How spikes and currents travel.</param>
    /// <param name="slices">What lies in the tile.</param>
    /// <param name="values">Parameters of the populations.</param>
    /// <param name="store">Its synapses.</param>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="rings">Outputs of current sources, by population.</param>
    public Tile(NetworkLayout layout, ReadOnlySpan<Slice> slices, IReadOnlyList<PopulationValues> values, SynapseStore store, TileInputs<T> inputs, CurrentRing<T>?[] rings)
    {
        (_store, _inputs, _rings) = (store, inputs, rings);
        _queues = new ArrivalQueues(layout.MaximumQueuedDelay);
        History = new SpikeHistory(layout);
        _runs = [.. layout.Runs];
        _blocks = new Block<T>?[slices.Length];
        for (int population = 0; population < slices.Length; population++)
            if (slices[population].Count > 0) _blocks[population] = NewBlock(slices[population], values[population]);
        foreach (ProjectionPlan projection in layout.InPlace) AddSource(projection, slices[projection.Target], values[projection.Source]);
        foreach (ProjectionPlan projection in layout.Currents) AddCurrent(projection, slices[projection.Target]);
    }

    /// <summary>Spikes of the present epoch and of the one before, by parity.</summary>
    public SpikeBuffer[] Spikes { get; private set; } = [];

    /// <summary>The spikes that may still be under way.</summary>
    public SpikeHistory History { get; }

    /// <summary>Synaptic events delivered so far.</summary>
    public long Events { get; private set; }

    /// <summary>Bytes of state, parameters and inputs.</summary>
    public long StateBytes => _blocks.Sum(block => block?.Bytes ?? 0) + _sources.Sum(source => source.Bytes) + _inputs.Bytes + _plastic.Sum(plastic => plastic.Bytes);

    /// <summary>Plastic projections onto the tile, in network order.</summary>
    public IReadOnlyList<PlasticProjection<T>> Plastic => _plastic;

    /// <summary>The tile's inputs.</summary>
    public TileInputs<T> Inputs => _inputs;

    /// <summary>The tile's synapses.</summary>
    public SynapseStore Store => _store;

    /// <summary>The block of a population; null where the tile has none of it.</summary>
    public Block<T>? BlockOf(int population) => _blocks[population];

    /// <summary>Sets the initial state.</summary>
    public void Initialise(int epoch)
    {
        Spikes = [new SpikeBuffer(_blocks.Length, epoch), new SpikeBuffer(_blocks.Length, epoch)];
        foreach (Block<T>? block in _blocks) block?.Initialise();
        foreach (TilePublisher<T> publisher in _publishers) publisher.Publish(0);
        foreach (PlasticProjection<T> plastic in _plastic) plastic.Initialise();
    }

    /// <summary>Has a probe sample the tile after every step.</summary>
    public void Add(IProbe probe) => _probes.Add(probe);

    /// <summary>Has the tile keep plastic synapses.</summary>
    public void Add(PlasticProjection<T> plastic) => _plastic.Add(plastic);

    /// <summary>Has the tile take in the spikes of synapses that come and go.</summary>
    public void Add(StructuralInput<T> structural) => _structural.Add(structural);

    /// <summary>Has the tile show a variable of its neurons after every step.</summary>
    public void Add(PublishedValues values)
    {
        if (_blocks[values.Population] is { } block) _publishers.Add(new TilePublisher<T>(values, block));
    }

    /// <summary>Number of current connections of a projection into this tile.</summary>
    public long CurrentConnections(ProjectionPlan projection) =>
        _currents.Where(current => current.Projection == projection.Index).Sum(current => current.Connections);

    /// <summary>Advances the tile by one step.</summary>
    /// <param name="step">Number of the step.</param>
    /// <param name="place">Its place in the epoch.</param>
    /// <param name="parity">Which spike buffer to fill.</param>
    /// <param name="clock">Takes the time of the parts of the step.</param>
    public void Step(long step, int place, int parity, ref PhaseClock clock)
    {
        clock.Start();
        foreach (PlasticProjection<T> plastic in _plastic) plastic.Begin(step);
        Events += _inputs.Deliver(_queues.Arriving(step));
        _queues.Clear(step);
        foreach (PlasticProjection<T> plastic in _plastic) Deliver(step, plastic);
        foreach (StructuralInput<T> structural in _structural) Events += structural.Deliver(step);
        clock.Lap(StepPhase.Delivery);
        foreach (InPlaceSource<T> source in _sources) source.Deliver(step);
        foreach (CurrentInput<T> current in _currents) current.Deliver(step);
        clock.Lap(StepPhase.Sources);
        Update(step, place, Spikes[parity]);
        foreach (PlasticProjection<T> plastic in _plastic) plastic.PostSpikes(step, Spikes[parity].Of(place, plastic.Plan.Target));
        foreach (TilePublisher<T> publisher in _publishers) publisher.Publish(step + 1);
        foreach (IProbe probe in _probes) probe.Sample(step, place, parity);
        clock.Lap(StepPhase.Update);
    }

    /// <summary>Enqueues the groups of all sources that spiked in an epoch.</summary>
    /// <param name="tiles">All tiles.</param>
    /// <param name="firstStep">First step of the epoch.</param>
    /// <param name="steps">Steps of the epoch.</param>
    /// <param name="parity">Which spike buffers to read.</param>
    public void Enqueue(Tile<T>[] tiles, long firstStep, int steps, int parity)
    {
        for (int place = 0; place < steps; place++)
            for (int population = 0; population < _blocks.Length; population++)
            {
                uint* rows = _store.RowsOf(population);
                if (rows is null) continue;
                foreach (Tile<T> tile in tiles)
                {
                    ReadOnlySpan<int> sources = tile.Spikes[parity].Of(place, population);
                    if (sources.Length > 0) _queues.Name(firstStep + place, sources, rows);
                }
            }

        _queues.EnqueueNamed(_store.Headers);
        History.Keep(firstStep, steps, Spikes[parity]);
    }

    /// <summary>Enqueues the spikes of one step again in a tile that is being restored; to be called step by step, in order.</summary>
    /// <param name="step">The step.</param>
    /// <param name="spikes">Spikes by population.</param>
    /// <param name="keeps">Whether this tile keeps them for the next checkpoint.</param>
    public void Requeue(long step, int[][] spikes, bool keeps)
    {
        _queues.Clear(step);   // what arrives in this step was delivered before the checkpoint
        var kept = new SpikeBuffer(_blocks.Length, 1);
        for (int population = 0; population < _blocks.Length; population++)
        {
            uint* rows = _store.RowsOf(population);
            if (rows is not null) _queues.Name(step, spikes[population], rows);
            kept.Add(0, population, spikes[population], 0);
        }

        _queues.EnqueueNamed(_store.Headers);
        if (keeps) History.Keep(step, 1, kept);
    }

    /// <summary>Takes over the parameters that hold from a step on, in a tile that is being restored.</summary>
    /// <param name="eras">Parameters of one population: those that sources still need, and those in force.</param>
    /// <param name="step">The step that comes first.</param>
    public void Restart(IReadOnlyList<ParameterEra> eras, long step)
    {
        PopulationValues values = eras[^1].Values;
        _blocks[values.Index]?.Refresh(values, step);
        foreach (InPlaceSource<T> source in _sources)
            if (source.Values.Index == values.Index) source.Restart(eras);
    }

    /// <summary>Takes over changed parameters of a population, from a step on.</summary>
    public void Refresh(PopulationValues values, long step)
    {
        _blocks[values.Index]?.Refresh(values, step);
        foreach (InPlaceSource<T> source in _sources)
            if (source.Values.Index == values.Index) source.Refresh(values, step);
        Show(step, values.Index);
    }

    /// <summary>Shows the present values of neurons to synapses as those at the start of a step.</summary>
    /// <param name="step">The step that comes next.</param>
    /// <param name="population">Which neurons; all of them when null.</param>
    public void Show(long step, int? population = null)
    {
        foreach (TilePublisher<T> publisher in _publishers)
            if (publisher.Population == (population ?? publisher.Population)) publisher.Publish(step);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Block<T>? block in _blocks) block?.Dispose();
        foreach (InPlaceSource<T> source in _sources) source.Dispose();
        foreach (PlasticProjection<T> plastic in _plastic) plastic.Dispose();
        _queues.Dispose();
        _inputs.Dispose();
        _store.Dispose();
    }

    private void Deliver(long step, PlasticProjection<T> plastic)
    {
        int projection = plastic.Plan.Index;
        Events += plastic.Deliver(step, _inputs.Plastic.OfProjection(projection));
        _inputs.Plastic.Clear(projection);
    }

    private void Update(long step, int place, SpikeBuffer spikes)
    {
        if (place == 0) spikes.Clear();
        for (int population = 0; population < _blocks.Length; population++)
        {
            Block<T>? block = _blocks[population];
            if (block is null || !_runs[population])
            {
                spikes.Add(place, population, [], 0);
                continue;
            }

            spikes.Add(place, population, block.Step(step), block.First);
            if (_rings[population] is { } ring)
                new ReadOnlySpan<T>(block.Output, block.Count).CopyTo(new Span<T>(ring.At(step) + block.First, block.Count));
        }
    }

    private Block<T> NewBlock(Slice slice, PopulationValues values)
    {
        var inputs = new Dictionary<Variable, nint>();
        for (int port = 0; port < values.Program.ReceptorInputs.Length; port++)
            inputs.Add(values.Program.ReceptorInputs[port], (nint)_inputs.Of(port, slice.Offset));
        return new Block<T>(values, slice.First, slice.Count, inputs);
    }

    private void AddSource(ProjectionPlan projection, Slice slice, PopulationValues source)
    {
        if (slice.Count == 0) return;
        T* input = _inputs.Of(_inputs.Kinds[projection.KindWhenPositive].Port, slice.Offset);
        _sources.Add(new InPlaceSource<T>(source, slice.First, slice.Count, input, projection.Weight.A, projection.Sampler.MinimumDelay));
    }

    private void AddCurrent(ProjectionPlan projection, Slice slice)
    {
        if (slice.Count == 0) return;
        UpdateProgram target = _blocks[projection.Target]!.Values.Program;
        string? name = projection.Projection.Receptor;
        Variable port = target.CurrentInputs.FirstOrDefault(input => name is null || input.Name == name)
            ?? throw projection.Error($"brings a current, but model '{target.Name}' has no current input{(name is null ? "" : $" '{name}'")}. Declare one with the flag 'current'.");
        _currents.Add(CurrentInput<T>.Create(projection, slice, _rings[projection.Source]!, _blocks[projection.Target]!, port));
    }
}
