using MathNet.Numerics;

namespace Glia.Networks;

/// <summary>The probability law of a <see cref="Distribution"/>, its bounds applied. Values are in internal units.</summary>
internal static class DistributionLaw
{
    /// <summary>Standard deviations that no draw from 32 random bits exceeds: √(−2 ln 2⁻³³).</summary>
    public const double Tail = 6.764;

    /// <summary>Probability that one draw lies within the bounds (before clipping or redrawing).</summary>
    public static double Acceptance(Distribution distribution)
    {
        double low = Low(distribution), high = High(distribution);
        return distribution switch
        {
            ConstantDistribution constant => constant.Value.Value >= low && constant.Value.Value <= high ? 1 : 0,
            ArrayDistribution { Values.IsDefaultOrEmpty: false } array => array.Values.Count(value => value >= low && value <= high) / (double)array.Values.Length,
            NormalDistribution { StandardDeviation.Value: 0 } normal => normal.Mean.Value >= low && normal.Mean.Value <= high ? 1 : 0,
            _ => Math.Max(0, RawBelow(distribution, high) - RawBelow(distribution, low)),
        };
    }

    /// <summary>Probability that a value, bounds applied, is below <paramref name="x"/>.</summary>
    public static double Below(Distribution distribution, double x)
    {
        double low = Low(distribution), high = High(distribution);
        if (x <= low) return 0;
        if (x > high) return 1;
        double below = RawBelow(distribution, x);
        if (distribution.Bounds == OutOfBounds.Clip) return below;
        double acceptance = Acceptance(distribution);
        return acceptance > 0 ? Math.Clamp((below - RawBelow(distribution, low)) / acceptance, 0, 1) : below;
    }

    /// <summary>Smallest and largest possible value, bounds applied.</summary>
    public static (double Low, double High) Support(Distribution distribution)
    {
        (double low, double high) = distribution switch
        {
            ConstantDistribution constant => (constant.Value.Value, constant.Value.Value),
            UniformDistribution uniform => (uniform.From.Value, uniform.To.Value),
            NormalDistribution { StandardDeviation.Value: 0 } normal => (normal.Mean.Value, normal.Mean.Value),
            NormalDistribution => (double.NegativeInfinity, double.PositiveInfinity),
            LognormalDistribution { Unit.Value: < 0 } => (double.NegativeInfinity, 0),
            LognormalDistribution => (0, double.PositiveInfinity),
            ArrayDistribution { Values.IsDefaultOrEmpty: false } array => (array.Values.Min(), array.Values.Max()),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        return (Bounded(low, distribution), Bounded(high, distribution));
    }

    /// <summary>A value that all but a few in 10¹¹ stay below.</summary>
    public static double Quantile(Distribution distribution) => distribution switch
    {
        NormalDistribution normal => Bounded(normal.Mean.Value + Tail * normal.StandardDeviation.Value, distribution),
        LognormalDistribution lognormal => Bounded(lognormal.Unit.Value * Math.Exp(lognormal.Mu + Math.Sign(lognormal.Unit.Value) * Tail * lognormal.Sigma), distribution),
        _ => Support(distribution).High,
    };

    /// <summary>The value brought within the bounds.</summary>
    public static double Bounded(double value, Distribution distribution) => Math.Max(Low(distribution), Math.Min(High(distribution), value));

    private static double Low(Distribution distribution) => distribution.Low?.Value ?? double.NegativeInfinity;

    private static double High(Distribution distribution) => distribution.High?.Value ?? double.PositiveInfinity;

    private static double RawBelow(Distribution distribution, double x)
    {
        switch (distribution)
        {
            case ConstantDistribution constant:
                return constant.Value.Value < x ? 1 : 0;
            case UniformDistribution uniform:
                double width = uniform.To.Value - uniform.From.Value;
                return width > 0 ? Math.Clamp((x - uniform.From.Value) / width, 0, 1) : uniform.From.Value < x ? 1 : 0;
            case NormalDistribution normal:
                return NormalBelow(x, normal.Mean.Value, normal.StandardDeviation.Value);
            case LognormalDistribution lognormal:
                return LognormalBelow(lognormal, x);
            case ArrayDistribution { Values.IsDefaultOrEmpty: false } array:
                return array.Values.Count(value => value < x) / (double)array.Values.Length;
            default:
                return 0;
        }
    }

    private static double LognormalBelow(LognormalDistribution lognormal, double x)
    {
        double unit = lognormal.Unit.Value;
        if (unit == 0) return 0 < x ? 1 : 0;
        double ratio = x / unit;
        double magnitudeBelow = ratio > 0 ? NormalBelow(Math.Log(ratio), lognormal.Mu, lognormal.Sigma) : 0;
        return unit > 0 ? magnitudeBelow : 1 - magnitudeBelow;
    }

    private static double NormalBelow(double x, double mean, double deviation)
    {
        if (double.IsInfinity(x)) return x > 0 ? 1 : 0;
        if (!(deviation > 0)) return mean < x ? 1 : 0;
        return 0.5 * SpecialFunctions.Erfc((mean - x) / (deviation * Constants.Sqrt2));
    }
}
