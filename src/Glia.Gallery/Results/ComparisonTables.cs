using System.Collections.Immutable;
using Glia.Analysis.Comparisons;

namespace Glia.Gallery.Results;

/// <summary>Turns a list of comparisons into the table that reports show: subjects down, measures across.</summary>
internal static class ComparisonTables
{
    /// <summary>The table; subjects and measures in the order of their first appearance.</summary>
    /// <param name="comparisons">The comparisons.</param>
    /// <param name="subject">Name and colour of a subject.</param>
    public static ComparisonTable Of(ImmutableArray<Comparison> comparisons, Func<string, Subject> subject)
    {
        ImmutableArray<string> subjects = [.. comparisons.Select(comparison => comparison.Subject).Distinct()];
        return new ComparisonTable(
            [.. subjects.Select(subject)],
            [.. comparisons.GroupBy(comparison => comparison.Measure).Select(measure => Column(measure, subjects))]);
    }

    private static ComparedMeasure Column(IGrouping<string, Comparison> measure, ImmutableArray<string> subjects) =>
        new(measure.Key, measure.First().Unit, [.. subjects.Select(subject => Cell(measure.FirstOrDefault(comparison => comparison.Subject == subject)))])
        {
            Decimals = measure.Max(comparison => Math.Abs(comparison.High)) < 0.1 ? 4 : 2,
            Source = string.Join("; ", measure.Select(comparison => comparison.Source).Distinct()) + ".",
        };

    private static Analysis.Comparisons.Comparison Cell(Comparison? comparison) => comparison is null
        ? new Analysis.Comparisons.Comparison(double.NaN)
        : new Analysis.Comparisons.Comparison(comparison.Measured)
        {
            Published = double.IsNaN(comparison.Published) ? null : comparison.Published,
            Band = new Band(comparison.Low, comparison.High),
        };
}
