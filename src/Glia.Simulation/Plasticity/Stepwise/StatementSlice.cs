using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>The part of a list of statements that decides the values of some variables.</summary>
/// <remarks>Traces are kept once per source or target, states once per synapse; a list that changes both is run in slices, each over what it changes.</remarks>
internal static class StatementSlice
{
    /// <summary>The statements on which the final values of the wanted variables depend, in their order.</summary>
    public static ImmutableArray<Assign> For(IReadOnlyList<Assign> statements, IEnumerable<Variable> wanted)
    {
        HashSet<string> needed = [.. wanted.Select(variable => variable.Name)];
        List<Assign> kept = [];
        foreach (Assign assign in statements.Reverse())
        {
            if (!needed.Contains(assign.Target.Name)) continue;
            kept.Add(assign);
            needed.UnionWith(assign.Value.Variables().Select(variable => variable.Name));
        }

        kept.Reverse();
        return [.. kept];
    }

    /// <summary>Whether any of the statements reads a variable.</summary>
    public static bool Reads(IEnumerable<Assign> statements, Variable variable) => statements.Any(assign => assign.Value.Reads(read => read == variable));
}
