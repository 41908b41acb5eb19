using System.Collections.Immutable;
using Glia.Random;

namespace Glia.Equations.Ir;

/// <summary>The built-in functions. Random ones (rand, randn, poisson) are <see cref="Draw"/> nodes instead.</summary>
public static class Functions
{
    /// <summary>eˣ.</summary>
    public static readonly Function Exp = Of("exp", Math.Exp);

    /// <summary>eˣ − 1, accurate near 0.</summary>
    public static readonly Function Expm1 = Of("expm1", x => Math.Abs(x) < 0.5 ? 2 * Math.Sinh(x / 2) * Math.Exp(x / 2) : Math.Exp(x) - 1);

    /// <summary>Natural logarithm.</summary>
    public static readonly Function Log = Of("log", Math.Log);

    /// <summary>Logarithm to base 10.</summary>
    public static readonly Function Log10 = Of("log10", Math.Log10);

    /// <summary>Square root.</summary>
    public static readonly Function Sqrt = Of("sqrt", Math.Sqrt);

    /// <summary>Sine of an angle in radians.</summary>
    public static readonly Function Sin = Of("sin", Math.Sin);

    /// <summary>Cosine of an angle in radians.</summary>
    public static readonly Function Cos = Of("cos", Math.Cos);

    /// <summary>Tangent of an angle in radians.</summary>
    public static readonly Function Tan = Of("tan", Math.Tan);

    /// <summary>Hyperbolic sine.</summary>
    public static readonly Function Sinh = Of("sinh", Math.Sinh);

    /// <summary>Hyperbolic cosine.</summary>
    public static readonly Function Cosh = Of("cosh", Math.Cosh);

    /// <summary>Hyperbolic tangent.</summary>
    public static readonly Function Tanh = Of("tanh", Math.Tanh);

    /// <summary>Inverse tangent.</summary>
    public static readonly Function Arctan = Of("arctan", Math.Atan);

    /// <summary>(eˣ − 1)/x, 1 at x = 0.</summary>
    public static readonly Function Exprel = Of("exprel", x => Math.Abs(x) < 1e-16 ? 1 : x > 717 ? double.PositiveInfinity : Expm1.Evaluate([x]) / x);

    /// <summary>Absolute value.</summary>
    public static readonly Function Abs = Of("abs", Math.Abs);

    /// <summary>−1, 0 or 1.</summary>
    public static readonly Function Sign = Of("sign", x => x > 0 ? 1 : x < 0 ? -1 : 0);

    /// <summary>Largest whole number not above x.</summary>
    public static readonly Function Floor = Of("floor", Math.Floor);

    /// <summary>Smallest whole number not below x.</summary>
    public static readonly Function Ceil = Of("ceil", Math.Ceiling);

    /// <summary>Nearest whole number, halves to even.</summary>
    public static readonly Function Round = Of("round", x => Math.Round(x));

    /// <summary>x without its fraction; what <c>int</c> does to a number.</summary>
    public static readonly Function Truncate = Of("int", Math.Truncate);

    /// <summary>The smaller of two.</summary>
    public static readonly Function Min = new("min", 2, a => Math.Min(a[0], a[1]));

    /// <summary>The larger of two.</summary>
    public static readonly Function Max = new("max", 2, a => Math.Max(a[0], a[1]));

    /// <summary>clip(x, low, high): x limited to [low, high].</summary>
    public static readonly Function Clip = new("clip", 3, a => Math.Min(Math.Max(a[0], a[1]), a[2]));

    /// <summary>binomial_quantile(u, n, p): the smallest number of successes in n trials of probability p that is reached with probability u or more.</summary>
    public static readonly Function BinomialQuantile = new("binomial_quantile", 3, a => BinomialDistribution.Quantile(a[0], a[1], a[2]));

    /// <summary>All of them, by name.</summary>
    public static ImmutableDictionary<string, Function> All { get; } = new[]
    {
        Exp, Expm1, Log, Log10, Sqrt, Sin, Cos, Tan, Sinh, Cosh, Tanh, Arctan, Exprel, Abs, Sign, Floor, Ceil, Round, Truncate, Min, Max, Clip, BinomialQuantile,
    }.ToImmutableDictionary(function => function.Name);

    private static Function Of(string name, Func<double, double> definition) => new(name, 1, arguments => definition(arguments[0]));
}
