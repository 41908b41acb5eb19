using Glia.Equations.Ir;
using Glia.Equations.Syntax;

namespace Glia.Equations.Synapses;

/// <summary>A statement with its meaning: subexpressions are still read by name.</summary>
/// <param name="Assign">The assignment.</param>
/// <param name="Syntax">As written.</param>
/// <param name="Diagnostics">The text that it stands in; receives findings.</param>
internal sealed record CheckedStatement(Assign Assign, StatementSyntax Syntax, Diagnostics Diagnostics)
{
    /// <summary>Reports an error about what is assigned.</summary>
    public void Error(string message) => Diagnostics.Error(Syntax.Value.Span, message);
}
