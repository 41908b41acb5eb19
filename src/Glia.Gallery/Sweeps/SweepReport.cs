using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Charts;
using Glia.Analysis.Reports;
using Glia.Errors;

namespace Glia.Gallery.Sweeps;

/// <summary>The report of a sweep: the charts, and every row of the table.</summary>
internal static class SweepReport
{
    /// <summary>What fits on a page; the rest is in the table's file.</summary>
    private const int MostRows = 500;

    public static Report Of(SweepResult result) => new($"Sweep of {result.Title}")
    {
        Lead = $"{Count(result.Runs)} runs over {string.Join(" and ", result.Sweep.Axes.Where(axis => axis.Varies).Select(axis => $"{axis.Values.Length} values of {axis.Path}").DefaultIfEmpty("one setting"))}{(result.Sweep.IsPaired ? ", paired" : "")}.",
        Highlights =
        [
            new("runs in the table", $"{Count(result.Rows.Length)} of {Count(result.Runs)}"),
            new("side by side", Count(result.Jobs)),
            new("synapses drawn", Count(result.SynapsesBuilt)),
            new("synapses used again", Count(result.SynapsesReused)),
        ],
        Notice = Notice(result),
        Sections = [.. Charts(result), .. Tables(result), Making(result)],
    };

    private static string Notice(SweepResult result)
    {
        IEnumerable<string> partial = result.Completed ? [] : [result.Stopped ? "Partial: the sweep was stopped; the same command goes on with it." : "Partial: some runs failed."];
        return string.Join(" ", [.. partial, .. result.Problems.Select(finding => $"{finding.Subject}: {finding.Message}"), .. result.Notes]);
    }

    private static IEnumerable<ReportSection> Charts(SweepResult result)
    {
        ImmutableArray<ReportBlock> figures = [.. SweepCharts.Of(result)];
        if (!figures.IsEmpty) yield return new ReportSection("Results", figures);
    }

    private static IEnumerable<ReportSection> Tables(SweepResult result)
    {
        if (result.Rows.IsEmpty) yield break;
        ImmutableArray<string> measures = result.Measures;
        var table = new DataTable("Runs", ["run", .. result.Sweep.Axes.Select(axis => axis.Path), .. measures],
        [
            .. result.Rows.Take(MostRows).Select(row => ImmutableArray.CreateRange<string>(
                [row.Point.Run.ToString(CultureInfo.InvariantCulture), .. row.Point.Values, .. measures.Select(measure => Number(row[measure]))])),
        ])
        {
            Caption = result.Rows.Length > MostRows ? $"The first {MostRows}; sweep.csv has all, with all digits." : "sweep.csv has all digits.",
        };
        yield return new ReportSection("Table", [table]);
    }

    private static ReportSection Making(SweepResult result) => new("How it was made",
    [
        new FactList("Sweep",
        [
            .. result.Sweep.Axes.Select(axis => new Fact(axis.Path, string.Join(", ", axis.Values) is { Length: > 100 } text ? $"{axis.Values.Length} values" : string.Join(", ", axis.Values))),
            new("kept from before", Count(result.Kept)),
            new("threads of each run", Count(result.Sweep.Threads)),
            new("wall time", Number(result.Wall.TotalSeconds) + " s"),
        ]),
        new Paragraph(result.Reuse),
        .. result.Rows.Where(row => row.Problems.Length > 0).Take(MostRows).Select(row => new Paragraph($"Run {row.Point.Run}: {row.Problems}")),
    ]);

    private static string Count(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "–";
}
