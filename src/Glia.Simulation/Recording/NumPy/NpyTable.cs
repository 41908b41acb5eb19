using System.Collections.Immutable;
using Glia.Simulation.Recording.Files;
using Glia.Simulation.Recording.Tables;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>A structured NumPy array that grows: one field per column, one record per row.</summary>
internal sealed class NpyTable : ITable
{
    private readonly PartialFile _file;
    private readonly ImmutableArray<Column> _columns;
    private readonly byte[] _row;

    public NpyTable(RecordingPath path, RecordingOptions options, ImmutableArray<Column> columns)
    {
        string type = NpyType.Name(columns);
        _file = new PartialFile(path, options, rows => NpyHeader.Of(type, rows));
        _columns = columns;
        _row = new byte[columns.Sum(column => NpyType.Size(column.Kind))];
    }

    public void Append(ReadOnlySpan<double> row)
    {
        int at = 0;
        for (int i = 0; i < row.Length; i++) at += NpyType.Write(row[i], _columns[i].Kind, _row.AsSpan(at));
        _file.Append(_row);
    }

    public void Flush() => _file.Flush();

    public void Save(StateWriter state) => _file.Save(state);

    public void Load(StateReader state) => _file.Load(state);

    public void Begin() => _file.Begin();

    public void Complete() => _file.Complete();

    public void Dispose() => _file.Dispose();
}
