using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Glia.Analysis.Comparisons;

namespace Glia.Analysis.Charts;

/// <summary>Bars of measured values, subjects from top to bottom, each over the band that counts as agreement and beside the published value.</summary>
/// <param name="Subjects">The rows.</param>
/// <param name="Measure">The values.</param>
public sealed record ComparisonChart(ImmutableArray<Subject> Subjects, ComparedMeasure Measure) : Chart
{
    /// <inheritdoc/>
    public override string Note => "Bars are measured values, upright lines published ones; grey is what counts as agreement.";

    internal override string Kind => "comparison";

    internal override ChartData Data => new(
        ["", "measured", "published", "band"],
        [.. Subjects.Zip(Measure.Values, (subject, value) => ImmutableArray.Create(
            subject.Name, Text(value.Measured), Text(value.Published), value.Band is { } band ? $"{Text(band.Low)} to {Text(band.High)}" : "–"))]);

    internal override void Write(Utf8JsonWriter json)
    {
        new Axis(Measure.Name, Measure.Unit).Write(json, "x");
        json.WriteNumber("decimals", Measure.Decimals);
        json.WriteStartArray("rows");
        foreach ((Subject subject, Comparison value) in Subjects.Zip(Measure.Values))
        {
            json.WriteStartObject();
            json.WriteString("name", subject.Name);
            json.WriteHue(subject.Hue);
            json.WriteCompact("measured", value.Measured);
            if (value.Published is { } published) json.WriteCompact("published", published);
            if (value.Band is { } band) json.WriteCompact("band", [band.Low, band.High]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private string Text(double? value) => value is { } number && double.IsFinite(number)
        ? number.ToString($"F{Measure.Decimals}", CultureInfo.InvariantCulture)
        : "–";
}
