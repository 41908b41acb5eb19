using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Synapses;

/// <summary>
/// Solves x' = λ x + f over the time between two events, λ constant and f made of constants and solved variables by sums and products: one equation after the other, down
/// the chain. Solutions are exact for all rates, equal ones and zero included.
/// </summary>
internal sealed class ClosedFormSolver
{
    private readonly Dictionary<Variable, Expr> _drifts;
    private readonly Dictionary<Variable, ExponentialSum?> _solutions = [];
    private readonly Dictionary<Variable, string> _obstacles = [];

    /// <summary>A solver of equations that read nothing that changes between events but each other's variables.</summary>
    /// <param name="drifts">Right-hand sides by variable, subexpressions in place.</param>
    public ClosedFormSolver(IReadOnlyDictionary<Variable, Expr> drifts) => _drifts = new(drifts);

    /// <summary>Why an equation has no closed form, as a sentence without a full stop; null when it has one, or when only those that it reads have none.</summary>
    public string? Obstacle(Variable variable)
    {
        Solve(variable);
        return _obstacles.GetValueOrDefault(variable);
    }

    /// <summary>The value after an elapsed time, over the values of the last event; null when there is no closed form.</summary>
    public Expr? Value(Variable variable, Expr elapsed) => Solve(variable)?.Value(elapsed);

    private ExponentialSum? Solve(Variable variable)
    {
        if (_solutions.TryGetValue(variable, out ExponentialSum? known)) return known;
        // Stays if the recursion comes back here.
        _solutions[variable] = null;
        if (Cycle(variable) is { } other) return Fail(variable, $"{variable} and {other} act on each other");
        if (LinearForm.Of(_drifts[variable], new HashSet<Variable> { variable }) is not { } form) return Fail(variable, $"the equation is not linear in {variable}");
        if (form[variable].Variables().FirstOrDefault(_drifts.ContainsKey) is { } changing) return Fail(variable, $"the rate of {variable} depends on {changing}, which changes between events");
        Expr rate = Factors.Normal(form[variable]);
        if (form.Remainder.Variables().FirstOrDefault(read => _drifts.ContainsKey(read) && Solve(read) is null) is not null) return null;
        if (Convert(form.Remainder) is not { } drive) return Fail(variable, $"{Nonlinear(form.Remainder)} enters other than by sums and products");
        ExponentialSum solution = ExponentialSum.Decay(variable.Value(), rate).Plus(drive.Through(rate));
        return solution.IsTooLarge ? Fail(variable, "its closed form has too many terms") : _solutions[variable] = solution;
    }

    private ExponentialSum? Fail(Variable variable, string obstacle)
    {
        _obstacles[variable] = obstacle;
        return null;
    }

    private ExponentialSum? Convert(Expr expression)
    {
        if (!expression.Reads(_drifts.ContainsKey)) return ExponentialSum.Constant(expression);
        switch (expression)
        {
            case Read read:
                return Solve(read.Variable);
            case Unary { Operator: UnaryOperator.Negate } negation:
                return Convert(negation.Operand)?.Map(value => -value);
            case Binary { Operator: BinaryOperator.Add } sum:
                return Convert(sum.Left) is { } x && Convert(sum.Right) is { } y ? x.Plus(y) : null;
            case Binary { Operator: BinaryOperator.Subtract } difference:
                return Convert(difference.Left) is { } a && Convert(difference.Right) is { } b ? a.Plus(b.Map(value => -value)) : null;
            case Binary { Operator: BinaryOperator.Multiply } product:
                return Convert(product.Left) is { } f && Convert(product.Right) is { } g ? f.Times(g) : null;
            case Binary { Operator: BinaryOperator.Divide } quotient when !quotient.Right.Reads(_drifts.ContainsKey):
                return Convert(quotient.Left)?.Map(value => value / quotient.Right);
            case Binary { Operator: BinaryOperator.Power, Right: Constant { Value: 2 or 3 or 4 } exponent } power:
                return Raise(power.Left, (int)exponent.Value);
            default:
                return null;
        }
    }

    private ExponentialSum? Raise(Expr basis, int exponent)
    {
        ExponentialSum? factor = Convert(basis), power = factor;
        for (int k = 1; k < exponent && power is not null; k++) power = power.Times(factor!);
        return power;
    }

    /// <summary>A variable of the innermost part that cannot be taken apart.</summary>
    private Variable Nonlinear(Expr expression) => expression.Operands().Where(operand => operand.Reads(_drifts.ContainsKey) && Convert(operand) is null)
        .Select(Nonlinear).FirstOrDefault() ?? expression.Variables().First(_drifts.ContainsKey);

    /// <summary>A variable that acts on this one and on which this one acts; null when there is none.</summary>
    private Variable? Cycle(Variable variable) =>
        _drifts[variable].Variables().FirstOrDefault(read => read != variable && _drifts.ContainsKey(read) && Reaches(read, variable, []));

    private bool Reaches(Variable from, Variable to, HashSet<Variable> visited) =>
        visited.Add(from) && _drifts[from].Variables().Any(read => read == to || _drifts.ContainsKey(read) && Reaches(read, to, visited));
}
