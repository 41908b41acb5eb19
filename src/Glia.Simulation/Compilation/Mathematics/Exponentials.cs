using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Mathematics;

/// <summary>Exponential and hyperbolic functions as formulas over a value graph.</summary>
/// <remarks>
/// x = n·ln 2 + r with |r| ≤ ½ ln 2 (Cody and Waite 1980); eʳ − 1 = r + r²·q(r) with q a minimax polynomial for the relative error of eʳ − 1
/// (computed by the Remez algorithm in 60 digits; its own error is 2⁻³² in single and 2⁻⁶² in double precision). Errors against the
/// exact value, in units in the last place, single and double precision alike: exp below 1, expm1, sinh, cosh and exprel below 2, tanh below 3.
/// Results overflow to infinity and underflow through the subnormal numbers to 0 as they should; NaN stays NaN.
/// </remarks>
internal static class Exponentials
{
    private static readonly double[] SingleQ =
        [0.5, 0.16666666366, 0.0416663586, 0.00833338980, 0.00139408233, 0.000198458946];

    private static readonly double[] DoubleQ =
    [
        0.5, 0.16666666666666677, 0.041666666666666505, 0.008333333333321513, 0.00138888888889635, 0.00019841269886477564,
        2.4801587171053815e-05, 2.7557243803875994e-06, 2.755740328302045e-07, 2.5109195236589166e-08, 2.0875323537682958e-09,
    ];

    /// <summary>eˣ.</summary>
    public static Real Exp(Real x) => Exp(x, 0);

    /// <summary>eˣ·2^shift, without overflow on the way.</summary>
    public static Real Exp(Real x, int shift)
    {
        (Real n, Real e) = Reduced(x);
        return Scale(e + 1.0, shift == 0 ? n : n + shift);
    }

    /// <summary>eˣ of a sum of two numbers, within the range of full precision.</summary>
    public static Real Exp(TwoReals x)
    {
        (Real n, Real e) = Reduced(x.High);
        Real correction = x.Low.TimesPlus(e, x.Low);
        return Scale(1.0 + (e + correction), n);
    }

    /// <summary>eˣ − 1.</summary>
    public static Real Expm1(Real x)
    {
        (Real n, Real e) = ReducedMinusOne(x);
        return IsMinusOne(x).Select(-1, Scale(e, n));
    }

    /// <summary>(eˣ − 1)/x, 1 at x = 0.</summary>
    public static Real Exprel(Real x)
    {
        (Real n, Real e) = ReducedMinusOne(x);
        Real ratio = IsMinusOne(x).Select(-1.0 / x, Scale(e / x, n));
        Real bounded = (x > x.Format.Choose(93.5, 716.5)).Select(double.PositiveInfinity, ratio);
        return x.EqualTo(0).Select(1, bounded);
    }

    /// <summary>(eˣ − e⁻ˣ)/2.</summary>
    public static Real Sinh(Real x)
    {
        Real magnitude = x.Abs();
        Real e = Expm1(magnitude);
        Real small = 0.5 * (e + e / (e + 1.0));
        Real large = Exp(magnitude, -1);
        return (magnitude > x.Format.Choose(20.0, 40.0)).Select(large, small).TimesSignOf(x);
    }

    /// <summary>(eˣ + e⁻ˣ)/2.</summary>
    public static Real Cosh(Real x)
    {
        Real half = Exp(x.Abs(), -1);
        return half + 0.25 / half;
    }

    /// <summary>sinh x / cosh x.</summary>
    public static Real Tanh(Real x)
    {
        // Beyond 22 the result is 1 in either precision.
        Real e = Expm1(2.0 * x.Abs().Within(0, 22));
        return (e / (e + 2.0)).TimesSignOf(x);
    }

    /// <summary>x·2ⁿ for a whole n, rounded once.</summary>
    public static Real Scale(Real x, Real n)
    {
        if (x.Graph.Scales) return x.Binary(Operation.Scale, n);

        // In two steps: neither half overflows, and the first is exact.
        Real first = (n * 0.5).Floor();
        return x * PowerOfTwo(first) * PowerOfTwo(n - first);
    }

    /// <summary>2ⁿ for a whole n within the normal exponents.</summary>
    private static Real PowerOfTwo(Real n)
    {
        FloatFormat format = n.Format;
        return ((n + (format.WholeOffset + format.Bias)).ToBits() << format.FractionBits).ToReal();
    }

    /// <summary>Whether eˣ is below half a unit in the last place of 1.</summary>
    private static Truth IsMinusOne(Real x) => x < -0.7 * (x.Format.FractionBits + 2);

    /// <summary>Whole n and e with eˣ − 1 = e·2ⁿ, except where it is −1. With 2⁻ⁿ inside, 2ⁿ alone cannot overflow.</summary>
    private static (Real N, Real E) ReducedMinusOne(Real x)
    {
        (Real n, Real e) = Reduced(x);
        return (n, e + (1.0 - Scale(x.Literal(1), -n)));
    }

    /// <summary>Whole n and e = eʳ − 1 with x = n·ln 2 + r, for x limited to where the result can still change.</summary>
    private static (Real N, Real E) Reduced(Real x)
    {
        FloatFormat format = x.Format;
        double limit = format.Choose(106.0, 748.0);
        Real limited = x.Within(-limit, limit);
        Real n = (limited * 1.4426950408889634).Round();
        Real r = n.TimesPlus(-format.Rounded(Math.Log(2)), limited);
        r = n.TimesPlus(-format.Choose(-1.904654299957768e-09, 2.3190468138462996e-17), r);
        return (n, (r * r).TimesPlus(r.Polynomial(format.Choose(SingleQ, DoubleQ)), r));
    }
}
