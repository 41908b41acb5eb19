using System.Collections.Immutable;
using Glia.Analysis.Charts;

namespace Glia.Analysis.Comparisons;

/// <summary>What is compared: a population, usually.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hue">Its colour in charts.</param>
public sealed record Subject(string Name, Hue Hue = Hue.Neutral);

/// <summary>Measured values beside published ones, with a verdict.</summary>
/// <param name="Subjects">The rows.</param>
/// <param name="Measures">The columns; each has one value per subject.</param>
public sealed record ComparisonTable(ImmutableArray<Subject> Subjects, ImmutableArray<ComparedMeasure> Measures)
{
    /// <summary>How many values agree.</summary>
    public int Agreeing => Measures.Sum(measure => measure.Agreeing);

    /// <summary>How many values are judged.</summary>
    public int Judged => Measures.Sum(measure => measure.Judged);

    /// <summary>Whether every judged value agrees, and there is one.</summary>
    public bool AllAgree => Judged > 0 && Agreeing == Judged;
}
