using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Equations.Synapses;

/// <summary>coefficient · Φ(rates; s), where Φ(λ₀; s) = exp(λ₀ s) and every further rate is passed through a decay of that rate: Φ(…, λ; s) = ∫₀ˢ exp(λ (s − u)) Φ(…; u) du.</summary>
/// <remarks>Φ(λ₀, …, λₖ; s) = sᵏ exp[λ₀ s, …, λₖ s], a divided difference: symmetric in the rates, and smooth where they meet. With all rates zero it is sᵏ/k!.</remarks>
/// <param name="Coefficient">Constant between events.</param>
/// <param name="Rates">At least one; constant between events.</param>
internal sealed record ExponentialTerm(Expr Coefficient, ExprList Rates)
{
    private bool IsUniform => Rates.All(rate => rate.Equals(Rates[0]));

    /// <summary>The same function of time, with another coefficient.</summary>
    public bool HasRatesOf(ExponentialTerm other)
    {
        List<Expr> rest = [.. other.Rates];
        return Rates.Count == rest.Count && Rates.All(rest.Remove);
    }

    /// <summary>The term after a decay of a rate.</summary>
    public IEnumerable<ExponentialTerm> Through(Expr rate)
    {
        (bool fromConstant, bool toConstant) = (Rates[0].Is(0), rate.Is(0));
        if (Rates.Count == 1 && fromConstant != toConstant && Factors.Quotient(Coefficient, fromConstant ? rate : Rates[0]) is { } quotient)
        {
            // (exp(λ s) − 1)/λ without the division: the approach to a steady state.
            Expr decaying = fromConstant ? rate : Rates[0];
            return [new ExponentialTerm(-quotient, [Zero]), new ExponentialTerm(quotient, [decaying])];
        }

        return [this with { Rates = new ExprList([.. Rates, rate]) }];
    }

    /// <summary>The product of two terms; null when it is not of this form.</summary>
    public ExponentialTerm? Times(ExponentialTerm other)
    {
        Expr coefficient = Coefficient * other.Coefficient;
        if (other.Rates.Count == 1) return new ExponentialTerm(coefficient, Shifted(Rates, other.Rates[0]));
        if (Rates.Count == 1) return new ExponentialTerm(coefficient, Shifted(other.Rates, Rates[0]));
        if (!IsUniform || !other.IsUniform) return null;
        // sᵐ/m! · sⁿ/n! = (m + n)!/(m! n!) · sᵐ⁺ⁿ/(m + n)!
        int m = Rates.Count - 1, n = other.Rates.Count - 1;
        Expr rate = Factors.Normal(Rates[0] + other.Rates[0]);
        return new ExponentialTerm(Number(Factorial(m + n) / (Factorial(m) * Factorial(n))) * coefficient, new ExprList([.. Enumerable.Repeat(rate, m + n + 1)]));
    }

    /// <summary>The value after an elapsed time.</summary>
    public Expr Value(Expr elapsed)
    {
        int order = Rates.Count - 1;
        if (IsUniform) return Coefficient * Power(elapsed, order) * Exponential(Rates[0], elapsed) / Number(Factorial(order));
        if (order > 1) return Coefficient * Power(elapsed, order) * Apply(ExponentialDifference.Of(Rates.Count), [.. Rates.Select(rate => Exponent(rate, elapsed))]);
        (Expr first, Expr second) = (Exponent(Rates[0], elapsed), Exponent(Rates[1], elapsed));
        if (first.Is(0) || second.Is(0)) return Coefficient * elapsed * Apply(Functions.Exprel, first.Is(0) ? second : first);
        // From the slower of the two, so that nothing overflows over long times.
        return Coefficient * elapsed * Apply(Functions.Exp, Apply(Functions.Max, first, second)) * Apply(Functions.Exprel, -Apply(Functions.Abs, first - second));
    }

    private static ExprList Shifted(ExprList rates, Expr by) => new([.. rates.Select(rate => Factors.Normal(rate + by))]);

    private static Expr Exponential(Expr rate, Expr elapsed) => Apply(Functions.Exp, Exponent(rate, elapsed));

    /// <summary>rate · elapsed, with the elapsed time divided by a time constant rather than multiplied with its reciprocal: an elapsed time over a time constant of 0 is infinite.</summary>
    private static Expr Exponent(Expr rate, Expr elapsed) => rate switch
    {
        Unary { Operator: UnaryOperator.Negate } negation => -Exponent(negation.Operand, elapsed),
        Binary { Operator: BinaryOperator.Divide } quotient => Exponent(quotient.Left, elapsed) / quotient.Right,
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } sum => Operation(sum.Operator, Exponent(sum.Left, elapsed), Exponent(sum.Right, elapsed)),
        _ => rate * elapsed,
    };

    private static Expr Power(Expr elapsed, int order)
    {
        Expr product = One;
        for (int k = 0; k < order; k++) product *= elapsed;
        return product;
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}
