using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Integration;

/// <summary>The subexpressions of a model and what they depend on.</summary>
internal sealed class Subexpressions(ModelSystem system)
{
    private readonly Dictionary<Variable, Subexpression> _byVariable = system.Subexpressions.ToDictionary(item => item.Variable);

    /// <summary>All of them, in dependency order.</summary>
    public IEnumerable<Subexpression> All => system.Subexpressions;

    /// <summary>The subexpression that a variable stands for, or null.</summary>
    public Subexpression? Find(Variable variable) => _byVariable.GetValueOrDefault(variable);

    /// <summary>Whether an expression depends, directly or through subexpressions evaluated during the step, on a variable of the set.</summary>
    public bool DependsOn(Expr expression, Func<Variable, bool> predicate) => expression.Reads(variable =>
        predicate(variable) || Find(variable) is { ConstantOverStep: false } inner && DependsOn(inner.Value, predicate));

    /// <summary>Whether an expression depends on a variable of the set, also through what is held constant over the step.</summary>
    public bool DependsOnEver(Expr expression, Func<Variable, bool> predicate) => expression.Reads(variable =>
        predicate(variable) || Find(variable) is { } inner && DependsOnEver(inner.Value, predicate));

    /// <summary>Whether the value is known before the run: it depends on parameters and dt only.</summary>
    public bool IsFixed(Expr expression) => !expression.HasDraws() && !expression.Reads(variable => !IsFixed(variable));

    /// <summary>Whether the expression, or a subexpression in it, draws random numbers while the step runs.</summary>
    public bool DrawsDuringStep(Expr expression) => expression.HasDraws() || expression.Reads(variable =>
        Find(variable) is { ConstantOverStep: false } inner && DrawsDuringStep(inner.Value));

    /// <summary>Puts the values of subexpressions in their place where <paramref name="which"/> says so, all the way down.</summary>
    public Expr Inline(Expr expression, Func<Subexpression, bool> which) => expression.Rewrite(node =>
        node is Read read && Find(read.Variable) is { } inner && which(inner) ? Inline(inner.Value, which) : null);

    /// <summary>Puts in place what depends on the variables and what is fixed, so that linearity in the variables can be read off.</summary>
    public Expr InlineFor(Expr expression, IReadOnlySet<Variable> variables) => Inline(
        expression,
        inner => IsFixed(inner.Value) || !inner.ConstantOverStep && DependsOn(inner.Value, variables.Contains));

    private bool IsFixed(Variable variable) => variable.Kind switch
    {
        VariableKind.Parameter or VariableKind.Derived => true,
        VariableKind.WellKnown => variable == WellKnown.TimeStep,
        VariableKind.Local => Find(variable) is { } inner && IsFixed(inner.Value),
        _ => false,
    };
}
