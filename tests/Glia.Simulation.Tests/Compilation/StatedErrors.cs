using System.Globalization;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>The errors of functions that the documentation states.</summary>
internal static class StatedErrors
{
    private static readonly Dictionary<string, (double Single, double Double)> Table = Read();

    /// <summary>Functions whose error is stated.</summary>
    public static IEnumerable<string> Functions => Table.Keys;

    /// <summary>Largest error in units in the last place of T.</summary>
    public static double Of<T>(string function) => typeof(T) == typeof(float) ? Table[function].Single : Table[function].Double;

    private static Dictionary<string, (double, double)> Read()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Glia.slnx"))) root = root.Parent;
        string text = Path.Combine(root?.FullName ?? throw new DirectoryNotFoundException("No Glia.slnx above the tests."), "docs", "equations.md");
        IEnumerable<string[]> rows = File.ReadLines(text)
            .SkipWhile(line => line != "### Accuracy of functions").Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return rows.ToDictionary(row => row[0].Trim('`'), row => (Number(row[1]), Number(row[2])));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
