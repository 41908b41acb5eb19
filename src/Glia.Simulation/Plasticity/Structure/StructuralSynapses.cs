using Glia.Networks;
using Glia.Random;
using Glia.Simulation.Construction;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Plasticity.Structure;

/// <summary>The synapses of a projection that come and go. One for all tiles: it takes in the spikes of every epoch between epochs, while no tile runs.</summary>
/// <remarks>
/// A change decided by the spikes stamped up to U is in force from the step U + e on, with e the length of an epoch: then every tile knows it, however runs divide the time.
/// So tiles may ask for the wiring of the present and for that before the last change. Means of rates and elements are brought up to date every <see cref="GrowthTime"/>.
/// </remarks>
internal sealed class StructuralSynapses
{
    /// <summary>Time between two steps of growth, ms: far below the time constant of rates.</summary>
    private const double GrowthTime = 10;

    private readonly StructuralPlasticity _description;
    private readonly ElementGrowth _axonal, _dendritic;
    private readonly int[][] _emitted;   // ring by step
    private readonly int _growthSteps, _epochSteps;
    private readonly long _intervalSteps;
    private readonly double _timeStep_ms;
    private readonly (uint, uint) _key;
    private readonly List<(int Neuron, long Stamp, bool IsSource)> _spikes = [];
    private Wiring _before;
    private long _inForce;

    /// <summary>Wires a projection by its rule.</summary>
    /// <param name="plan">The projection.</param>
    /// <param name="network">The network.</param>
    /// <param name="epochSteps">Steps between exchanges.</param>
    public StructuralSynapses(ProjectionPlan plan, NetworkPlan network, int epochSteps)
    {
        (Plan, _description, _epochSteps, _timeStep_ms) = (plan, plan.Projection.Structure!, epochSteps, network.TimeStep);
        _key = Philox.Key(network.Seed, RandomPurpose.Structure + (uint)plan.Index);
        SynapseTable table = StaticSynapses.Read(plan, network.Kinds, null);
        Wiring = _before = Wiring.Of(plan.SourceSize, [.. Enumerable.Range(0, table.Count).Select(k => (table.Sources[k], table.Targets[k]))]);
        int[] outgoing = new int[plan.SourceSize], incoming = new int[plan.TargetSize];
        foreach ((int source, int target) in Wiring.Pairs())
        {
            outgoing[source]++;
            incoming[target]++;
        }

        _axonal = new ElementGrowth(_description.Axonal, _description.RateTime.Milliseconds, outgoing);
        _dendritic = new ElementGrowth(_description.Dendritic, _description.RateTime.Milliseconds, incoming);
        _intervalSteps = Math.Max(1, (long)Math.Round(_description.Interval.Milliseconds / _timeStep_ms));
        _growthSteps = (int)Math.Clamp(Math.Round(GrowthTime / _timeStep_ms), 1, _intervalSteps);
        _emitted = [.. Enumerable.Repeat(Array.Empty<int>(), Delay + epochSteps + 1)];
    }

    /// <summary>The projection.</summary>
    public ProjectionPlan Plan { get; }

    /// <summary>Delay, in steps.</summary>
    public int Delay => Plan.Sampler.MinimumDelay;

    /// <summary>The wiring after the last change.</summary>
    public Wiring Wiring { get; private set; }

    /// <summary>Bytes that the wirings of the present and before the last change take.</summary>
    public long Bytes => 2L * sizeof(int) * (Wiring.Starts.Length + (long)Wiring.Count);

    /// <summary>Elements of the sources.</summary>
    public IReadOnlyList<double> AxonalElements => _axonal.Elements;

    /// <summary>Elements of the targets.</summary>
    public IReadOnlyList<double> DendriticElements => _dendritic.Elements;

    /// <summary>The synapses after the last change, as a table.</summary>
    public SynapseTable Table()
    {
        (int Source, int Target)[] pairs = [.. Wiring.Pairs()];
        return new SynapseTable(Plan.Projection, [.. pairs.Select(pair => pair.Source)], [.. pairs.Select(pair => pair.Target)],
            [.. pairs.Select(_ => Delay)], ["w"], [[.. pairs.Select(_ => Plan.Weight.A)]]);
    }

    /// <summary>The wiring in force in a step.</summary>
    public Wiring At(long step) => step >= _inForce ? Wiring : _before;

    /// <summary>Sources whose spikes arrive in a step, ascending, repeated for multiplicity.</summary>
    public ReadOnlySpan<int> Arriving(long step) => step < Delay ? [] : _emitted[(step - Delay) % _emitted.Length];

