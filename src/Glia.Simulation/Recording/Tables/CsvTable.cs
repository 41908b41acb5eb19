using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Glia.Simulation.Recording.Files;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Recording.Tables;

/// <summary>Comma-separated text: a header line and one line per row. Numbers are the shortest that read back to the same bits.</summary>
internal sealed class CsvTable : ITable
{
    private const int LongestNumber = 32;

    private readonly PartialFile _file;
    private readonly ImmutableArray<Column> _columns;
    private readonly byte[] _line;

    public CsvTable(RecordingPath path, RecordingOptions options, ImmutableArray<Column> columns)
    {
        (_columns, _line) = (columns, new byte[columns.Length * LongestNumber]);
        byte[] header = Encoding.UTF8.GetBytes(string.Join(',', columns.Select(column => Quoted(column.Name))) + "\n");
        _file = new PartialFile(path, options, _ => header);
    }

    public void Append(ReadOnlySpan<double> row)
    {
        int length = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if (i > 0) _line[length++] = (byte)',';
            length += Format(row[i], _columns[i].Kind, _line.AsSpan(length));
        }

        _line[length++] = (byte)'\n';
        _file.Append(_line.AsSpan(0, length));
    }

    public void Flush() => _file.Flush();

    public void Save(StateWriter state) => _file.Save(state);

    public void Load(StateReader state) => _file.Load(state);

    public void Begin() => _file.Begin();

    public void Complete() => _file.Complete();

    public void Dispose() => _file.Dispose();

    private static int Format(double value, ColumnKind kind, Span<byte> text)
    {
        int length;
        bool fits = kind switch
        {
            ColumnKind.Integer => ((long)value).TryFormat(text, out length, default, CultureInfo.InvariantCulture),
            ColumnKind.Single => ((float)value).TryFormat(text, out length, "R", CultureInfo.InvariantCulture),
            _ => value.TryFormat(text, out length, "R", CultureInfo.InvariantCulture),
        };
        return fits ? length : throw new FormatException($"A number needs more than {LongestNumber} letters.");
    }

    private static string Quoted(string name) =>
        name.AsSpan().IndexOfAny(",\"\n\r") < 0 ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
