using System.Globalization;
using System.Text.Json;

namespace Glia.Analysis.Charts;

/// <summary>Numbers with as many digits as a picture can show: what is drawn need not be what is recorded.</summary>
internal static class CompactJson
{
    public static void WriteCompact(this Utf8JsonWriter json, double value)
    {
        // JSON has no NaN; a gap in the curve is what is meant.
        if (double.IsFinite(value)) json.WriteRawValue(Text(value), skipInputValidation: true);
        else json.WriteNullValue();
    }

    public static void WriteCompact(this Utf8JsonWriter json, string property, double value)
    {
        json.WritePropertyName(property);
        json.WriteCompact(value);
    }

    public static void WriteCompact(this Utf8JsonWriter json, string property, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(property);
        foreach (double value in values) json.WriteCompact(value);
        json.WriteEndArray();
    }

    public static void WriteHue(this Utf8JsonWriter json, Hue hue) =>
        json.WriteString("hue", hue.ToString().ToLowerInvariant());

    /// <summary>Six significant digits.</summary>
    public static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
