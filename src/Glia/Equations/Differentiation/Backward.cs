using Glia.Equations.Integration;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using static Glia.Equations.Symbolics.Algebra;
using ValueType = Glia.Equations.Ir.ValueType;

namespace Glia.Equations.Differentiation;

/// <summary>Walks statements from last to first and collects, for every variable, the gradient of the loss by it.</summary>
/// <param name="surrogate">Derivative of spikes.</param>
/// <param name="spiked">The Boolean whose choices are differentiated; null when there is none or resets are detached.</param>
internal sealed class Backward(Surrogate surrogate, Variable? spiked)
{
    private readonly Dictionary<Variable, Expr> _gradients = [];
    private readonly List<Statement> _statements = [];
    private int _temporaries;

    /// <summary>The statements written so far.</summary>
    public IReadOnlyList<Statement> Statements => _statements;

    /// <summary>The gradient by a variable as collected so far.</summary>
    public Expr GradientOf(Variable variable) => _gradients.GetValueOrDefault(variable, Zero);

    /// <summary>Adds to the gradient by what an expression reads, given the gradient by the expression.</summary>
    public void Propagate(Expr expression, Expr gradient)
    {
        if (gradient.Is(0)) return;
        if (expression.Type == ValueType.Boolean) PropagateCondition(expression, gradient);
        else PropagateNumber(expression, gradient, whole: null);
    }

    /// <summary>Takes the gradients through an assignment.</summary>
    public void Reverse(Assign assign)
    {
        if (GradientOf(assign.Target) is var gradient && gradient.Is(0)) return;
        Expr held = Held(gradient, "_by" + assign.Target.Name);
        if (assign.Target.Type == ValueType.Boolean) PropagateCondition(assign.Value, held);
        else PropagateNumber(assign.Value, held, assign.Target.Value());
    }

    /// <summary>Assigns a result.</summary>
    public void Emit(Variable target, Expr value) => _statements.Add(new Assign(target, value));

    /// <param name="expression">A number.</param>
    /// <param name="gradient">The gradient by it.</param>
    /// <param name="whole">The local that holds the expression, which its derivative may read instead; null for none.</param>
    private void PropagateNumber(Expr expression, Expr gradient, Read? whole)
    {
        switch (expression)
        {
            case Read read:
                Add(read.Variable, gradient);
                return;
            case Select select when spiked is not null && select.Condition.Reads(variable => variable == spiked):
                Expr shared = Held(gradient);
                PropagateCondition(select.Condition, shared * (select.WhenTrue - select.WhenFalse));
                PropagateNumber(select.WhenTrue, If(select.Condition, shared, Zero), null);
                PropagateNumber(select.WhenFalse, If(select.Condition, Zero, shared), null);
                return;
            case Select select:
                Expr chosen = Held(gradient);
                PropagateNumber(select.WhenTrue, If(select.Condition, chosen, Zero), null);
                PropagateNumber(select.WhenFalse, If(select.Condition, Zero, chosen), null);
                return;
        }

        List<(Expr Operand, Expr Partial)> partials =
            [.. Derivative.Partials(expression).Where(item => !item.Partial.Is(0) && item.Operand is not Constant)];
        Expr factor = partials.Count > 1 ? Held(gradient) : gradient;
        foreach ((Expr operand, Expr partial) in partials)
            PropagateNumber(operand, factor * (whole is null ? partial : partial.Rewrite(node => node.Equals(expression) ? whole : null)), null);
    }

    /// <summary>A condition as a number s that is 0 or 1: s(x and y) = s(x)·s(y), s(not x) = 1 − s(x), and surrogates at comparisons.</summary>
    private void PropagateCondition(Expr condition, Expr gradient)
    {
        if (gradient.Is(0)) return;
        switch (condition)
        {
            case Read read when read.Variable.Name != Refractoriness.IsRefractoryName:
                Add(read.Variable, gradient);
                break;
            case Unary not:
                PropagateCondition(not.Operand, -gradient);
                break;
            case Binary { Operator: BinaryOperator.And } and:
                PropagateCondition(and.Left, If(and.Right, gradient, Zero));
                PropagateCondition(and.Right, If(and.Left, gradient, Zero));
                break;
            case Binary { Operator: BinaryOperator.Or } or:
                PropagateCondition(or.Left, If(or.Right, Zero, gradient));
                PropagateCondition(or.Right, If(or.Left, Zero, gradient));
                break;
            case Binary { Operator: BinaryOperator.Greater or BinaryOperator.GreaterOrEqual } comparison:
                PropagateComparison(comparison.Left, comparison.Right, gradient);
                break;
            case Binary { Operator: BinaryOperator.Less or BinaryOperator.LessOrEqual } comparison:
                PropagateComparison(comparison.Right, comparison.Left, gradient);
                break;
        }
    }

    private void PropagateComparison(Expr high, Expr low, Expr gradient)
    {
        Expr slope = Held(gradient * surrogate.Derivative(Held(high - low)));
        PropagateNumber(high, slope, null);
        PropagateNumber(low, -slope, null);
    }

    private void Add(Variable variable, Expr gradient) => _gradients[variable] = GradientOf(variable) + gradient;

    /// <summary>A value that will be read more than once, in a local unless it is short.</summary>
    private Expr Held(Expr value, string? name = null)
    {
        if (value is Read or Constant or Unary { Operand: Read }) return value;
        var local = new Variable(name ?? $"_g{++_temporaries}", VariableKind.Local, Dimension.None);
        Emit(local, value);
        return local.Value();
    }
}
