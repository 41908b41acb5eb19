namespace Glia.Analysis.Comparisons;

/// <summary>The values that count as agreement, both ends included.</summary>
/// <param name="Low">Lowest.</param>
/// <param name="High">Highest.</param>
public readonly record struct Band(double Low, double High)
{
    /// <summary>A band of a relative half-width around a value: <c>Around(4.4, 0.03)</c> is 4.4 ± 3 %.</summary>
    public static Band Around(double value, double relative) => new(value - Math.Abs(value * relative), value + Math.Abs(value * relative));

    /// <summary>Whether a value lies inside; never for NaN.</summary>
    public bool Contains(double value) => value >= Low && value <= High;
}
