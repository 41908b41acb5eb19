using System.Collections.Immutable;

namespace Glia.Analysis.Comparisons;

/// <summary>One measure over all subjects: a pair of columns of the table "measured beside published".</summary>
/// <param name="Name">Name, as on an axis: <c>Mean rate</c>.</param>
/// <param name="Unit">Unit; empty when the measure is a pure number.</param>
/// <param name="Values">One comparison per subject.</param>
public sealed record ComparedMeasure(string Name, string Unit, ImmutableArray<Comparison> Values)
{
    /// <summary>Digits after the decimal point.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>Where the published values come from, and what the band means.</summary>
    public string Source { get; init; } = "";

    /// <summary>Name with unit: <c>Mean rate (Hz)</c>.</summary>
    public string Heading => Unit.Length == 0 ? Name : $"{Name} ({Unit})";

    /// <summary>How many values agree.</summary>
    public int Agreeing => Values.Count(value => value.Agrees == true);

    /// <summary>How many values are judged.</summary>
    public int Judged => Values.Count(value => value.Agrees is not null);
}
