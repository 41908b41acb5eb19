using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Mathematics;

/// <summary>A value as the unevaluated sum of two numbers, the second a correction (Dekker 1971).</summary>
internal readonly record struct TwoReals(Real High, Real Low)
{
    /// <summary>A constant given as a double and what that lacks.</summary>
    public static TwoReals Constant(Real like, double value, double lacking, FloatFormat format)
    {
        double high = format.Rounded(value);
        return new TwoReals(like.Literal(high), like.Literal(value - high + lacking));
    }

    /// <summary>x·y.</summary>
    public static TwoReals Product(Real x, TwoReals y)
    {
        Real high = x * y.High;
        return new TwoReals(high, x.TimesPlus(y.Low, x.TimesPlus(y.High, -high)));
    }

    /// <summary>x·y.</summary>
    public static TwoReals Product(TwoReals x, TwoReals y)
    {
        Real high = x.High * y.High;
        Real low = x.High.TimesPlus(y.High, -high);
        return new TwoReals(high, x.Low.TimesPlus(y.High, x.High.TimesPlus(y.Low, low)));
    }

    /// <summary>Sum with a number not larger than <see cref="High"/> (or with <see cref="High"/> zero).</summary>
    public TwoReals Plus(Real smaller)
    {
        Real sum = High + smaller;
        return new TwoReals(sum, (smaller - (sum - High)) + Low);
    }

    /// <summary>Sum with a number that belongs to the correction.</summary>
    public TwoReals PlusLow(Real small) => this with { Low = Low + small };
}
