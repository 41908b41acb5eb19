using System.Collections.Immutable;

namespace Glia.Equations.Ir;

/// <summary>A statement of the update IR. Statements run in order; each sees what the ones before it wrote.</summary>
public abstract record Statement;

/// <summary>target ← value.</summary>
public sealed record Assign(Variable Target, Expr Value) : Statement;

/// <summary>
/// Repeats <see cref="Body"/> while <see cref="Condition"/> holds, neuron by neuron: a neuron whose condition has become false keeps its values
/// while others go on. Draws are not allowed inside.
/// </summary>
/// <param name="Condition">Tested before each round.</param>
/// <param name="Body">The statements.</param>
/// <param name="MaximumRounds">A bound that ends runaway loops; the state is then as the last round left it.</param>
public sealed record Loop(Expr Condition, ImmutableArray<Statement> Body, int MaximumRounds) : Statement;
