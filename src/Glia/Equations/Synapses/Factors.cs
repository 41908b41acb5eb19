using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Synapses;

/// <summary>A product taken apart: number · Π above / Π below. Brings rates into one form and divides by them where that leaves no division.</summary>
internal sealed class Factors
{
    private readonly List<Expr> _above = [], _below = [];
    private double _number = 1;

    private Factors(Expr product) => Collect(product, _above, _below, isBelow: false);

    /// <summary>The product in one form, whichever way it was written: −1/τ, not (−1)/τ.</summary>
    public static Expr Normal(Expr product) => new Factors(product).Product();

    /// <summary>The quotient of an expression and a rate, for every value of the rate, zero and infinity included; null when none is known.</summary>
    /// <remarks>(a/τ) / (−1/τ) is −a whatever τ is; but a/k has no value where k is 0.</remarks>
    public static Expr? Quotient(Expr numerator, Expr rate)
    {
        switch (numerator)
        {
            case Unary { Operator: UnaryOperator.Negate } negation:
                return Quotient(negation.Operand, rate) is { } positive ? -positive : null;
            case Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum:
                return Quotient(sum.Left, rate) is { } left && Quotient(sum.Right, rate) is { } right ? Algebra.Operation(sum.Operator, left, right) : null;
        }

        Factors quotient = new(numerator), divisor = new(rate);
        if (divisor._number == 0) return null;
        quotient._number /= divisor._number;
        foreach (Expr factor in divisor._above)
            if (!quotient._above.Remove(factor)) return null;
        foreach (Expr factor in divisor._below)
            if (!quotient._below.Remove(factor)) quotient._above.Add(factor);
        return quotient.Product();
    }

    private Expr Product()
    {
        Expr above = _above.Aggregate<Expr, Expr>(Algebra.One, (product, factor) => product * factor);
        Expr value = _below.Aggregate(above * Algebra.Number(Math.Abs(_number)), (quotient, factor) => quotient / factor);
        return _number < 0 ? -value : value;
    }

    private void Collect(Expr expression, List<Expr> above, List<Expr> below, bool isBelow)
    {
        switch (expression)
        {
            case Constant constant:
                _number = isBelow ? _number / constant.Value : _number * constant.Value;
                break;
            case Unary { Operator: UnaryOperator.Negate } negation:
                _number = -_number;
                Collect(negation.Operand, above, below, isBelow);
                break;
            case Binary { Operator: BinaryOperator.Multiply } product:
                Collect(product.Left, above, below, isBelow);
                Collect(product.Right, above, below, isBelow);
                break;
            case Binary { Operator: BinaryOperator.Divide } quotient:
                Collect(quotient.Left, above, below, isBelow);
                Collect(quotient.Right, below, above, !isBelow);
                break;
            default:
                above.Add(expression);
                break;
        }
    }
}
