using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Random;
using Glia.Simulation.Construction.Rules;
using Glia.Simulation.Delivery;

namespace Glia.Simulation.Construction;

/// <summary>One projection made ready for construction: indexes instead of names, numbers instead of quantities.</summary>
internal sealed class ProjectionPlan
{
    private readonly NetworkPlan _network;
    private readonly Lazy<PairIndex> _pairs;

    /// <summary>Prepares a projection.</summary>
    /// <param name="network">The network.</param>
    /// <param name="index">Position in it.</param>
    /// <param name="projection">The description.</param>
    /// <param name="program">Its synapse model; null for static synapses.</param>
    /// <param name="elementBytes">Bytes of a value of a plastic synapse.</param>
    public ProjectionPlan(NetworkPlan network, int index, Projection projection, SynapseProgram? program = null, int elementBytes = sizeof(float))
    {
        (_network, Index, Projection, Program) = (network, index, projection, program);
        Source = network.IndexOf(projection.Source, projection.Name);
        Target = network.IndexOf(projection.Target, projection.Name);
        ExcludesSelf = Source == Target && !projection.Rule.Autapses;
        ConnectivityKey = Philox.Key(network.Seed, RandomPurpose.Connectivity + (uint)index);
        Weight = BoundedDistribution.From(projection.Weight, 1, $"projection '{Name}', weight");
        BoundedDistribution delay = BoundedDistribution.From(projection.Delay, 1 / network.TimeStep, $"projection '{Name}', delay");
        _pairs = new Lazy<PairIndex>(() => new PairIndex(CheckedPairs(), TargetSize, (source, target) => ExcludesSelf && source == target));
        Sampler = new SynapseSampler(Name, Philox.Key(network.Seed, RandomPurpose.Synapses + (uint)index), Weight, delay, ArrayIndex());
        HasConstantDelay = delay.IsConstant;
        if (program is not null) Plastic = LayoutOf(program, elementBytes);
        if (delay.Shape is DistributionShape.Constant or DistributionShape.Array && delay.Range().Smallest < 0.5)
            throw Error($"has a delay of {delay.Range().Smallest * network.TimeStep:G6} ms, which is shorter than the time step of {network.TimeStep:G6} ms. Use longer delays, or a smaller time step.");
    }

    /// <summary>Position in the network.</summary>
    public int Index { get; }

    /// <summary>The description.</summary>
    public Projection Projection { get; }

    /// <summary>Name.</summary>
    public string Name => Projection.Name;

    /// <summary>The rule.</summary>
    public ConnectionRule Rule => Projection.Rule;

    /// <summary>Index of the source population.</summary>
    public int Source { get; }

    /// <summary>Index of the target population.</summary>
    public int Target { get; }

    /// <summary>Neurons of the source population.</summary>
    public int SourceSize => _network.Sizes[Source];

    /// <summary>Neurons of the target population.</summary>
    public int TargetSize => _network.Sizes[Target];

    /// <summary>Whether a neuron must not connect to itself, and could.</summary>
    public bool ExcludesSelf { get; }

    /// <summary>Sources that a target may have.</summary>
    public int PartnersOfTarget => SourceSize - (ExcludesSelf ? 1 : 0);

    /// <summary>Targets that a source may have.</summary>
    public int PartnersOfSource => TargetSize - (ExcludesSelf ? 1 : 0);

    /// <summary>Key of the draws of who connects to whom.</summary>
    public (uint K0, uint K1) ConnectivityKey { get; }

    /// <summary>Weights.</summary>
    public BoundedDistribution Weight { get; }

    /// <summary>Draws weights and delays.</summary>
    public SynapseSampler Sampler { get; }

    /// <summary>Whether all synapses have the same delay.</summary>
    public bool HasConstantDelay { get; }

    /// <summary>The synapse model; null for static synapses.</summary>
    public SynapseProgram? Program { get; }

    /// <summary>How the groups of a plastic projection lie in the store; null for static synapses.</summary>
    public PlasticLayout? Plastic { get; }

    /// <summary>Kind of the synapses with weights ≥ 0.</summary>
    public int KindWhenPositive { get; private set; }

    /// <summary>Kind of the synapses with weights &lt; 0.</summary>
    public int KindWhenNegative { get; private set; }

    /// <summary>The partner that stands for number <paramref name="k"/> of those allowed to <paramref name="driver"/>.</summary>
    public int SkipSelf(int k, int driver) => ExcludesSelf && k >= driver ? k + 1 : k;

    /// <summary>Positions of the source population.</summary>
    public Coordinates SourceCoordinates() => _network.CoordinatesOf(Source);

    /// <summary>Positions of the target population.</summary>
    public Coordinates TargetCoordinates() => _network.CoordinatesOf(Target);

