using Glia.Equations.Ir;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>A value in double precision and how far rounding can have carried a compiled kernel from it (running error analysis).</summary>
/// <param name="Value">The value; truth values are 1 and 0.</param>
/// <param name="Error">Bound of the distance; infinite when a decision hangs on rounding.</param>
internal readonly record struct ErrorBound(double Value, double Error)
{
    /// <summary>Rounding errors that a function may make, in units of rounding.</summary>
    private const double FunctionErrors = 40;

    /// <summary>Evaluates an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="read">Values of variables.</param>
    /// <param name="unit">Unit of rounding: 2⁻²⁴ or 2⁻⁵³.</param>
    public static ErrorBound Of(Expr expression, Func<Variable, ErrorBound> read, double unit)
    {
        ErrorBound At(Expr part) => Of(part, read, unit);
        return expression switch
        {
            Constant constant => new(constant.Value, unit * Math.Abs(constant.Value)),
            BooleanConstant constant => new(constant.Value ? 1 : 0, 0),
            Read variable => read(variable.Variable),
            Unary { Operator: UnaryOperator.Negate } unary => At(unary.Operand) with { Value = -At(unary.Operand).Value },
            Unary unary => At(unary.Operand) with { Value = 1 - At(unary.Operand).Value },
            Select select => Chosen(At(select.Condition), At(select.WhenTrue), At(select.WhenFalse)),
            Call call => Applied(call.Function.Evaluate, [.. call.Arguments.Select(At)], unit),
            Binary binary => Combined(binary.Operator, At(binary.Left), At(binary.Right), unit),
            _ => throw new ArgumentException($"No bound for {expression}."),
        };
    }

    private static ErrorBound Chosen(ErrorBound condition, ErrorBound whenTrue, ErrorBound whenFalse)
    {
        ErrorBound chosen = condition.Value != 0 ? whenTrue : whenFalse;
        return condition.Error == 0 || whenTrue == whenFalse ? chosen : chosen with { Error = double.PositiveInfinity };
    }

    private static ErrorBound Combined(BinaryOperator o, ErrorBound x, ErrorBound y, double unit) => o switch
    {
        BinaryOperator.And => new(x.Value * y.Value, x.Error + y.Error),
        BinaryOperator.Or => new(Math.Max(x.Value, y.Value), x.Error + y.Error),
        BinaryOperator.Less => Decided(x.Value < y.Value, x, y),
        BinaryOperator.LessOrEqual => Decided(x.Value <= y.Value, x, y),
        BinaryOperator.Greater => Decided(x.Value > y.Value, x, y),
        BinaryOperator.GreaterOrEqual => Decided(x.Value >= y.Value, x, y),
        BinaryOperator.Equal => Decided(x.Value.Equals(y.Value), x, y),
        BinaryOperator.NotEqual => Decided(!x.Value.Equals(y.Value), x, y),
        BinaryOperator.Add => Rounded(x.Value + y.Value, x.Error + y.Error, unit),
        BinaryOperator.Subtract => Rounded(x.Value - y.Value, x.Error + y.Error, unit),
        BinaryOperator.Multiply => Rounded(
            x.Value * y.Value, Math.Abs(x.Value) * y.Error + Math.Abs(y.Value) * x.Error + x.Error * y.Error, unit),
        BinaryOperator.Divide => Applied(a => a[0] / a[1], [x, y], unit),
        BinaryOperator.Power => Applied(a => Math.Pow(a[0], a[1]), [x, y], unit),
        BinaryOperator.Modulo => Applied(a => a[0] - a[1] * Math.Floor(a[0] / a[1]), [x, y], unit),
        _ => Applied(a => Math.Floor(a[0] / a[1]), [x, y], unit),
    };

    private static ErrorBound Decided(bool value, ErrorBound x, ErrorBound y) =>
        new(value ? 1 : 0, Math.Abs(x.Value - y.Value) > x.Error + y.Error || x.Error + y.Error == 0 ? 0 : double.PositiveInfinity);

    /// <summary>Three roundings: of a product, of a reciprocal, of the result.</summary>
    private static ErrorBound Rounded(double value, double error, double unit) => new(value, error + 3 * unit * (Math.Abs(value) + error));

    /// <summary>How much the function changes when its arguments move by their errors, doubled, and its own errors.</summary>
    private static ErrorBound Applied(Func<double[], double> function, ErrorBound[] arguments, double unit)
    {
        double value = function([.. arguments.Select(argument => argument.Value)]), change = 0;
        for (int corner = 0; corner < 1 << arguments.Length; corner++)
        {
            double[] moved = [.. arguments.Select((argument, k) => argument.Value + ((corner >> k & 1) * 2 - 1) * (argument.Error + 2 * unit * Math.Abs(argument.Value)))];
            change = Math.Max(change, Math.Abs(function(moved) - value));
        }

        bool isWide = arguments.Any(argument => argument.Error > 1e-3 * (1 + Math.Abs(argument.Value)));
        double error = 2 * change + FunctionErrors * unit * Math.Abs(value);
        return new(value, isWide || double.IsNaN(error) ? double.PositiveInfinity : error);
    }
}
