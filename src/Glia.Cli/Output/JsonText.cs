using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Glia.Cli.Output;

/// <summary>Writes JSON documents: indented, one per command, numbers that JSON cannot hold as null.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the document and a line end.</summary>
    public static void Write(TextWriter output, JsonObject document)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options)) document.WriteTo(writer);
        output.WriteLine(System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    /// <summary>A number; null for NaN and infinities, which JSON does not know.</summary>
    public static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    /// <summary>A number or a text as it is.</summary>
    public static JsonNode? Cell(object value) => value switch
    {
        double number => Number(number),
        float number => Number(number),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        _ => JsonValue.Create(value.ToString()),
    };

    /// <summary>An array of texts.</summary>
    public static JsonArray Texts(IEnumerable<string> texts)
    {
        var array = new JsonArray();
        foreach (string text in texts) array.Add((JsonNode?)JsonValue.Create(text));
        return array;
    }

    /// <summary>An array of nodes.</summary>
    public static JsonArray Array(IEnumerable<JsonNode?> nodes)
    {
        var array = new JsonArray();
        foreach (JsonNode? node in nodes) array.Add(node);
        return array;
    }
}
