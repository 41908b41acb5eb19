using System.Collections.Immutable;
using System.Text.Json;

namespace Glia.Analysis.Charts;

/// <summary>Values over two axes, as colours: a quantity over two that were varied, a matrix of weights.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Columns">Names of the columns, from left to right.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Rows">Names of the rows, from bottom to top.</param>
/// <param name="Value">What the colours show; its ends are the ends of the scale.</param>
/// <param name="Values">The values; NaN leaves a cell empty. Shape [rows × columns], row by row.</param>
public sealed record HeatMap(Axis X, ImmutableArray<string> Columns, Axis Y, ImmutableArray<string> Rows, Axis Value, ImmutableArray<double> Values) : Chart
{
    private const int LongestTable = 200;

    internal override string Kind => "heatmap";

    internal override ChartData? Data => Values.Length > LongestTable ? null : new ChartData(
        [Y.Title, X.Title, Value.Title],
        [.. Values.Select((value, i) => ImmutableArray.Create(Rows[i / Columns.Length], Columns[i % Columns.Length], double.IsNaN(value) ? "–" : CompactJson.Text(value)))]);

    internal override void Write(Utf8JsonWriter json)
    {
        if (Values.Length != Rows.Length * Columns.Length)
            throw new ArgumentException($"A heat map of {Rows.Length} × {Columns.Length} cells has {Values.Length} values.");
        X.Write(json, "x");
        Y.Write(json, "y");
        Value.Write(json, "z");
        WriteNames(json, "columns", Columns);
        WriteNames(json, "rows", Rows);
        json.WriteCompact("values", Values.AsSpan());
    }

    private static void WriteNames(Utf8JsonWriter json, string property, ImmutableArray<string> names)
    {
        json.WriteStartArray(property);
        foreach (string name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    }
}
