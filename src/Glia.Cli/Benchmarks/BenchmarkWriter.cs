using System.Globalization;
using System.Text.Json.Nodes;
using Glia.Cli.Output;

namespace Glia.Cli.Benchmarks;

/// <summary>Shows what was measured.</summary>
internal static class BenchmarkWriter
{
    public static void WriteMachine(TextWriter output, BenchmarkSettings settings, IReadOnlyList<MachineLimits> limits)
    {
        foreach ((string name, string value) in MachineDescription.Facts()) output.WriteLine($"{name + ":",-10} {value}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"settings:  {settings.Repeats} repeats, {settings.Threads} threads, seed {settings.Seed}, scale {settings.Scale}"));
        foreach (MachineLimits limit in limits)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"limits:    {limit.Threads} thread{(limit.Threads == 1 ? " " : "s")}  streaming read {limit.StreamingRead_GBps:F1} GB/s, random 64-byte reads {limit.RandomReads_Mps:F0} million/s"));
        output.WriteLine();
    }

    public static void WriteRows(TextWriter output, IBenchmark benchmark, IReadOnlyList<BenchmarkRow> rows)
    {
        output.WriteLine(benchmark.Summary);
        var table = new TextTable("", "median", "spread", "unit", "ratio", "reach", "aim", "", "others");
        foreach (BenchmarkRow row in rows)
            table.Add(row.Name, Number(row.Values.Median), $"{Number(row.Values.Smallest)} to {Number(row.Values.Largest)}", row.Unit,
                row.Baseline is null ? "" : $"{Number(row.Ratio)} of {row.BaselineName} ({Number(row.Baseline.Median)})",
                Target(row, row.Reach), Target(row, row.Aim), row.Verdict, row.Peers);
        table.Write(output);
        output.WriteLine();
    }

    public static JsonArray ToJson(IReadOnlyList<BenchmarkRow> rows) => JsonText.Array(rows.Select(row => new JsonObject
    {
        ["name"] = row.Name, ["unit"] = row.Unit, ["median"] = JsonText.Number(row.Values.Median), ["smallest"] = JsonText.Number(row.Values.Smallest),
        ["largest"] = JsonText.Number(row.Values.Largest), ["repeats"] = row.Values.Count, ["baseline"] = row.Baseline is null ? null : JsonText.Number(row.Baseline.Median),
        ["ratio"] = JsonText.Number(row.Ratio), ["reach"] = JsonText.Number(row.Reach), ["aim"] = JsonText.Number(row.Aim), ["others"] = row.Peers,
    }));

    public static JsonObject ToJson(BenchmarkSettings settings, IReadOnlyList<MachineLimits> limits, JsonObject results)
    {
        var machine = new JsonObject();
        foreach ((string name, string value) in MachineDescription.Facts()) machine[name] = value;
        return new JsonObject
        {
            ["ok"] = true,
            ["machine"] = machine,
            ["settings"] = new JsonObject { ["repeats"] = settings.Repeats, ["threads"] = settings.Threads, ["seed"] = settings.Seed, ["scale"] = settings.Scale },
            ["limits"] = JsonText.Array(limits.Select(limit => new JsonObject
            {
                ["threads"] = limit.Threads, ["streaming_read_GBps"] = limit.StreamingRead_GBps, ["random_64_byte_reads_Mps"] = limit.RandomReads_Mps,
            })),
            ["benchmarks"] = results,
        };
    }

    private static string Target(BenchmarkRow row, double value) =>
        double.IsNaN(value) ? "" : (row.TargetsAreRatios ? "ratio " : "") + "<= " + value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
