using Glia.Errors;
using Glia.Networks;

namespace Glia.Simulation.Construction;

/// <summary>A distribution of weights or delays as plain numbers, in the unit in which the store wants them.</summary>
/// <param name="Shape">Which distribution.</param>
/// <param name="A">Value, lower end, mean or μ.</param>
/// <param name="B">Upper end, standard deviation or σ.</param>
/// <param name="Unit">What a lognormal number is multiplied with.</param>
/// <param name="Low">Lower bound; −∞ for none.</param>
/// <param name="High">Upper bound; +∞ for none.</param>
/// <param name="Redraw">Whether a value outside the bounds is drawn again rather than clipped.</param>
internal sealed record BoundedDistribution(DistributionShape Shape, double A, double B, double Unit, double Low, double High, bool Redraw)
{
    /// <summary>Given values, when <see cref="Shape"/> is <see cref="DistributionShape.Array"/>; otherwise empty. Not scaled: multiply by <see cref="Unit"/>.</summary>
    public double[] Values { get; init; } = [];

    /// <summary>Whether every value is the same.</summary>
    public bool IsConstant => Shape == DistributionShape.Constant;

    /// <summary>Smallest and largest value that can be drawn.</summary>
    public (double Smallest, double Largest) Range()
    {
        double reach = VectorMath.LargestNormal * Math.Abs(B);
        (double low, double high) = Shape switch
        {
            DistributionShape.Constant => (A, A),
            DistributionShape.Uniform => (Math.Min(A, B), Math.Max(A, B)),
            DistributionShape.Normal => (A - reach, A + reach),
            DistributionShape.Lognormal => Ordered(Unit * Math.Exp(A - reach), Unit * Math.Exp(A + reach)),
            _ => Values.Length == 0 ? (0, 0) : Ordered(Unit * Values.Min(), Unit * Values.Max()),
        };
        return (Math.Clamp(low, Low, High), Math.Clamp(high, Low, High));
    }

    /// <summary>Reads a description.</summary>
    /// <param name="distribution">The description, in internal units.</param>
    /// <param name="scale">Factor from internal units to the unit wanted.</param>
    /// <param name="subject">What it is about, for errors.</param>
    public static BoundedDistribution From(Distribution distribution, double scale, string subject)
    {
        double low = distribution.Low is { } l ? l.Value * scale : double.NegativeInfinity;
        double high = distribution.High is { } h ? h.Value * scale : double.PositiveInfinity;
        if (!(low <= high)) throw new GliaException(subject, $"has the lower bound {distribution.Low} above the upper bound {distribution.High}. Exchange them.");
        bool redraw = distribution.Bounds == OutOfBounds.Redraw;
        BoundedDistribution Make(DistributionShape shape, double a, double b, double unit) => new(shape, a, b, unit, low, high, redraw);
        BoundedDistribution made = distribution switch
        {
            ConstantDistribution constant => Make(DistributionShape.Constant, Math.Clamp(constant.Value.Value * scale, low, high), 0, 1),
            UniformDistribution uniform => Make(DistributionShape.Uniform, uniform.From.Value * scale, uniform.To.Value * scale, 1),
            NormalDistribution normal => Make(DistributionShape.Normal, normal.Mean.Value * scale, normal.StandardDeviation.Value * scale, 1),
            LognormalDistribution lognormal => Make(DistributionShape.Lognormal, lognormal.Mu, lognormal.Sigma, lognormal.Unit.Value * scale),
            ArrayDistribution array => Make(DistributionShape.Array, 0, 0, scale) with { Values = [.. array.Values] },
            _ => throw new GliaException(subject, $"is a {distribution.GetType().Name}, which construction cannot draw from."),
        };
        made.RejectNotANumber(distribution, subject);
        return made;
    }

    private static (double, double) Ordered(double a, double b) => a <= b ? (a, b) : (b, a);

    private void RejectNotANumber(Distribution distribution, string subject)
    {
        int bad = Array.FindIndex(Values, value => !double.IsFinite(value));
        if (bad >= 0) throw new GliaException(subject, $"is {Values[bad]} at position {bad}, but must be a finite number. Correct the array.");
        if (!double.IsFinite(A) || !double.IsFinite(B) || !double.IsFinite(Unit))
            throw new GliaException(subject, $"is {distribution}, but must be made of finite numbers.");
    }
}

/// <summary>Shapes of distributions that construction draws from.</summary>
internal enum DistributionShape
{
    /// <summary>One value.</summary>
    Constant,

    /// <summary>Uniform.</summary>
    Uniform,

    /// <summary>Normal.</summary>
    Normal,

    /// <summary>Lognormal.</summary>
    Lognormal,

    /// <summary>Given values.</summary>
    Array,
}
