using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Integration;

/// <summary>What recorders can read besides states: subexpressions of the state after the step.</summary>
internal static class Observables
{
    /// <summary>
    /// Subexpressions over states and parameters, written out. Those that depend on inputs of the step or on draws have no value between
    /// steps and are left out. <c>t</c> in them is the time of the recorded state.
    /// </summary>
    public static ImmutableDictionary<string, Expr> Of(ModelFacts facts) => facts.Subexpressions.All
        .Select(subexpression => (subexpression.Variable.Name, Value: WrittenOut(facts, subexpression)))
        .Where(item => !item.Value.HasDraws() && !item.Value.Reads(variable => variable.Kind is VariableKind.Input or VariableKind.EventCount))
        .ToImmutableDictionary(item => item.Name, item => item.Value);

    private static Expr WrittenOut(ModelFacts facts, Subexpression subexpression) => facts.Subexpressions
        .Inline(subexpression.Value, _ => true)
        .Substitute(WellKnown.Refractory, facts.CanBeRefractory ? Refractoriness.Now : new BooleanConstant(false));
}