    /// <summary>Takes in the spikes of a step, in the order of steps.</summary>
    /// <param name="step">The step; the spikes are stamped one more.</param>
    /// <param name="sources">Spikes of the sources, ascending.</param>
    /// <param name="targets">Spikes of the targets.</param>
    public void Take(long step, int[] sources, int[] targets)
    {
        long stamp = step + 1;
        _emitted[step % _emitted.Length] = sources;
        foreach (int neuron in sources) _spikes.Add((neuron, stamp, true));
        foreach (int neuron in targets) _spikes.Add((neuron, stamp, false));
        bool isDue = stamp % _intervalSteps == 0;
        if (isDue || stamp % _intervalSteps % _growthSteps == 0) Grow(stamp);
        if (isDue) Rewire(stamp);
    }

    /// <summary>Writes everything that the future depends on.</summary>
    /// <param name="state">The checkpoint.</param>
    /// <param name="step">Steps that have been simulated.</param>
    public void Save(StateWriter state, long step)
    {
        _axonal.Save(state);
        _dendritic.Save(state);
        Wiring.Save(state);
        state.Write(_inForce);
        if (step < _inForce) _before.Save(state);
        for (long emitted = Math.Max(0, step - Delay); emitted < step; emitted++) state.WriteArray<int>(_emitted[emitted % _emitted.Length]);
        state.Write(_spikes.Count);
        foreach ((int neuron, long stamp, bool isSource) in _spikes)
        {
            state.Write(neuron);
            state.Write(stamp);
            state.Write(isSource);
        }
    }

    /// <summary>Takes over what <see cref="Save"/> has written, before the first step.</summary>
    /// <param name="state">The checkpoint.</param>
    /// <param name="step">Steps that had been simulated.</param>
    public void Load(StateReader state, long step)
    {
        _axonal.Load(state);
        _dendritic.Load(state);
        Wiring = _before = Wiring.Load(state, Plan.SourceSize, Plan.TargetSize);
        _inForce = state.ReadInt64();
        if (step < _inForce) _before = Wiring.Load(state, Plan.SourceSize, Plan.TargetSize);
        for (long emitted = Math.Max(0, step - Delay); emitted < step; emitted++)
        {
            int[] sources = state.ReadArray<int>();
            foreach (int neuron in sources) Check(state, neuron, Plan.SourceSize);
            _emitted[emitted % _emitted.Length] = sources;
        }

        _spikes.Clear();
        for (int left = state.ReadCount(); left > 0; left--)
        {
            (int neuron, long stamp, bool isSource) = (state.ReadInt32(), state.ReadInt64(), state.ReadBoolean());
            Check(state, neuron, isSource ? Plan.SourceSize : Plan.TargetSize);
            if (stamp > step) throw state.Unfit($"a spike of step {stamp} was counted after {step} steps");
            _spikes.Add((neuron, stamp, isSource));
        }

        _axonal.Connect(Wiring.Pairs().Select(pair => pair.Source));
        _dendritic.Connect(Wiring.Pairs().Select(pair => pair.Target));
    }

    private static void Check(StateReader state, int neuron, int size)
    {
        if ((uint)neuron >= (uint)size) throw state.Unfit($"neuron {neuron} spiked in a population of {size}");
    }

    private void Grow(long stamp)
    {
        long into = (stamp - 1) % _intervalSteps + 1;   // the last stretch of an interval may be shorter
        double stretch_ms = ((into - 1) % _growthSteps + 1) * _timeStep_ms;
        foreach (ElementGrowth elements in new[] { _axonal, _dendritic }) elements.Decay(stretch_ms);
        foreach ((int neuron, long spike, bool isSource) in _spikes) (isSource ? _axonal : _dendritic).Spike(neuron, (stamp - spike) * _timeStep_ms);
        _spikes.Clear();
        foreach (ElementGrowth elements in new[] { _axonal, _dendritic }) elements.Grow(stretch_ms);
    }

    private void Rewire(long stamp)
    {
        _before = Wiring;
        Wiring = new Rewiring(_axonal, _dendritic, _key, stamp / _intervalSteps).Change(Wiring, IsAllowed);
        _inForce = stamp + _epochSteps;
        _axonal.Lose(_description.VacantLoss);
        _dendritic.Lose(_description.VacantLoss);
    }

    private bool IsAllowed(int source, int target) => !(Plan.ExcludesSelf && source == target);
}
