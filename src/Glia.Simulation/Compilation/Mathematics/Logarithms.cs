using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Mathematics;

/// <summary>Logarithms as formulas over a value graph.</summary>
/// <remarks>
/// x = 2ᵏ·m with √½ ≤ m &lt; √2, s = (m − 1)/(m + 1), ln m = 2·artanh s by the polynomials of FreeBSD's msun (Sun Microsystems 1993).
/// Errors against the exact value, in units in the last place: log below 1, log10 below 2. log 0 is −∞ and the logarithm of a
/// negative number NaN.
/// </remarks>
internal static class Logarithms
{
    private static readonly double[] SingleOdd = [0.66666662693, 0.40000972152, 0.28498786688, 0.24279078841];

    private static readonly double[] DoubleOdd =
    [
        6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01, 2.222219843214978396e-01,
        1.818357216161805012e-01, 1.531383769920937332e-01, 1.479819860511658591e-01,
    ];

    /// <summary>Natural logarithm.</summary>
    public static Real Log(Real x) => Guarded(x, Natural);

    /// <summary>Logarithm to base 10.</summary>
    public static Real Log10(Real x) => Guarded(x, Decimal);

    /// <summary>Natural logarithm of a positive number of full precision.</summary>
    public static Real LogOfNormal(Real x)
    {
        (Real k, Real m) = Split(x);
        return Natural(k, m);
    }

    private static Real Natural(Real k, Real m)
    {
        (Real f, Real excess) = OfMantissa(m);
        (double high, double low) = Parts(m.Format, 0.6931471805599453, 2.3190468138462996e-17);
        return k.TimesPlus(high, f - (excess - k * low));
    }

    private static Real Decimal(Real k, Real m)
    {
        (Real f, Real excess) = OfMantissa(m);
        (double high, double low) = Parts(m.Format, 0.30102999566398120, -2.8037281277851704e-18);
        (double factor, double factorLow) = Parts(m.Format, 0.4342944819032518, 1.098319650216765e-17);
        Real small = f.TimesPlus(factorLow, k * low) - excess * factor;
        return k.TimesPlus(high, f.TimesPlus(factor, small));
    }

    /// <summary>m − 1 and what must be taken from it to give ln m.</summary>
    private static (Real F, Real Excess) OfMantissa(Real m)
    {
        Real f = m - 1.0;
        Real s = f / (f + 2.0);
        Real z = s * s;
        Real odd = z * z.Polynomial(m.Format.Choose(SingleOdd, DoubleOdd));
        Real halfSquare = 0.5 * f * f;
        return (f, halfSquare - s * (halfSquare + odd));
    }

    /// <summary>A constant, given as a double and what it lacks, as two numbers of the format.</summary>
    private static (double High, double Low) Parts(FloatFormat format, double value, double lacking)
    {
        double high = format.Rounded(value);
        return (high, value - high + lacking);
    }

    /// <summary>x = 2ᵏ·m with √½ ≤ m &lt; √2, for a positive x of full precision.</summary>
    public static (Real K, Real M) Split(Real x)
    {
        FloatFormat format = x.Format;
        long rootHalf = format.BitsOf(Math.Sqrt(0.5));
        Bits shifted = x.ToBits() + (format.BitsOf(1) - rootHalf);
        Real k = ((shifted >>> format.FractionBits) + (format.WholeOffsetBits - format.Bias)).ToReal() - format.WholeOffset;
        return (k, ((shifted & format.FractionMask) + rootHalf).ToReal());
    }

    /// <summary>Adds what positive normal numbers do without: subnormal numbers, 0, infinity, negative numbers, NaN.</summary>
    private static Real Guarded(Real x, Func<Real, Real, Real> logarithm)
    {
        FloatFormat format = x.Format;
        int lift = format.FractionBits + 2;
        Truth tiny = x < format.SmallestNormal;
        (Real k, Real m) = Split(tiny.Select(x * Math.ScaleB(1, lift), x));
        Real ordinary = logarithm(tiny.Select(k - lift, k), m);
        Real positive = (x > format.Largest).Select(x, ordinary);
        Real special = x.EqualTo(0).Select(double.NegativeInfinity, x.Literal(double.NaN));
        return (x > 0).Select(positive, special);
    }
}
