using System.Globalization;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Reads whole numbers: <c>8000</c>, <c>8_000</c>, <c>8e3</c>.</summary>
internal static class Whole
{
    public static long? Read(FileFindings findings, string subject, YamlNode node)
    {
        if (node is YamlScalar scalar)
        {
            string text = scalar.Value.Replace("_", "", StringComparison.Ordinal);
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)) return number;
            // Beyond 2^53 not every whole number is a double.
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) && Math.Abs(real) <= 1L << 53 && Math.Floor(real) == real) return (long)real;
        }

        findings.Wrong(subject, node, "a whole number");
        return null;
    }
}
