using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Glia.Quantities;

namespace Glia.Networks.Files;

/// <summary>Writes scalars so that they read back as they were.</summary>
internal static partial class YamlText
{
    /// <summary>A name or other text, in quotes where YAML could take it for something else.</summary>
    public static string Text(string text) => PlainText().IsMatch(text) && text is not ("true" or "false" or "null" or "True" or "False" or "TRUE" or "FALSE") ? text : Quoted(text);

    /// <summary>A number that reads back to the same bits.</summary>
    public static string Number(double value) => double.IsPositiveInfinity(value) ? "inf" : double.IsNegativeInfinity(value) ? "-inf" : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A quantity that reads back to the same bits: internal units are factors of 1.</summary>
    public static string Quantity(Quantity quantity) => Number(quantity.Value) + CustomaryUnits.Suffix(quantity.Dimension);

    /// <summary>A list in brackets.</summary>
    public static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    /// <summary>A mapping in braces; entries without a value are left out.</summary>
    public static string Mapping(params IEnumerable<(string Key, string? Value)> entries) =>
        $"{{{string.Join(", ", entries.Where(entry => entry.Value is not null).Select(entry => $"{entry.Key}: {entry.Value}"))}}}";

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\') quoted.Append('\\').Append(c);
            else if (c is < ' ' or > '~') quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            else quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*([ ./>-]+[A-Za-z0-9_]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainText();
}
