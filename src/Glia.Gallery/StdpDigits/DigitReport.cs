using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Charts;
using Glia.Analysis.Comparisons;
using Glia.Analysis.Pictures;
using Glia.Analysis.Reports;
using Glia.Gallery.Circuits;
using Glia.Gallery.Results;
using Fact = Glia.Analysis.Reports.Fact;

namespace Glia.Gallery.StdpDigits;

/// <summary>The report: what the cells have learned, how well they tell digits, how it was made.</summary>
internal static class DigitReport
{
    /// <summary>Makes the report.</summary>
    /// <param name="experiment">The settings.</param>
    /// <param name="sets">The images.</param>
    /// <param name="outcome">What was observed.</param>
    /// <param name="result">What it was compared with.</param>
    public static Report Of(StdpDigitsExperiment experiment, DigitSets sets, DigitOutcome outcome, ExperimentResult result) => new("Digits learned by spike timing")
    {
        Lead = string.Create(CultureInfo.InvariantCulture,
            $"{experiment.Size} cells that compete for the images of {sets.Train.Name}: {sets.Trained:N0} shown {Times(sets.Passes)} without labels, {sets.Labelled:N0} to name the cells, {sets.Tested:N0} new ones to be told."),
        Highlights =
        [
            new("right", Percent(outcome.Confusion.Accuracy)), new("images per second", Number(outcome.ImagesPerSecond)),
            new("biological time", Number(outcome.Totals.Simulated_s / 3600) + " h"), new("faster than life", Number(outcome.Speed) + " ×"),
        ],
        Notice = CircuitReport.Notice(result),
        Sections =
        [
            new ReportSection("What the cells have learned", [Fields(outcome, sets.Train.Width)]),
            new ReportSection("How well they tell digits", [.. Compared(result), .. Curve(outcome), .. Confusion(outcome)]),
            new ReportSection("How it was made", [Settings(experiment, sets), Run(outcome)]),
        ],
    };

    /// <summary>The weights as tiles.</summary>
    public static Picture Picture(DigitOutcome outcome, int width) => Analysis.Pictures.Picture.Tiled(Ordered(outcome), width, Strongest(outcome));

    private static PictureFigure Fields(DigitOutcome outcome, int width) => new("Weights from the pixels onto each cell", Picture(outcome, width), outcome.Weights.Length > 400 ? 1 : 3)
    {
        Caption = string.Create(CultureInfo.InvariantCulture, $"White is 0, the darkest {Strongest(outcome):0.00}.") + (outcome.Classes is null ? "" : " Cells that stand for the same digit are side by side; those that stand for none are last."),
    };

    /// <summary>All weights but the strongest one in a thousand can be told apart.</summary>
    private static double Strongest(DigitOutcome outcome)
    {
        double[] weights = [.. outcome.Weights.SelectMany(field => field.ToArray()).Order()];
        return Math.Max(weights[(int)(0.999 * (weights.Length - 1))], 1e-9);
    }

    private static ImmutableArray<ReadOnlyMemory<double>> Ordered(DigitOutcome outcome) => outcome.Classes is not { } classes
        ? outcome.Weights
        : [.. outcome.Weights.Select((field, cell) => (Field: field, Class: classes.Of[cell])).OrderBy(cell => cell.Class == CellClasses.None ? classes.Classes : cell.Class).Select(cell => cell.Field)];

    private static IEnumerable<ReportBlock> Compared(ExperimentResult result) => result.Comparisons.IsEmpty
        ? []
        : [new ComparisonReport("Measured and published", ComparisonTables.Of(result.Comparisons, name => new Subject(name, Hue.Excitatory)))];

    private static IEnumerable<ReportBlock> Curve(DigitOutcome outcome)
    {
        if (outcome.Curve.IsEmpty) yield break;
        var curve = new Curve("", Hue.Excitatory, [.. outcome.Curve.Select(point => (double)point.Images)], [.. outcome.Curve.Select(point => 100 * point.Accuracy)]) { Style = CurveStyle.Marked };
        yield return new Figure("Accuracy while learning", new LineChart(new Axis("Images shown"), new Axis("Told right", "%") { High = 100 }, [curve]))
        {
            Caption = "Images since the point before, told by the digits that the cells stood for then.",
        };
    }

    private static IEnumerable<ReportBlock> Confusion(DigitOutcome outcome)
    {
        ConfusionMatrix matrix = outcome.Confusion;
        if (matrix.Images == 0) yield break;
        IEnumerable<int> classes = Enumerable.Range(0, matrix.Classes);
        yield return new DataTable("What was taken for what", ["digit", .. classes.Select(told => $"told {told}")],
            [.. classes.Select(label => ImmutableArray.CreateRange(classes.Select(told => Number(matrix[label, told])).Prepend(Number(label))))])
        {
            Caption = "Test images: their digit down, what the cells said across.",
        };
    }

    private static FactList Settings(StdpDigitsExperiment experiment, DigitSets sets) => new("Settings",
    [
        new("images", sets.Train.Name),
        new("cells", Number(experiment.Size)),
        new("learned from", $"{Number(sets.Trained)} images, {Times(sets.Passes)}"),
        new("labelled by", Number(sets.Labelled)),
        new("tested on", Number(sets.Tested)),
        new("seed", experiment.Seed.ToString(CultureInfo.InvariantCulture)),
    ]);

    private static FactList Run(DigitOutcome outcome) => new("Run",
    [
        new Fact("presentations", Number(outcome.Totals.Presentations)),
        new Fact("biological time", Number(outcome.Totals.Simulated_s) + " s"),
        new Fact("simulation", Number(outcome.Totals.Wall_s) + " s"),
        new Fact("synaptic events", Number(outcome.Totals.SynapticEvents)),
        new Fact("threads", Number(outcome.Build.Threads)),
        new Fact("peak memory", Number(MachineMemory.PeakBytes() / 1e9) + " GB"),
    ]);

    private static string Times(int passes) => passes switch { 1 => "once", 2 => "twice", _ => string.Create(CultureInfo.InvariantCulture, $"{passes} times") };

    private static string Percent(double part) => double.IsNaN(part) ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100 * part:0.0} %");

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 || value == Math.Round(value) ? "N0" : "0.##", CultureInfo.InvariantCulture);
}
