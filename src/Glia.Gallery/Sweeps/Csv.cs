using System.Text;

namespace Glia.Gallery.Sweeps;

/// <summary>Lines of comma-separated values as RFC 4180 has them, without line ends in cells.</summary>
internal static class Csv
{
    private static readonly System.Buffers.SearchValues<char> s_special = System.Buffers.SearchValues.Create(",\"");

    /// <summary>A line with its end.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Quoted)) + '\n';

    /// <summary>The cells of a line without its end.</summary>
    public static string[] Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[++i]);
            else if (c == '"') isQuoted = !isQuoted;
            else if (c == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(c);
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }

    private static string Quoted(string cell)
    {
        cell = cell.ReplaceLineEndings(" ");
        return cell.AsSpan().ContainsAny(s_special) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
    }
}
