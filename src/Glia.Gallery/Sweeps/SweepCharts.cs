using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Charts;
using Glia.Analysis.Comparisons;
using Glia.Analysis.Reports;
using Axis = Glia.Analysis.Charts.Axis;

namespace Glia.Gallery.Sweeps;

/// <summary>Draws the measures of populations and compared values: curves over one varied quantity, heat maps over two. Seeds are repeats, whose mean is drawn.</summary>
internal static class SweepCharts
{
    private const string Seed = "seed";

    /// <summary>Names in a heat map of one panel each.</summary>
    private const int MostPanels = 12;

    private static readonly ImmutableArray<Hue> s_hues = [Hue.Excitatory, Hue.Inhibitory, Hue.Stimulus, Hue.Purple, Hue.Orange, Hue.Sky, Hue.Neutral];

    /// <summary>The figures; none when three quantities or more were varied, of which no picture shows all.</summary>
    public static IEnumerable<ReportBlock> Of(SweepResult result)
    {
        SweepAxis[] varied = [.. result.Sweep.Axes.Where(axis => axis.Varies)];
        SweepAxis[] charted = varied.Length > 1 ? [.. varied.Where(axis => axis.Path != Seed)] : varied;
        if (result.Sweep.IsPaired) charted = [.. charted.Take(1)];
        if (result.Rows.IsEmpty || charted.Length is 0 or > 2) return [];
        string caption = varied.Length > charted.Length && !result.Sweep.IsPaired ? "Means over seeds." : "";
        return Measured(result).Select(measure => Figure(result, charted, measure)).Select(figure => figure with { Caption = caption });
    }

    /// <summary>The measures of populations, then what is compared with expected values, each with the columns that one figure shows.</summary>
    private static IEnumerable<Charted> Measured(SweepResult result)
    {
        string[] known = [.. result.Measures.Where(name => result.Rows.Any(row => double.IsFinite(row[name])))];
        foreach ((string suffix, string title, string unit) in SweepMeasures.OfPopulations)
            if (known.Where(name => name.EndsWith("." + suffix, StringComparison.Ordinal)).ToImmutableArray() is { IsEmpty: false } names) yield return new Charted(suffix, title, unit, names);
        foreach (IGrouping<string, string> measure in result.Compared.Where(known.Contains).GroupBy(name => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]))
            yield return new Charted(measure.Key, measure.Key.Replace('_', ' '), "", [.. measure]);
    }

    private static Figure Figure(SweepResult result, SweepAxis[] axes, Charted measure)
    {
        ImmutableArray<string> names = measure.Columns;
        var y = new Axis(measure.Title, measure.Unit);
        string Population(string name) => name[..^(measure.Suffix.Length + 1)];
        if (axes.Length == 2)
            return new Figure(measure.Title, [.. names.Take(MostPanels).Select(name => new Panel(Map(result, axes, name, y)) { Title = Population(name), Span = names.Length == 1 ? 12 : 6 })]);
        if (axes[0].Scale() is not { } scale) return new Figure(measure.Title, [.. names.Take(MostPanels).Select(name => new Panel(Bars(result, axes[0], name, measure)) { Title = Population(name), Span = names.Length == 1 ? 12 : 6 })]);
        int[] order = [.. Enumerable.Range(0, scale.Numbers.Length).OrderBy(k => scale.Numbers[k])];
        return new Figure(measure.Title, new LineChart(new Axis(axes[0].Path, scale.Unit), y,
        [
            .. names.Select((name, i) => new Curve(names.Length == 1 ? "" : Population(name), s_hues[i % s_hues.Length],
                [.. order.Select(k => scale.Numbers[k])], [.. order.Select(k => axes[0].Values[k]).Select(value => Means(result, axes, name)([value]))]) { Style = CurveStyle.Marked }),
        ]));
    }

    private static HeatMap Map(SweepResult result, SweepAxis[] axes, string name, Axis value)
    {
        SweepAxis x = axes[1], y = axes[0];
        Func<string[], double> means = Means(result, axes, name);
        return new HeatMap(Titled(x), Names(x), Titled(y), Names(y), value,
            [.. y.Values.SelectMany(row => x.Values.Select(column => means([row, column])))]);
    }

    private static ComparisonChart Bars(SweepResult result, SweepAxis axis, string name, Charted measure) => new(
        [.. axis.Values.Select(value => new Subject(value))],
        new ComparedMeasure(measure.Title, measure.Unit, [.. axis.Values.Select(value => new Comparison(Means(result, [axis], name)([value])))]));

    private static Axis Titled(SweepAxis axis) => new(axis.Path, axis.Scale()?.Unit ?? "");

    private static ImmutableArray<string> Names(SweepAxis axis) =>
        axis.Scale() is { } scale ? [.. scale.Numbers.Select(number => number.ToString("G6", CultureInfo.InvariantCulture))] : axis.Values;

    /// <summary>The mean of a measure for each combination of values of some axes, over everything else that was varied.</summary>
    private static Func<string[], double> Means(SweepResult result, SweepAxis[] axes, string measure)
    {
        int[] places = [.. axes.Select(axis => result.Sweep.Axes.IndexOf(axis))];
        Dictionary<string, double> means = result.Rows.Where(row => double.IsFinite(row[measure]))
            .GroupBy(row => Key([.. places.Select(place => row.Point.Values[place])])).ToDictionary(group => group.Key, group => group.Average(row => row[measure]));
        return values => means.GetValueOrDefault(Key(values), double.NaN);
    }

    private static string Key(string[] values) => string.Join('\n', values);

    /// <summary>A measure with the columns that hold it.</summary>
    private sealed record Charted(string Suffix, string Title, string Unit, ImmutableArray<string> Columns);
}
