using Glia.Errors;

namespace Glia.Quantities;

/// <summary>
/// Reads quantities as files and command lines write them: <c>-65 mV</c>, <c>10*ms</c>, <c>500ms</c>, <c>8 Hz</c>, <c>1/(5 ms)</c>, <c>1e3</c>, <c>inf</c>;
/// and units: <c>volt</c>, <c>nS/ms</c>, <c>amp/meter**2</c>, <c>1</c>.
/// </summary>
public static class QuantityParser
{
    private const string Subject = "quantity";

    /// <summary>Reads a quantity.</summary>
    /// <param name="text">The text.</param>
    /// <param name="location">Where the text begins in its file.</param>
    /// <exception cref="GliaException">The text is not a quantity; the finding points at the character.</exception>
    public static Quantity Parse(string text, TextLocation? location = null) =>
        TryParse(text, location, out Quantity quantity, out Finding? finding) ? quantity : throw new GliaException([finding!]);

    /// <summary>Reads a quantity of a given dimension.</summary>
    /// <exception cref="GliaException">The text is not a quantity, or is one of another dimension.</exception>
    public static Quantity Parse(string text, Dimension expected, TextLocation? location = null) =>
        TryParse(text, expected, location, out Quantity quantity, out Finding? finding) ? quantity : throw new GliaException([finding!]);

    /// <summary>Reads the value of one unit of a unit expression.</summary>
    /// <exception cref="GliaException">The text is not a unit.</exception>
    public static Quantity ParseUnit(string text, TextLocation? location = null) =>
        TryParseUnit(text, location, out Quantity unit, out Finding? finding) ? unit : throw new GliaException([finding!]);

    /// <summary>Reads a quantity; false with the finding when the text is none.</summary>
    public static bool TryParse(string text, TextLocation? location, out Quantity quantity, out Finding? finding) =>
        TryParse(text, location, null, out quantity, out finding);

    /// <summary>Reads a quantity whose unit may be one of <paramref name="own"/> too; false with the finding when the text is none.</summary>
    internal static bool TryParse(string text, TextLocation? location, IReadOnlyDictionary<string, Quantity>? own, out Quantity quantity, out Finding? finding)
    {
        var scanner = new QuantityScanner(text, unitOnly: false, own);
        finding = scanner.TryRead(out quantity) ? null : Report(scanner, text, location);
        return finding is null;
    }

    /// <summary>Reads a quantity of a given dimension; false with the finding when the text is none.</summary>
    public static bool TryParse(string text, Dimension expected, TextLocation? location, out Quantity quantity, out Finding? finding)
    {
        if (!TryParse(text, location, out quantity, out finding)) return false;
        if (quantity.Dimension == expected) return true;
        finding = Finding.Error(Subject, $"'{text.Trim()}' is {DimensionNames.Describe(quantity.Dimension)}, expected {DimensionNames.Describe(expected)}.",
            location is null ? null : location with { Length = Math.Max(1, text.Length) });
        return false;
    }

    /// <summary>Reads the value of one unit; false with the finding when the text is no unit.</summary>
    public static bool TryParseUnit(string text, TextLocation? location, out Quantity unit, out Finding? finding) =>
        TryParseUnit(text, location, null, out unit, out finding);

    /// <summary>Reads the value of one unit, which may be one of <paramref name="own"/> too; false with the finding when the text is no unit.</summary>
    internal static bool TryParseUnit(string text, TextLocation? location, IReadOnlyDictionary<string, Quantity>? own, out Quantity unit, out Finding? finding)
    {
        var scanner = new QuantityScanner(text, unitOnly: true, own);
        finding = scanner.TryRead(out unit) ? null : Report(scanner, text, location);
        return finding is null;
    }

    private static Finding Report(QuantityScanner scanner, string text, TextLocation? location)
    {
        TextLocation? place = location is null
            ? null
            : location with { Column = location.Column + scanner.FailureStart, Length = Math.Max(1, scanner.FailureLength) };
        return Finding.Error(Subject, $"'{text.Trim()}' {scanner.Failure}", place);
    }
}
