using System.Globalization;

namespace Glia.Quantities;

/// <summary>Dimensions in words and everyday units, for messages: <c>a voltage (mV)</c>, <c>mV/ms</c>, <c>a pure number</c>.</summary>
public static class DimensionNames
{
    private static readonly (Dimension Dimension, string Unit, string Name)[] s_named =
    [
        (Dimension.Voltage, "mV", "a voltage"), (Dimension.Current, "pA", "a current"), (Dimension.Conductance, "nS", "a conductance"),
        (Dimension.Capacitance, "pF", "a capacitance"), (Dimension.Time, "ms", "a time"), (Dimension.Resistance, "Gohm", "a resistance"),
        (Dimension.Length, "um", "a length"), (Dimension.Charge, "fC", "a charge"), (Dimension.Temperature, "K", "a temperature"),
        (Dimension.Of(substance: 1, length: -3), "mM", "a concentration"), (Dimension.Substance, "mol", "an amount of substance"),
    ];

    /// <summary>The dimension for a sentence: <c>found …, expected …</c>.</summary>
    public static string Describe(Dimension dimension)
    {
        if (dimension.IsNone) return "a pure number";
        if (dimension == Dimension.Frequency) return "a rate (1/ms)";
        foreach ((Dimension named, string unit, string name) in s_named)
            if (named == dimension) return $"{name} ({unit})";
        return Unit(dimension);
    }

    /// <summary>A unit of the dimension, composed of at most two everyday units when that is possible: <c>nS/ms</c>, <c>mV^2</c>, <c>pA/um^2</c>.</summary>
    public static string Unit(Dimension dimension)
    {
        if (dimension.IsNone) return "1";
        if (Single(dimension) is { } single) return single;
        foreach ((Dimension first, string unit, _) in s_named)
            if (Single(dimension / first) is { } rest) return rest.StartsWith("1/", StringComparison.Ordinal) ? unit + rest[1..] : $"{unit}*{rest}";
        return dimension.ToString();
    }

    private static string? Single(Dimension dimension)
    {
        foreach ((Dimension named, string unit, _) in s_named)
            foreach (double power in (double[])[1, -1, 2, -2, 0.5, -0.5, 3, -3, 4, -4])
                if (Raised(named, power) == dimension) return Written(unit, power);
        return null;
    }

    private static Dimension? Raised(Dimension dimension, double power) =>
        dimension.Exponents.All(exponent => exponent * power * 12 % 1 == 0) ? dimension.Power(power) : null;

    private static string Written(string unit, double power)
    {
        string magnitude = Math.Abs(power) == 1 ? unit : string.Create(CultureInfo.InvariantCulture, $"{unit}^{Math.Abs(power)}");
        return power < 0 ? "1/" + magnitude : magnitude;
    }
}
