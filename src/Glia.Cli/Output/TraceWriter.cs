using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Glia.Validation.Traces;

namespace Glia.Cli.Output;

/// <summary>Shows comparisons with recorded traces, as a table or as one JSON document.</summary>
internal static class TraceWriter
{
    public static void Write(Terminal terminal, string folder, ImmutableArray<TraceComparison> comparisons)
    {
        if (terminal.Json) JsonText.Write(terminal.Out, ToJson(folder, comparisons));
        else WriteText(terminal.Out, folder, comparisons);
    }

    private static void WriteText(TextWriter output, string folder, ImmutableArray<TraceComparison> comparisons)
    {
        var table = new TextTable("recording", "variable", "largest deviation", "relative", "bound", "at", "agrees");
        foreach (TraceComparison comparison in comparisons)
        {
            foreach (VariableDeviation deviation in comparison.Variables)
                table.Add(comparison.Trace, deviation.Variable, $"{Number(deviation.Absolute)} {deviation.Unit}".TrimEnd(), Number(deviation.Relative),
                    Number(comparison.Bound.Relative), $"{deviation.Time_ms.ToString("0.###", CultureInfo.InvariantCulture)} ms", Verdict(deviation.Relative <= comparison.Bound.Relative));
            SpikeAgreement spikes = comparison.Spikes;
            table.Add(comparison.Trace, "spikes", $"{spikes.LargestDifference_steps} steps", $"{spikes.Simulated} of {spikes.Recorded}",
                $"{comparison.Bound.Steps} steps", "", Verdict(spikes.Within(comparison.Bound)));
        }

        table.Write(output);
        output.WriteLine();
        output.WriteLine($"{comparisons.Count(comparison => comparison.Passed)} of {comparisons.Length} recordings agree. Deviations are relative to the largest value of the variable.");
        foreach (IGrouping<TraceBound, TraceComparison> group in comparisons.GroupBy(comparison => comparison.Bound))
            output.WriteLine($"bound {Number(group.Key.Relative)}: {group.Key.Reason} ({string.Join(", ", group.Select(comparison => comparison.Model).Distinct())})");
        output.WriteLine($"recordings: {folder}");
    }

    private static JsonObject ToJson(string folder, ImmutableArray<TraceComparison> comparisons) => new()
    {
        ["ok"] = comparisons.All(comparison => comparison.Passed),
        ["folder"] = folder,
        ["recordings"] = JsonText.Array(comparisons.Select(comparison => new JsonObject
        {
            ["recording"] = comparison.Trace,
            ["model"] = comparison.Model,
            ["agrees"] = comparison.Passed,
            ["bound"] = new JsonObject
            {
                ["relative"] = JsonText.Number(comparison.Bound.Relative), ["steps"] = comparison.Bound.Steps, ["reason"] = comparison.Bound.Reason,
            },
            ["spikes"] = new JsonObject
            {
                ["recorded"] = comparison.Spikes.Recorded, ["simulated"] = comparison.Spikes.Simulated,
                ["largest_difference_steps"] = comparison.Spikes.LargestDifference_steps,
            },
            ["variables"] = JsonText.Array(comparison.Variables.Select(deviation => new JsonObject
            {
                ["variable"] = deviation.Variable, ["unit"] = deviation.Unit, ["largest_deviation"] = JsonText.Number(deviation.Absolute),
                ["relative"] = JsonText.Number(deviation.Relative), ["at_ms"] = JsonText.Number(deviation.Time_ms),
            })),
            ["seconds"] = JsonText.Number(comparison.Seconds),
        })),
    };

    internal static string Number(double value) => value.ToString("0.##E+0", CultureInfo.InvariantCulture) is var text && value != 0 ? text : "0";

    private static string Verdict(bool agrees) => agrees ? "yes" : "NO";
}
