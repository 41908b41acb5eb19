using System.Globalization;

namespace Glia.Quantities;

/// <summary>The symbol in which a value held in internal units is printed.</summary>
public static class CustomaryUnits
{
    private static readonly Dictionary<Dimension, string> s_symbols = new()
    {
        [Dimension.Time] = "ms",
        [Dimension.Voltage] = "mV",
        [Dimension.Current] = "pA",
        [Dimension.Capacitance] = "pF",
        [Dimension.Conductance] = "nS",
        [Dimension.Resistance] = "Gohm",
        [Dimension.Frequency] = "kHz",
        [Dimension.Length] = "um",
        [Dimension.Charge] = "fC",
        [Dimension.Voltage / Dimension.Time] = "mV/ms",
        [Dimension.Current / Dimension.Time] = "pA/ms",
        [Dimension.Conductance / Dimension.Time] = "nS/ms",
        [Dimension.Temperature] = "K",
    };

    /// <summary>
    /// A unit expression that stands for one internal unit of a dimension and reads back as such: the customary symbol where there is one, else a
    /// product of powers of mV, um, ms, pA, K, mol and cd; empty for a pure number.
    /// </summary>
    public static string Symbol(Dimension dimension)
    {
        if (dimension.IsNone) return "";
        if (s_symbols.TryGetValue(dimension, out string? symbol)) return symbol;
        // mV holds the only mass, so its power is that of kg; the others make up for the rest of its dimension (m^2 kg s^-3 A^-1).
        IReadOnlyList<double> e = dimension.Exponents;
        (string Unit, double Power)[] parts =
            [("mV", e[1]), ("um", e[0] - 2 * e[1]), ("ms", e[2] + 3 * e[1]), ("pA", e[3] + e[1]), ("K", e[4]), ("mol", e[5]), ("cd", e[6])];
        return string.Join('*', parts.Where(part => Math.Abs(part.Power) > 1e-9).Select(part => Raised(part.Unit, part.Power)));
    }

    /// <summary>A value in internal units as people read it, nine significant digits: <c>-65 mV</c>; rates in Hz.</summary>
    public static string Format(double value, Dimension dimension) => dimension == Dimension.Frequency
        ? string.Create(CultureInfo.InvariantCulture, $"{1000 * value:G9} Hz")
        : string.Create(CultureInfo.InvariantCulture, $"{value:G9}{Suffix(dimension)}");

    /// <summary>The symbol with a leading blank, or nothing for a pure number.</summary>
    public static string Suffix(Dimension dimension) => dimension.IsNone ? "" : " " + Symbol(dimension);

    private static string Raised(string unit, double power) =>
        Math.Abs(power - 1) < 1e-9 ? unit : string.Create(CultureInfo.InvariantCulture, $"{unit}^{power:G15}");
}
