using Glia.Models;
using Glia.Quantities;

namespace Glia.Networks;

/// <summary>The description of a network: what there is, not how it is simulated. Building it makes a simulation.</summary>
/// <param name="seed">Seed of every random number of the network and its runs.</param>
public sealed class Network(ulong seed = 1)
{
    private readonly List<Population> _populations = [];
    private readonly List<Projection> _projections = [];
    private readonly List<Recorder> _recorders = [];
    private readonly HashSet<string> _projectionNames = [];

    /// <summary>Number of the last projection between two populations, so that thousands of them need no search for a free one.</summary>
    private readonly Dictionary<string, int> _projectionNumbers = [];

    /// <summary>Name, for reports.</summary>
    public string Name { get; init; } = "network";

    /// <summary>Seed of every random number.</summary>
    public ulong Seed { get; } = seed;

    /// <summary>The time step, 0.1 ms unless given.</summary>
    public Time TimeStep { get; init; } = 0.1 * Units.ms;

    /// <summary>Populations, in the order in which they were added; global neuron ids follow this order.</summary>
    public IReadOnlyList<Population> Populations => _populations;

    /// <summary>Projections, in the order in which they were added.</summary>
    public IReadOnlyList<Projection> Projections => _projections;

    /// <summary>Recorders.</summary>
    public IReadOnlyList<Recorder> Recorders => _recorders;

    /// <summary>Adds a population.</summary>
    public Population Add(Population population)
    {
        _populations.Add(population);
        return population;
    }

    /// <summary>Adds a projection.</summary>
    public Projection Add(Projection projection)
    {
        _projections.Add(projection);
        _projectionNames.Add(projection.Name);
        return projection;
    }

    /// <summary>Adds a recorder.</summary>
    public Recorder Add(Recorder recorder)
    {
        _recorders.Add(recorder);
        return recorder;
    }

    /// <summary>Adds a population of <paramref name="size"/> neurons of one model.</summary>
    public Population AddPopulation(string name, long size, NeuronModel model) =>
        Add(new Population { Name = name, Size = size, Model = model });

    /// <summary>Connects two populations. The projection is called <c>source->target</c>, with a number behind it from the second of that name on.</summary>
    public Projection Connect(Population source, Population target, ConnectionRule rule, Distribution weight, Distribution delay, string? receptor = null) =>
        Connect(source, target, rule, weight, delay, null, receptor);

    /// <summary>Connects two populations by synapses of a model; its other settings are given with <c>with</c> or <see cref="Add(Projection)"/>.</summary>
    /// <inheritdoc cref="Connect(Population, Population, ConnectionRule, Distribution, Distribution, string?)" path="/summary"/>
    public Projection Connect(Population source, Population target, ConnectionRule rule, Distribution weight, Distribution delay, SynapseModel? synapse, string? receptor = null) =>
        Add(new Projection
        {
            Name = FreeProjectionName(source.Name, target.Name), Source = source, Target = target, Rule = rule, Weight = weight, Delay = delay, Receptor = receptor,
            Synapse = synapse,
        });

    /// <summary>The network as it is now: what is added to either later is not in the other.</summary>
    /// <param name="seed">Another seed; its own when null.</param>
    public Network Snapshot(ulong? seed = null)
    {
        var copy = new Network(seed ?? Seed) { Name = Name, TimeStep = TimeStep };
        foreach (Population population in _populations) copy.Add(population);
        foreach (Projection projection in _projections) copy.Add(projection);
        foreach (Recorder recorder in _recorders) copy.Add(recorder);
        return copy;
    }

    private string FreeProjectionName(string source, string target)
    {
        string name = $"{source}->{target}", candidate = name;
        int number = _projectionNumbers.GetValueOrDefault(name, 1);
        while (_projectionNames.Contains(candidate)) candidate = $"{name}-{++number}";
        _projectionNumbers[name] = number;
        return candidate;
    }
}
