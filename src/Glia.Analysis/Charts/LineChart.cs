using System.Collections.Immutable;
using System.Text.Json;

namespace Glia.Analysis.Charts;

/// <summary>Curves over a common axis: F–I curves, spectra, rates over time.</summary>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Curves">The curves.</param>
public sealed record LineChart(Axis X, Axis Y, ImmutableArray<Curve> Curves) : Chart
{
    private const int LongestTable = 200;

    internal override string Kind => "lines";

    internal override ChartData? Data => Curves.Sum(curve => curve.X.Length) > LongestTable ? null : new ChartData(
        ["", X.Title, Y.Title],
        [.. Curves.SelectMany(curve => curve.X.Select((x, i) => ImmutableArray.Create(curve.Name, CompactJson.Text(x), CompactJson.Text(curve.Y[i]))))]);

    internal override void Write(Utf8JsonWriter json)
    {
        X.Write(json, "x");
        Y.Write(json, "y");
        json.WriteStartArray("curves");
        foreach (Curve curve in Curves) curve.Write(json);
        json.WriteEndArray();
    }
}
