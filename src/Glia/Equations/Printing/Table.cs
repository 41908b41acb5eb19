using System.Text;

namespace Glia.Equations.Printing;

/// <summary>Lines of text in sections, with columns aligned within each section.</summary>
internal sealed class Table
{
    private readonly StringBuilder _text = new();
    private readonly List<string[]> _rows = [];

    /// <summary>A title line, after a blank one.</summary>
    public Table Title(string title)
    {
        Flush();
        if (_text.Length > 0) _text.Append('\n');
        _text.Append(title).Append('\n');
        return this;
    }

    /// <summary>A line within a section that takes no part in the alignment.</summary>
    public Table Heading(string heading)
    {
        Flush();
        _text.Append("  ").Append(heading).Append('\n');
        return this;
    }

    /// <summary>A line of cells; the last cell is not padded.</summary>
    public Table Row(params string[] cells)
    {
        _rows.Add(cells);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        Flush();
        return _text.ToString();
    }

    private void Flush()
    {
        int columns = _rows.Select(row => row.Length).DefaultIfEmpty(0).Max();
        int[] widths = [.. Enumerable.Range(0, columns).Select(k => _rows.Where(row => row.Length > k + 1).Select(row => row[k].Length).DefaultIfEmpty(0).Max())];
        foreach (string[] row in _rows)
        {
            string line = string.Join(' ', row.Select((cell, k) => k < row.Length - 1 ? cell.PadRight(widths[k]) : cell));
            _text.Append("    ").Append(line.TrimEnd()).Append('\n');
        }

        _rows.Clear();
    }
}
