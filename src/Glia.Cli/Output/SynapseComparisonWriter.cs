using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Glia.Validation.Synapses;

namespace Glia.Cli.Output;

/// <summary>Shows comparisons with recorded synapses, as a table or as one JSON document.</summary>
internal static class SynapseComparisonWriter
{
    public static void Write(Terminal terminal, string folder, ImmutableArray<SynapseComparison> comparisons)
    {
        if (terminal.Json) JsonText.Write(terminal.Out, ToJson(folder, comparisons));
        else WriteText(terminal.Out, folder, comparisons);
    }

    private static void WriteText(TextWriter output, string folder, ImmutableArray<SynapseComparison> comparisons)
    {
        var table = new TextTable("recording", "model", "spikes", "largest deviation", "bound", "at", "agrees");
        foreach (SynapseComparison comparison in comparisons)
            table.Add(comparison.Recording.Name, comparison.Recording.Model, comparison.Spikes.ToString(CultureInfo.InvariantCulture),
                TraceWriter.Number(comparison.Relative), TraceWriter.Number(comparison.Bound),
                $"{comparison.Time_ms.ToString("0.###", CultureInfo.InvariantCulture)} ms", comparison.Passed ? "yes" : "NO");
        table.Write(output);
        output.WriteLine();
        output.WriteLine($"{comparisons.Count(comparison => comparison.Passed)} of {comparisons.Length} recordings agree. Deviations of what each spike carries are relative to the largest.");
        output.WriteLine($"recordings: {folder}");
    }

    private static JsonObject ToJson(string folder, ImmutableArray<SynapseComparison> comparisons) => new()
    {
        ["ok"] = comparisons.All(comparison => comparison.Passed),
        ["folder"] = folder,
        ["recordings"] = JsonText.Array(comparisons.Select(comparison => new JsonObject
        {
            ["recording"] = comparison.Recording.Name, ["model"] = comparison.Recording.Model, ["agrees"] = comparison.Passed, ["spikes"] = comparison.Spikes,
            ["relative"] = JsonText.Number(comparison.Relative), ["bound"] = JsonText.Number(comparison.Bound), ["at_ms"] = JsonText.Number(comparison.Time_ms),
        })),
    };
}
