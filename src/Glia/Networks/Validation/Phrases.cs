using System.Globalization;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>How findings write values, dimensions and lists.</summary>
internal static class Phrases
{
    /// <summary>"a time (ms)": what a dimension is called and the unit it is given in.</summary>
    public static string Kind(Dimension dimension) => DimensionNames.Describe(dimension);

    /// <summary>The unit in which a user would give a value of that dimension.</summary>
    public static string Unit(Dimension dimension) => dimension == Dimension.Frequency ? "Hz" : CustomaryUnits.Symbol(dimension);

    /// <summary>A value in internal units with its unit.</summary>
    public static string Value(double value, Dimension dimension) => new Quantity(value, dimension).ToString();

    /// <summary>A whole number with thousands separated: 77,169.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A fraction as a percentage of two significant digits: "3.1 %".</summary>
    public static string Percent(double fraction) => string.Create(CultureInfo.InvariantCulture, $"{100 * fraction:G2} %");

    /// <summary>A number, nine significant digits.</summary>
    public static string Number(double value) => value.ToString("G9", CultureInfo.InvariantCulture);

    /// <summary>'a', 'b', 'c', at most ten of them; "none" for an empty list.</summary>
    public static string List(IEnumerable<string> names)
    {
        string[] all = [.. names];
        if (all.Length == 0) return "none";
        string shown = string.Join(", ", all.Take(10).Select(name => $"'{name}'"));
        return all.Length > 10 ? $"{shown} and {all.Length - 10} more" : shown;
    }

    /// <summary>" Did you mean 'a'?", or where nothing is near, " It has: 'a', 'b'."</summary>
    public static string SuggestOrList(string name, IEnumerable<string> names)
    {
        string[] all = [.. names];
        string suggestion = Suggestion.For(name, all);
        return suggestion.Length > 0 ? suggestion : $" It has: {List(all)}.";
    }
}
