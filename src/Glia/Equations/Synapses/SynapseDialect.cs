using Glia.Equations.Checking;
using Glia.Equations.Ir;
using Glia.Quantities;

namespace Glia.Equations.Synapses;

/// <summary>The language of synapse models.</summary>
/// <param name="weight">What the unit <c>weight</c> stands for; as a number it is one internal unit of the weights (1 pA, 1 nS, 1 mV, 1).</param>
internal sealed class SynapseDialect(Dimension weight) : Dialect
{
    /// <summary>Name of the weight.</summary>
    public const string Weight = "w";

    /// <summary>Name of what a spike carries.</summary>
    public const string Transmit = "transmit";

    /// <summary>Name of the unit of the weights.</summary>
    public const string WeightUnit = "weight";

    private static readonly string[] s_wellKnown = ["t", "dt", "i", "j"];
    private static readonly string[] s_reserved = [.. s_wellKnown, Transmit];

    public override string Owner => "synapse";

    public override IReadOnlyList<string> Reserved => s_reserved;

    public override IEnumerable<string> WellKnownNames => s_wellKnown;

    public override FlagRules Flags => FlagRules.OfSynapses;

    public override bool UnsetIsParameter => false;

    public override IReadOnlyDictionary<string, Quantity> Units { get; } = new Dictionary<string, Quantity> { [WeightUnit] = new(1, weight) };

    public override Typed? WellKnownValue(string name) => name switch
    {
        "t" => Of(WellKnown.Time),
        "dt" => Of(WellKnown.TimeStep),
        "i" => Of(WellKnownSynapse.Source),
        "j" => Of(WellKnownSynapse.Target),
        _ => null,
    };

    public override string? WhyNotSet(string name)
    {
        if (name == Transmit) return "'transmit' is what a presynaptic spike carries; it can only be set in on_pre.";
        if (NeuronSide.Of(name) is not null) return $"'{name}' is a variable of the neuron, which synapses can read but not set; what they do to a neuron goes through its receptor.";
        return base.WhyNotSet(name);
    }

    public override string? WhyNoInitialValue(string name) =>
        name == Weight ? "'w' starts with the weight that the projection gives; leave it out here." : null;
}
