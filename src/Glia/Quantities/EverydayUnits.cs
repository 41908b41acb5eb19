using Glia.Errors;

namespace Glia.Quantities;

/// <summary>The units that neuroscience texts use every day: what a misspelt unit is compared with first, and names that models may not take for themselves.</summary>
public static class EverydayUnits
{
    private static readonly string[] s_names =
    [
        "second", "ms", "us", "volt", "mV", "uV", "amp", "mA", "uA", "nA", "pA", "siemens", "mS", "uS", "nS", "pS", "farad", "uF", "nF", "pF",
        "ohm", "kohm", "Mohm", "Gohm", "hertz", "Hz", "kHz", "MHz", "coulomb", "pC", "fC", "metre", "meter", "cm", "mm", "um", "nm",
        "kelvin", "mole", "mmol", "molar", "mM", "uM", "nM", "msecond", "mvolt", "namp", "pamp", "nsiemens", "usiemens", "msiemens", "pfarad", "nfarad", "ufarad",
    ];

    private static readonly HashSet<string> s_set = [.. s_names];

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names => s_names;

    /// <summary>Whether a name is one of them.</summary>
    public static bool Contains(string name) => s_set.Contains(name);

    /// <summary>"Did you mean" for a misspelt unit; empty when nothing is near.</summary>
    public static string Suggest(string name) =>
        Suggestion.For(name, s_names) is { Length: > 0 } everyday ? everyday : Suggestion.For(name, UnitTable.Names);
}
