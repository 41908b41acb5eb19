using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Glia.Errors;
using Glia.Gallery.Sweeps;

namespace Glia.Cli.Output;

/// <summary>Shows what a sweep gave, as a table of the few numbers that are looked for first, or as one JSON document with all.</summary>
internal static class SweepWriter
{
    /// <summary>What fits on a screen; the file has the rest.</summary>
    private const int MostRows = 50, MostRates = 6;

    public static void Write(Terminal terminal, SweepResult result)
    {
        if (terminal.Json) JsonText.Write(terminal.Out, ToJson(result));
        else WriteText(terminal, result);
    }

    private static void WriteText(Terminal terminal, SweepResult result)
    {
        TextWriter output = terminal.Out;
        if (!result.Completed) output.WriteLine($"PARTIAL RESULT: {result.Rows.Length} of {result.Runs} runs.{(result.Stopped ? " The same command goes on with the others." : "")}\n");
        WriteTable(output, result);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{result.Rows.Length} runs in the table, {result.Kept} of them from before; {result.Wall.TotalSeconds:0.0} s, {result.Jobs} side by side."));
        if (result.Rows.Length > result.Kept) output.WriteLine(result.Reuse);
        foreach (string note in result.Notes) output.WriteLine($"note: {note}");
        foreach (SweepRow row in result.Rows.Where(row => row.Problems.Length > 0))
            FindingWriter.WriteText(terminal.Error, Finding.Warning($"run {row.Point.Run} ({row.Point.Describe(result.Sweep.Axes)})", row.Problems));
        foreach (Finding problem in result.Problems) FindingWriter.WriteText(terminal.Error, problem);
        foreach (string file in result.Files) output.WriteLine($"wrote {Path.GetRelativePath(Environment.CurrentDirectory, file)}");
    }

    private static void WriteTable(TextWriter output, SweepResult result)
    {
        if (result.Rows.IsEmpty) return;
        int[] axes = [.. Enumerable.Range(0, result.Sweep.Axes.Length).Where(k => result.Sweep.Axes[k].Varies)];
        // What an experiment compares with expected values says more of it than rates do.
        string[] compared = [.. result.Compared.Take(MostRates)];
        ImmutableArray<string> measures =
        [
            .. compared, .. result.Measures.Where(name => name.EndsWith(".rate_Hz", StringComparison.Ordinal)).Take(MostRates - compared.Length),
            .. result.Measures.Where(name => name.EndsWith(".cv", StringComparison.Ordinal)).Take((MostRates - compared.Length) / 2), .. result.Measures.Where(name => name == "wall_s"),
        ];
        var table = new TextTable(["run", .. axes.Select(k => result.Sweep.Axes[k].Path), .. measures]);
        foreach (SweepRow row in result.Rows.Take(MostRows))
            table.Add([row.Point.Run.ToString(CultureInfo.InvariantCulture), .. axes.Select(k => row.Point.Values[k]), .. measures.Select(name => Number(row[name]))]);
        table.Write(output);
        if (result.Rows.Length > MostRows) output.WriteLine($"... and {result.Rows.Length - MostRows} more");
        output.WriteLine();
    }

    private static JsonObject ToJson(SweepResult result) => new()
    {
        ["ok"] = result.Completed && result.Problems.IsEmpty,
        ["sweep"] = result.Title,
        ["completed"] = result.Completed,
        ["runs"] = result.Runs,
        ["kept"] = result.Kept,
        ["jobs"] = result.Jobs,
        ["wall_s"] = JsonText.Number(result.Wall.TotalSeconds),
        ["reuse"] = new JsonObject { ["synapses_built"] = result.SynapsesBuilt, ["synapses_reused"] = result.SynapsesReused, ["models"] = result.Models },
        ["axes"] = JsonText.Array(result.Sweep.Axes.Select(axis => new JsonObject { ["path"] = axis.Path, ["values"] = JsonText.Texts(axis.Values) })),
        ["rows"] = JsonText.Array(result.Rows.Select(ToJson)),
        ["notes"] = JsonText.Texts(result.Notes),
        ["findings"] = FindingWriter.ToJson(result.Problems),
        ["files"] = JsonText.Texts(result.Files),
    };

    private static JsonObject ToJson(SweepRow row)
    {
        var measures = new JsonObject();
        foreach (SweepMeasure measure in row.Measures) measures[measure.Name] = JsonText.Number(measure.Value);
        return new JsonObject { ["run"] = row.Point.Run, ["values"] = JsonText.Texts(row.Point.Values), ["measures"] = measures, ["problems"] = row.Problems };
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("G4", CultureInfo.InvariantCulture) : "none";
}