    /// <summary>The explicit list of pairs, sorted by target.</summary>
    public PairIndex PairsByTarget(ExplicitPairs _) => _pairs.Value;

    /// <summary>An error about this projection.</summary>
    public GliaException Error(string message) => new($"projection '{Name}'", message);

    /// <summary>Bytes of a stored synapse, without what its group has in common.</summary>
    /// <param name="weightBytes">Bytes of a static weight.</param>
    public int SynapseBytes(int weightBytes) =>
        sizeof(ushort) + (Plastic is { } plastic ? plastic.ElementBytes * plastic.Columns : Weight.IsConstant ? 0 : weightBytes);

    /// <summary>Numbers the kind of a plastic projection from a current source, whose groups are never queued.</summary>
    public void AssignCurrentKind(SynapseKinds kinds) => KindWhenPositive = KindWhenNegative = kinds.NumberOf(0, Plastic!);

    /// <summary>Finds the receptor ports and numbers the kinds.</summary>
    public void AssignKinds(SynapseKinds kinds, NeuronModel target)
    {
        (double smallest, double largest) = Weight.Range();
        double? constant = Weight.IsConstant ? Weight.A : null;
        bool negative = smallest < 0, positive = largest >= 0;
        int NumberOf(int port) => Plastic is null ? kinds.NumberOf(port, constant, Target) : kinds.NumberOf(port, Plastic);
        if (positive) KindWhenPositive = NumberOf(PortFor(target, negative: false));
        if (negative) KindWhenNegative = NumberOf(PortFor(target, negative: true));
        if (!positive) KindWhenPositive = KindWhenNegative;
        if (!negative) KindWhenNegative = KindWhenPositive;
    }

    /// <summary>Whether random numbers have to tell synapses of the same two neurons apart.</summary>
    private bool NeedsOccurrences(SynapseProgram program) => program.Draws > 0 && (Rule.Multapses || Rule is ExplicitPairs);

    private PlasticLayout LayoutOf(SynapseProgram program, int elementBytes) => program.States.Length <= PlasticLayout.MostColumns
        ? new PlasticLayout(Index, elementBytes, program.PreTraces.Length, program.States.Length + (NeedsOccurrences(program) ? 1 : 0))
        : throw Error($"has the synapse model '{program.Name}' with {program.States.Length} variables per synapse; there may be at most {PlasticLayout.MostColumns}.");

    private int PortFor(NeuronModel target, bool negative)
    {
        string sign = negative ? "negative" : "positive", other = negative ? "positive" : "negative";
        for (int port = 0; port < target.Receptors.Length; port++)
        {
            Receptor receptor = target.Receptors[port];
            if (Projection.Receptor is { } name ? receptor.Name != name : receptor.Weights == other) continue;
            if (receptor.Weights == other)
                throw Error($"has {sign} weights, but receptor '{receptor.Name}' of model '{target.Name}' takes {other} ones. Change the sign, or the receptor.");
            return port;
        }

        string known = string.Join(", ", target.Receptors.Select(receptor => receptor.Name));
        throw Projection.Receptor is { } wanted
            ? Error($"names receptor '{wanted}', but model '{target.Name}' has {(known.Length > 0 ? known : "none")}.{Suggestion.For(wanted, target.Receptors.Select(receptor => receptor.Name))}")
            : Error($"has {sign} weights, but model '{target.Name}' has no receptor for them; it has {(known.Length > 0 ? known : "none")}. Name a receptor, or change the sign.");
    }

    /// <summary>Where the weight of synapse k of driver y stands in given arrays.</summary>
    private Func<int, int, int>? ArrayIndex() => Rule switch
    {
        OneToOne => (driver, _) => driver,
        AllToAll => (driver, k) => checked(SkipSelf(k, driver) * TargetSize + driver),
        FixedInDegree rule => (driver, k) => checked(driver * rule.InDegree + k),
        FixedOutDegree rule => (driver, k) => checked(driver * rule.OutDegree + k),
        ExplicitPairs => (driver, k) => _pairs.Value.PositionOf(driver, k),
        _ => null,
    };

    private ExplicitPairs CheckedPairs()
    {
        var pairs = (ExplicitPairs)Rule;
        if (pairs.Sources.Length != pairs.Targets.Length)
            throw Error($"lists {pairs.Sources.Length} sources and {pairs.Targets.Length} targets. Give as many of the one as of the other.");
        for (int k = 0; k < pairs.Sources.Length; k++)
            if ((uint)pairs.Sources[k] >= (uint)SourceSize || (uint)pairs.Targets[k] >= (uint)TargetSize)
                throw Error($"lists the pair ({pairs.Sources[k]}, {pairs.Targets[k]}) at position {k}, but its populations have {SourceSize} and {TargetSize} neurons. Indexes start at 0.");
        return pairs;
    }
}
