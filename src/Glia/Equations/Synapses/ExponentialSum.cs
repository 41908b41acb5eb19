using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;

namespace Glia.Equations.Synapses;

/// <summary>A function of the time since the last event as a sum of exponentials and what chains of decays make of them.</summary>
/// <param name="Terms">The terms, each with rates of its own.</param>
internal sealed record ExponentialSum(ImmutableArray<ExponentialTerm> Terms)
{
    private const int MostTerms = 64;

    /// <summary>A constant.</summary>
    public static ExponentialSum Constant(Expr value) => Decay(value, Algebra.Zero);

    /// <summary>initial · exp(rate · s).</summary>
    public static ExponentialSum Decay(Expr initial, Expr rate) => new([new ExponentialTerm(initial, [rate])]);

    /// <summary>Whether it has grown beyond what is worth writing out.</summary>
    public bool IsTooLarge => Terms.Length > MostTerms;

    /// <summary>The sum of two.</summary>
    public ExponentialSum Plus(ExponentialSum other) => Merged(Terms.AddRange(other.Terms));

    /// <summary>The same with other coefficients.</summary>
    public ExponentialSum Map(Func<Expr, Expr> operation) => new([.. Terms.Select(term => term with { Coefficient = operation(term.Coefficient) })]);

    /// <summary>The product of two; null when it is not of this form.</summary>
    public ExponentialSum? Times(ExponentialSum other)
    {
        var products = ImmutableArray.CreateBuilder<ExponentialTerm>();
        foreach (ExponentialTerm left in Terms)
            foreach (ExponentialTerm right in other.Terms)
            {
                if (left.Times(right) is not { } product) return null;
                products.Add(product);
            }

        return Merged(products.ToImmutable());
    }

    /// <summary>∫₀ˢ exp(rate (s − u)) f(u) du: what f adds to a variable that decays with a rate.</summary>
    public ExponentialSum Through(Expr rate) => Merged([.. Terms.SelectMany(term => term.Through(rate))]);

    /// <summary>The value after an elapsed time.</summary>
    public Expr Value(Expr elapsed) => Terms.Aggregate<ExponentialTerm, Expr>(Algebra.Zero, (sum, term) => sum + term.Value(elapsed));

    private static ExponentialSum Merged(ImmutableArray<ExponentialTerm> terms)
    {
        var merged = new List<ExponentialTerm>();
        foreach (ExponentialTerm term in terms)
        {
            int known = merged.FindIndex(item => item.HasRatesOf(term));
            if (known < 0) merged.Add(term);
            else merged[known] = merged[known] with { Coefficient = Sum(merged[known].Coefficient, term.Coefficient) };
        }

        return new([.. merged.Where(term => !term.Coefficient.Is(0))]);
    }

    // x − 1 rather than x + (−1).
    private static Expr Sum(Expr x, Expr y) => y is Constant { Value: < 0 } ? x - -y : x + y;
}
