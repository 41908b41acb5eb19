using System.Collections.Immutable;
using System.Text.Json;

namespace Glia.Analysis.Charts;

/// <summary>Recorded variables over time, in rows above each other that share the time axis.</summary>
/// <param name="Rows">The rows, from top to bottom.</param>
public sealed record TraceChart(ImmutableArray<TraceRow> Rows) : Chart
{
    internal override string Kind => "traces";

    internal override void Write(Utf8JsonWriter json)
    {
        Axis.Time.Write(json, "x");
        json.WriteStartArray("rows");
        foreach (TraceRow row in Rows) row.Write(json);
        json.WriteEndArray();
    }
}

/// <summary>One row of a trace chart.</summary>
/// <param name="Y">Its vertical axis.</param>
/// <param name="Curves">Curves over time in ms.</param>
public sealed record TraceRow(Axis Y, ImmutableArray<Curve> Curves)
{
    /// <summary>Words beside the row: which neuron, which input.</summary>
    public string Label { get; init; } = "";

    /// <summary>Times of spikes in ms, drawn as ticks above the curves.</summary>
    public ImmutableArray<double> Spikes_ms { get; init; } = [];

    /// <summary>Constant levels worth seeing: threshold, rest.</summary>
    public ImmutableArray<TraceLevel> Levels { get; init; } = [];

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("label", Label);
        Y.Write(json, "y");
        json.WriteStartArray("curves");
        foreach (Curve curve in Curves) curve.Write(json);
        json.WriteEndArray();
        json.WriteCompact("spikes", Spikes_ms.AsSpan());
        json.WriteStartArray("levels");
        foreach (TraceLevel level in Levels)
        {
            json.WriteStartObject();
            json.WriteString("name", level.Name);
            json.WriteCompact("value", level.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>A constant level in a trace chart.</summary>
/// <param name="Name">Its name, for instance <c>V_th</c>.</param>
/// <param name="Value">Its value, in the unit of the row.</param>
public sealed record TraceLevel(string Name, double Value);
