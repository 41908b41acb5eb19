using System.Globalization;
using System.Text.Json.Nodes;
using Glia.Errors;
using Glia.Gallery.Results;

namespace Glia.Cli.Output;

/// <summary>Shows what an experiment gave, as tables or as one JSON document.</summary>
internal static class ResultWriter
{
    private const int MostFilesNamed = 4;

    public static void Write(Terminal terminal, ExperimentResult result)
    {
        if (terminal.Json) JsonText.Write(terminal.Out, ToJson(result));
        else WriteText(terminal, result);
    }

    private static void WriteText(Terminal terminal, ExperimentResult result)
    {
        TextWriter output = terminal.Out;
        if (!result.Completed) output.WriteLine("PARTIAL RESULT: the run was stopped early; everything below covers the simulated part.\n");
        if (result.Comparisons.Length > 0) WriteComparisons(output, result);
        if (result.Table is { } table) WriteTable(output, table);
        foreach (Fact fact in result.Facts) output.WriteLine($"{fact.Name + ":",-26} {Cell(fact.Value)}{(fact.Unit.Length > 0 ? " " + fact.Unit : "")}");
        foreach (string note in result.Notes) output.WriteLine($"note: {note}");
        foreach (Finding problem in result.Warnings.Concat(result.Problems)) FindingWriter.WriteText(terminal.Error, problem);
        WriteFiles(output, result.Files);
    }

    /// <summary>Every file when they are few; else their folders, and every report.</summary>
    private static void WriteFiles(TextWriter output, IReadOnlyList<string> files)
    {
        foreach (IGrouping<string?, string> folder in files.GroupBy(Path.GetDirectoryName))
        {
            string[] recordings = [.. folder.Where(file => Path.GetExtension(file) != ".html")];
            if (recordings.Length > MostFilesNamed) output.WriteLine($"wrote {recordings.Length} recordings to {Shown(folder.Key!)}/");
            foreach (string file in recordings.Length > MostFilesNamed ? folder.Except(recordings) : folder) output.WriteLine($"wrote {Shown(file)}");
        }
    }

    private static void WriteComparisons(TextWriter output, ExperimentResult result)
    {
        var table = new TextTable("", "measure", "measured", "published", "accepted", "agrees");
        foreach (Comparison row in result.Comparisons)
        {
            string unit = row.Unit.Length > 0 ? " " + row.Unit : "";
            table.Add(row.Subject, row.Measure, Number(row.Measured) + unit, double.IsNaN(row.Published) ? "" : Number(row.Published) + unit,
                $"{Number(row.Low)} to {Number(row.High)}", row.Agrees ? "yes" : "NO");
        }

        table.Write(output);
        int agreeing = result.Comparisons.Count(row => row.Agrees);
        output.WriteLine();
        output.WriteLine($"{agreeing} of {result.Comparisons.Length} measures agree with the published values.");
        foreach (string source in result.Comparisons.Select(row => row.Source).Distinct()) output.WriteLine($"source: {source}");
        output.WriteLine();
    }

    private static void WriteTable(TextWriter output, ResultTable table)
    {
        var text = new TextTable([.. table.Columns]);
        foreach (IReadOnlyList<object> row in table.Rows.Select(row => row.ToArray())) text.Add([.. row.Select(Cell)]);
        text.Write(output);
        output.WriteLine();
    }

    /// <summary>The document that <c>--json</c> gives.</summary>
    public static JsonObject ToJson(ExperimentResult result)
    {
        var facts = new JsonObject();
        foreach (Fact fact in result.Facts) facts[fact.Name] = new JsonObject { ["value"] = JsonText.Cell(fact.Value), ["unit"] = fact.Unit };
        return new JsonObject
        {
            ["ok"] = result.Completed && result.Problems.IsEmpty,
            ["experiment"] = result.Experiment,
            ["completed"] = result.Completed,
            ["agrees"] = result.Agrees,
            ["facts"] = facts,
            ["comparisons"] = JsonText.Array(result.Comparisons.Select(row => new JsonObject
            {
                ["subject"] = row.Subject, ["measure"] = row.Measure, ["unit"] = row.Unit, ["measured"] = JsonText.Number(row.Measured),
                ["published"] = JsonText.Number(row.Published), ["low"] = JsonText.Number(row.Low), ["high"] = JsonText.Number(row.High),
                ["agrees"] = row.Agrees, ["source"] = row.Source,
            })),
            ["table"] = result.Table is not { } table ? null : new JsonObject
            {
                ["columns"] = JsonText.Texts(table.Columns),
                ["rows"] = JsonText.Array(table.Rows.Select(row => JsonText.Array(row.Select(JsonText.Cell)))),
            },
            ["notes"] = JsonText.Texts(result.Notes),
            ["findings"] = FindingWriter.ToJson(result.Warnings.Concat(result.Problems)),
            ["files"] = JsonText.Texts(result.Files),
        };
    }

    private static string Cell(object value) => value switch
    {
        double number => Number(number),
        IFormattable other => other.ToString("N0", CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Number(double value) => Math.Abs(value) switch
    {
        double.NaN => "none",
        0 => "0",
        >= 1e5 or < 5e-5 => value.ToString("G3", CultureInfo.InvariantCulture),
        < 0.1 => value.ToString("0.####", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };

    /// <summary>The shorter of the absolute and the relative path.</summary>
    private static string Shown(string path)
    {
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.Length < path.Length ? relative : path;
    }
}
