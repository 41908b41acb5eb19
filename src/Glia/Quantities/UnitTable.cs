using System.Globalization;

namespace Glia.Quantities;

/// <summary>The units that texts may name: SI names and symbols with prefixes, as Brian 2 writes them (<c>mV</c>, <c>nS</c>, <c>uF</c>, <c>ohm</c>, <c>Hz</c>, <c>volt</c>, <c>msiemens</c>).</summary>
/// <remarks>A name is taken apart when it is asked for: tabulating the products of prefixes and units would cost more than starting the rest of the language.</remarks>
public static class UnitTable
{
    private static readonly (string Prefix, double Factor)[] s_prefixes =
    [
        ("", 1), ("Y", 1e24), ("Z", 1e21), ("E", 1e18), ("P", 1e15), ("T", 1e12), ("G", 1e9), ("M", 1e6), ("k", 1e3), ("h", 1e2), ("da", 1e1),
        ("d", 1e-1), ("c", 1e-2), ("m", 1e-3), ("u", 1e-6), ("µ", 1e-6), ("μ", 1e-6), ("n", 1e-9), ("p", 1e-12), ("f", 1e-15), ("a", 1e-18), ("z", 1e-21), ("y", 1e-24),
    ];

    /// <summary>Units that take prefixes, with their SI value.</summary>
    private static readonly Dictionary<string, (double Si, Dimension Dimension)> s_units = Units(
        (["m", "metre", "meter"], 1, Dimension.Length),
        (["g", "gram", "gramme"], 1e-3, Dimension.Mass),
        (["s", "second"], 1, Dimension.Time),
        (["A", "amp", "ampere"], 1, Dimension.Current),
        (["K", "kelvin"], 1, Dimension.Temperature),
        (["mol", "mole"], 1, Dimension.Substance),
        (["cd", "candle"], 1, Dimension.Luminosity),
        (["Hz", "hertz"], 1, Dimension.Frequency),
        (["V", "volt"], 1, Dimension.Voltage),
        (["C", "coulomb"], 1, Dimension.Charge),
        (["F", "farad"], 1, Dimension.Capacitance),
        (["S", "siemens"], 1, Dimension.Conductance),
        (["ohm", "Ω"], 1, Dimension.Resistance),
        (["N", "newton"], 1, Dimension.Of(length: 1, mass: 1, time: -2)),
        (["J", "joule"], 1, Dimension.Of(length: 2, mass: 1, time: -2)),
        (["W", "watt"], 1, Dimension.Of(length: 2, mass: 1, time: -3)),
        (["Pa", "pascal"], 1, Dimension.Of(length: -1, mass: 1, time: -2)),
        (["M", "molar"], 1e3, Dimension.Of(substance: 1, length: -3)),
        (["l", "liter", "litre"], 1e-3, Dimension.Of(length: 3)));

    /// <summary>Units that take no prefix.</summary>
    private static readonly Dictionary<string, Quantity> s_singular = new()
    {
        ["kilogram"] = new Quantity(1 / Dimension.Mass.InternalScale, Dimension.Mass),
        ["minute"] = new Quantity(6e4, Dimension.Time),
        ["hour"] = new Quantity(3.6e6, Dimension.Time),
        ["radian"] = 1,
        ["rad"] = 1,
    };

    /// <summary>All unit names.</summary>
    public static IEnumerable<string> Names =>
        s_units.Keys.SelectMany(unit => s_prefixes.Select(prefix => prefix.Prefix + unit)).Concat(s_singular.Keys).Where(name => !IsTaken(name)).Distinct();

    /// <summary>The quantity that a unit name stands for.</summary>
    public static bool TryFind(string name, out Quantity unit)
    {
        if (IsTaken(name))
        {
            unit = default;
            return false;
        }

        if (s_singular.TryGetValue(name, out unit)) return true;
        foreach ((string prefix, double factor) in s_prefixes)
        {
            if (!name.StartsWith(prefix, StringComparison.Ordinal) || !s_units.TryGetValue(name[prefix.Length..], out (double Si, Dimension Dimension) found)) continue;
            unit = new Quantity(Normalise(found.Si * factor / found.Dimension.InternalScale), found.Dimension);
            return true;
        }

        return false;
    }

    /// <summary>The population size is called N in equations, which wins over newton.</summary>
    private static bool IsTaken(string name) => name == "N";

    private static Dictionary<string, (double Si, Dimension Dimension)> Units(params ReadOnlySpan<(string[] Names, double Si, Dimension Dimension)> units)
    {
        var table = new Dictionary<string, (double, Dimension)>();
        foreach ((string[] names, double si, Dimension dimension) in units)
            foreach (string name in names) table.Add(name, (si, dimension));
        return table;
    }

    /// <summary>Removes the last-digit noise of products of powers of ten.</summary>
    private static double Normalise(double value) =>
        double.Parse(value.ToString("G15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
