using Glia.Equations.Ir;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Mathematics;

/// <summary>Trigonometric functions as formulas over a value graph.</summary>
/// <remarks>
/// x = n·π/2 + r by three parts of π/2 with fused multiply-add, then minimax polynomials of r (Remez, 60 digits; their own error is below
/// 2⁻³³ in single and 2⁻⁶⁰ in double precision). Arguments beyond 2¹⁷ (single) or 2³⁰ (double) are handed to <see cref="Math"/> neuron by
/// neuron. Errors against the exact value, in units in the last place: sin and cos below 1.5, arctan below 2, tan below 2.5.
/// </remarks>
internal static class Trigonometry
{
    private static readonly double[] SingleSine = [-0.16666666641426509, 0.008333329362278815, -0.00019839327136080521, 2.7182372725436937e-06];

    private static readonly double[] DoubleSine =
    [
        -0.16666666666666666, 0.008333333333333323, -0.0001984126984125499, 2.755731921414885e-06, -2.505210490053862e-08,
        1.6058365193026427e-10, -7.578625483249274e-13,
    ];

    private static readonly double[] SingleCosine = [0.041666646747785516, -0.001388736145055444, 2.443773012988108e-05];

    private static readonly double[] DoubleCosine =
    [
        0.0416666666666666, -0.001388888888887399, 2.4801587289394923e-05, -2.7557314326029073e-07, 2.0875719558386393e-09,
        -1.135944865945609e-11,
    ];

    private static readonly double[] SingleArctangent =
        [-0.33333315341699543, 0.1999847855077761, -0.14243628603855238, 0.10594277002938794, -0.060788580850573724];

    private static readonly double[] DoubleArctangent =
    [
        -0.33333333333333326, 0.19999999999997647, -0.14285714285385176, 0.11111111087999719, -0.09090908138060125, 0.0769228261156002,
        -0.06666224573965705, 0.058770003154863935, -0.052182654712178735, 0.04502982045512743, -0.033461189633832523, 0.015181619853980257,
    ];

    /// <summary>Sine of an angle in radians.</summary>
    public static Real Sin(Real x)
    {
        (Bits n, Real sine, Real cosine) = Reduced(x);
        return Guarded(x, Functions.Sin, WithSign(IsOdd(n, x.Format).Select(cosine, sine), n));
    }

    /// <summary>Cosine of an angle in radians.</summary>
    public static Real Cos(Real x)
    {
        (Bits n, Real sine, Real cosine) = Reduced(x);
        return Guarded(x, Functions.Cos, WithSign(IsOdd(n, x.Format).Select(sine, cosine), n + 1));
    }

    /// <summary>Tangent of an angle in radians.</summary>
    public static Real Tan(Real x)
    {
        (Bits n, Real sine, Real cosine) = Reduced(x);
        Truth odd = IsOdd(n, x.Format);
        return Guarded(x, Functions.Tan, odd.Select(-cosine, sine) / odd.Select(sine, cosine));
    }

    /// <summary>cos 2πu for u in (0, 1).</summary>
    public static Real CosineOfTurn(Real turns)
    {
        // Exact: 4u − n has no more digits than u.
        Real quarters = turns * 4.0;
        Real n = quarters.Round();
        Real r = (quarters - n) * (Math.PI / 2);
        Bits bits = Whole(n);
        return WithSign(IsOdd(bits, turns.Format).Select(Sine(r), Cosine(r)), bits + 1);
    }

    /// <summary>Inverse tangent.</summary>
    public static Real Arctan(Real x)
    {
        FloatFormat format = x.Format;
        Real a = x.Abs();
        Truth beyond = a > Math.Sqrt(2) + 1, middle = a > Math.Sqrt(2) - 1;
        Real numerator = beyond.Select(-1, middle.Select(a - 1.0, a));
        Real denominator = beyond.Select(a, middle.Select(a + 1.0, a.Literal(1)));
        Real offset = beyond.Select(Math.PI / 2, middle.Select(a.Literal(Math.PI / 4), 0));
        Real t = numerator / denominator;
        Real z = t * t;
        Real correction = offset * (format == FloatFormat.Single ? -2.7827534e-08 : 3.8981718325193755e-17);
        Real tail = (t * z).TimesPlus(z.Polynomial(format.Choose(SingleArctangent, DoubleArctangent)), correction);
        return (offset + (t + tail)).TimesSignOf(x);
    }

    private static (Bits N, Real Sine, Real Cosine) Reduced(Real x)
    {
        FloatFormat format = x.Format;
        double limit = Limit(format);
        Real limited = x.Within(-limit, limit);
        Real n = (limited * (2 / Math.PI)).Round();
        Real r = n.TimesPlus(-format.Choose(1.5707963705062866, 1.5707963267948966), limited);
        r = n.TimesPlus(-format.Choose(-4.371138828673793e-08, 6.123233995736766e-17), r);
        r = n.TimesPlus(-format.Choose(-1.7151245100058819e-15, -1.4973849048591698e-33), r);
        return (Whole(n), Sine(r), Cosine(r));
    }

    private static double Limit(FloatFormat format) => format.Choose(131072.0, 1073741824.0);

    private static Real Sine(Real r)
    {
        Real z = r * r;
        return (r * z).TimesPlus(z.Polynomial(r.Format.Choose(SingleSine, DoubleSine)), r);
    }

    private static Real Cosine(Real r)
    {
        Real z = r * r;
        Real half = z * 0.5;

        // 1 − z/2 is rounded; what it lost is added back.
        Real head = 1.0 - half;
        Real lost = (1.0 - head) - half;
        return head + (z * z).TimesPlus(z.Polynomial(r.Format.Choose(SingleCosine, DoubleCosine)), lost);
    }

    /// <summary>A whole number as an integer in the low bits.</summary>
    private static Bits Whole(Real n) => (n + n.Format.WholeOffset).ToBits();

    private static Truth IsOdd(Bits n, FloatFormat format) => ((n & 1) << format.FractionBits).ToReal() > 0;

    /// <summary>Changes sign in the third and fourth quadrants.</summary>
    private static Real WithSign(Real value, Bits quadrant)
    {
        int top = value.Format == FloatFormat.Single ? 30 : 62;
        return (value.ToBits() ^ ((quadrant & 2) << top)).ToReal();
    }

    private static Real Guarded(Real x, Function function, Real fast) =>
        Repairs.Where(x.Abs() > Limit(x.Format), function, [x], fast);
}
