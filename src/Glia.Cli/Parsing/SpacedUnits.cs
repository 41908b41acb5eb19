using System.Globalization;
using Glia.Quantities;

namespace Glia.Cli.Parsing;

/// <summary>Lets people write <c>--duration 500 ms</c> without quotes.</summary>
internal static class SpacedUnits
{
    /// <summary>Joins a number that follows an option with the unit that follows it.</summary>
    public static IReadOnlyList<string> Join(IReadOnlyList<string> arguments)
    {
        var joined = new List<string>(arguments.Count);
        for (int i = 0; i < arguments.Count; i++)
        {
            bool spaced = i > 0 && i + 1 < arguments.Count && arguments[i - 1].StartsWith("--", StringComparison.Ordinal)
                && double.TryParse(arguments[i], NumberStyles.Float, CultureInfo.InvariantCulture, out _)
                && UnitTable.TryFind(arguments[i + 1], out _);
            joined.Add(spaced ? $"{arguments[i]} {arguments[i + 1]}" : arguments[i]);
            if (spaced) i++;
        }

        return joined;
    }
}
