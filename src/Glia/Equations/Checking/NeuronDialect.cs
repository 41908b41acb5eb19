using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Equations.Checking;

/// <summary>The language of neuron and source models.</summary>
internal sealed class NeuronDialect(NeuronModel model) : Dialect
{
    private static readonly string[] s_reserved = ["t", "dt", "i", "N", "lastspike", "refractory", "not_refractory"];

    public override string Owner => "neuron";

    public override IReadOnlyList<string> Reserved => s_reserved;

    public override IEnumerable<string> WellKnownNames => s_reserved.Append("step");

    public override FlagRules Flags => FlagRules.OfNeurons;

    public override bool UnsetIsParameter => true;

    public override Typed? WellKnownValue(string name) => name switch
    {
        "t" => Of(WellKnown.Time),
        "dt" => Of(WellKnown.TimeStep),
        "i" => Of(WellKnown.Index),
        "N" => Of(WellKnown.Size),
        "step" => Of(WellKnown.Step),
        "lastspike" => Of(WellKnown.LastSpike),
        "refractory" => new Typed(Refractory, Dimension.None),
        "not_refractory" => new Typed(Algebra.Not(Refractory), Dimension.None),
        _ => null,
    };

    private Expr Refractory => !string.IsNullOrWhiteSpace(model.Refractory) ? WellKnown.Refractory.Value() : new BooleanConstant(false);
}
