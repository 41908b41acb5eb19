namespace Glia.Gallery.Results;

/// <summary>A measured value beside the one that was published.</summary>
/// <param name="Subject">What was measured: a population's name.</param>
/// <param name="Measure">Which measure: <c>rate</c>, <c>CV of ISI</c>.</param>
/// <param name="Unit">Unit of the numbers; empty for pure numbers.</param>
/// <param name="Measured">What this run gave; NaN when it gave nothing to measure.</param>
/// <param name="Published">The published or recorded value; NaN when only a band is known.</param>
/// <param name="Low">Lower end of the band that counts as agreement.</param>
/// <param name="High">Upper end of the band.</param>
/// <param name="Source">Where the published value comes from.</param>
public sealed record Comparison(
    string Subject, string Measure, string Unit, double Measured, double Published, double Low, double High, string Source)
{
    /// <summary>Whether the measured value lies within the band.</summary>
    public bool Agrees => Measured >= Low && Measured <= High;

    /// <summary>A comparison whose band is the published value ± a fraction of it.</summary>
    public static Comparison Within(
        string subject, string measure, string unit, double measured, double published, double tolerance, string source) =>
        new(subject, measure, unit, measured, published, published * (1 - tolerance), published * (1 + tolerance), source);

    /// <summary>A comparison with a band of which no centre was published.</summary>
    public static Comparison Between(string subject, string measure, string unit, double measured, double low, double high, string source) =>
        new(subject, measure, unit, measured, double.NaN, low, high, source);
}
