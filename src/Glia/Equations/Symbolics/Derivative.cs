using Glia.Equations.Ir;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Symbolics;

/// <summary>Symbolic differentiation.</summary>
/// <remarks>
/// Where a function has a corner (abs, min, max, clip) or a jump (floor, comparisons) the derivative is the one beside it; a condition itself
/// has derivative zero.
/// </remarks>
public static class Derivative
{
    /// <summary>∂(expression)/∂(variable); other variables are held.</summary>
    public static Expr Of(Expr expression, Variable variable)
    {
        if (!expression.Reads(read => read == variable)) return Zero;
        if (expression is Read) return One;
        Expr sum = Zero;
        foreach ((Expr operand, Expr partial) in Partials(expression)) sum += partial * Of(operand, variable);
        return sum;
    }

    /// <summary>The real operands of an expression with the derivative of the expression by each of them.</summary>
    public static IEnumerable<(Expr Operand, Expr Partial)> Partials(Expr expression) => expression switch
    {
        Unary { Operator: UnaryOperator.Negate } negation => [(negation.Operand, Number(-1))],
        Binary binary => OfBinary(binary),
        Select { Type: Ir.ValueType.Real } select => [(select.WhenTrue, If(select.Condition, One, Zero)), (select.WhenFalse, If(select.Condition, Zero, One))],
        Call call => call.Arguments.Select((argument, k) => (argument, FunctionDerivatives.Partial(call, k))),
        _ => [],
    };

    private static IEnumerable<(Expr Operand, Expr Partial)> OfBinary(Binary binary)
    {
        (Expr x, Expr y) = (binary.Left, binary.Right);
        switch (binary.Operator)
        {
            case BinaryOperator.Add:
                return [(x, One), (y, One)];
            case BinaryOperator.Subtract:
                return [(x, One), (y, Number(-1))];
            case BinaryOperator.Multiply:
                return [(x, y), (y, x)];
            case BinaryOperator.Divide:
                return [(x, One / y), (y, -(binary / y))];
            case BinaryOperator.Power when y is Constant:
                return [(x, y * Power(x, y - One))];
            case BinaryOperator.Power:
                // At x = 0 the logarithm is infinite and the power zero: the limit is zero.
                return [(x, y * Power(x, y - One)), (y, If(new Binary(BinaryOperator.Equal, x, Zero), Zero, binary * Apply(Functions.Log, x)))];
            case BinaryOperator.Modulo:
                return [(x, One), (y, -new Binary(BinaryOperator.FloorDivide, x, y))];
            default:
                return [];
        }
    }
}
