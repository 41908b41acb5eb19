using System.Text.Json;

namespace Glia.Analysis.Charts;

/// <summary>An axis of a chart.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Unit">Unit; empty for pure numbers.</param>
public sealed record Axis(string Name, string Unit = "")
{
    /// <summary>Lower end; null for the data's.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end; null for the data's.</summary>
    public double? High { get; init; }

    /// <summary>Whether equal lengths are equal ratios.</summary>
    public bool Logarithmic { get; init; }

    /// <summary>Name with unit: <c>Time (ms)</c>.</summary>
    public string Title => Unit.Length == 0 ? Name : $"{Name} ({Unit})";

    /// <summary>Time in ms.</summary>
    public static Axis Time { get; } = new("Time", "ms");

    internal void Write(Utf8JsonWriter json, string property)
    {
        json.WriteStartObject(property);
        json.WriteString("title", Title);
        if (Low is { } low) json.WriteCompact("low", low);
        if (High is { } high) json.WriteCompact("high", high);
        if (Logarithmic) json.WriteBoolean("log", true);
        json.WriteEndObject();
    }
}
