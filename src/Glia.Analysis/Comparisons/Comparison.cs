namespace Glia.Analysis.Comparisons;

/// <summary>A measured value beside a published one.</summary>
/// <param name="Measured">What was measured; NaN when it could not be.</param>
public readonly record struct Comparison(double Measured)
{
    /// <summary>What was published; null when nothing was.</summary>
    public double? Published { get; init; }

    /// <summary>What counts as agreement; null when it is not judged.</summary>
    public Band? Band { get; init; }

    /// <summary>Whether the measured value lies in the band; null when it is not judged.</summary>
    public bool? Agrees => Band?.Contains(Measured);

    /// <summary>A value judged by its relative distance from a published one.</summary>
    public static Comparison Of(double measured, double published, double relative) =>
        new(measured) { Published = published, Band = Comparisons.Band.Around(published, relative) };
}
