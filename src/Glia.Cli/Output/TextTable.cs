using System.Globalization;

namespace Glia.Cli.Output;

/// <summary>A table in plain text: columns as wide as their cells, numbers to the right.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output)
    {
        int[] widths = [.. headings.Select((heading, column) => _rows.Select(row => row[column].Length).Append(heading.Length).Max())];
        bool[] right = [.. headings.Select((_, column) => _rows.Count > 0 && _rows.All(row => StartsWithNumber(row[column])))];
        output.WriteLine(Line(headings, widths, right));
        output.WriteLine(string.Join("  ", widths.Select(width => new string('-', width))));
        foreach (string[] row in _rows) output.WriteLine(Line(row, widths, right));
    }

    private static string Line(string[] cells, int[] widths, bool[] right) =>
        string.Join("  ", cells.Select((cell, column) => right[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd();

    private static bool StartsWithNumber(string cell) =>
        cell.Length == 0 || cell == "none" || double.TryParse(cell.Split(' ')[0], NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);
}
