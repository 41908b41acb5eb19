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

    /// <summary>The unit symbol of the internal unit of a dimension; empty for a pure number; base units when none is customary.</summary>
    public static string Symbol(Dimension dimension)
    {
        if (dimension.IsNone) return "";
        return s_symbols.TryGetValue(dimension, out string? symbol) ? symbol : $"({dimension} x {dimension.InternalScale:G3})";
    }

    /// <summary>The symbol with a leading blank, or nothing for a pure number.</summary>
    public static string Suffix(Dimension dimension) => dimension.IsNone ? "" : " " + Symbol(dimension);
}
