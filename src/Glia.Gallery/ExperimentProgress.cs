namespace Glia.Gallery;

/// <summary>How far an experiment is.</summary>
/// <param name="Phase">What is being done: <c>build</c>, <c>simulate</c>, <c>analyse</c>, <c>report</c>.</param>
/// <param name="Fraction">Done part of the phase, 0 to 1; NaN when it cannot be told.</param>
public sealed record ExperimentProgress(string Phase, double Fraction)
{
    /// <summary>Facts worth showing beside the bar; empty when there are none.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Wall time per biological time so far; null outside simulation.</summary>
    public double? RealTimeFactor { get; init; }
}
