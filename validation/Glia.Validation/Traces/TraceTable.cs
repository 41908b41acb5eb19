using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;

namespace Glia.Validation.Traces;

/// <summary>Sampled variables: a column of times and one per variable.</summary>
/// <param name="Times_ms">Sample times. Shape [samples].</param>
/// <param name="Columns">Values by variable. Shape [samples] each.</param>
public sealed record TraceTable(ImmutableArray<double> Times_ms, ImmutableDictionary<string, ImmutableArray<double>> Columns)
{
    /// <summary>Reads comma-separated text whose first column is <c>time_ms</c>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="GliaException">A row has another number of cells than the heading, or a cell is not a number.</exception>
    public static TraceTable Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string[] names = lines.Length > 0 ? lines[0].Split(',') : [];
        if (names.Length < 2 || names[0] != "time_ms")
            throw new GliaException(path, "the first line must name the columns, with 'time_ms' first and at least one variable.");
        var columns = names.Select(_ => ImmutableArray.CreateBuilder<double>(lines.Length - 1)).ToArray();
        for (int i = 1; i < lines.Length; i++)
            if (lines[i].Length > 0) ReadRow(path, i + 1, lines[i].Split(','), columns);
        return new TraceTable(
            columns[0].ToImmutable(),
            names.Skip(1).Zip(columns.Skip(1)).ToImmutableDictionary(pair => pair.First, pair => pair.Second.ToImmutable()));
    }

    private static void ReadRow(string path, int line, string[] cells, ImmutableArray<double>.Builder[] columns)
    {
        if (cells.Length != columns.Length)
            throw new GliaException(path, $"line {line} has {cells.Length} cells, but the heading has {columns.Length}.");
        for (int k = 0; k < cells.Length; k++)
        {
            if (!double.TryParse(cells[k], NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
                throw new GliaException(path, $"line {line}: '{cells[k]}' is not a number.");
            columns[k].Add(value);
        }
    }
}
