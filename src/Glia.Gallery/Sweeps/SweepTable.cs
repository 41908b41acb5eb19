using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Glia.Errors;

namespace Glia.Gallery.Sweeps;

/// <summary>The rows of a sweep, and the CSV file that gets each of them as soon as it is there.</summary>
/// <remarks>
/// A row is written and flushed to the disk as a whole; a last line that is torn because the process was killed is dropped when the file is read again. A row with columns that
/// the file does not have yet makes the file be written anew, beside and renamed, with empty cells in the rows before.
/// </remarks>
internal sealed class SweepTable : IDisposable
{
    private const string Run = "run", Problems = "problems";

    private readonly ImmutableArray<string> _settings;
    private readonly string? _path;
    private readonly List<SweepRow> _rows = [];
    private readonly List<string> _measures = [];
    private readonly Lock _lock = new();
    private FileStream? _file;

    private SweepTable(ImmutableArray<string> settings, string? path) => (_settings, _path) = (settings, path);

    /// <summary>The rows, in the order of their runs.</summary>
    public ImmutableArray<SweepRow> Rows
    {
        get
        {
            lock (_lock) return [.. _rows.OrderBy(row => row.Point.Run)];
        }
    }

    /// <summary>Names of the measures, in the order of the columns.</summary>
    public ImmutableArray<string> Measures
    {
        get
        {
            lock (_lock) return [.. _measures];
        }
    }

    /// <summary>Opens the table of a sweep, with the rows that are in its file already.</summary>
    /// <param name="settings">Names of what is varied.</param>
    /// <param name="points">The runs.</param>
    /// <param name="path">The file; null for none.</param>
    /// <exception cref="GliaException">The file cannot be read or written, or another process is at it.</exception>
    public static SweepTable Open(ImmutableArray<string> settings, ImmutableArray<SweepPoint> points, string? path)
    {
        var table = new SweepTable(settings, path);
        if (path is null) return table;
        Guarded(path, () =>
        {
            table._file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            bool isWhole = table.Load(points);
            if (!isWhole) table.Rewrite();
        });
        return table;
    }

    /// <summary>Adds a row.</summary>
    public void Append(SweepRow row)
    {
        lock (_lock)
        {
            _rows.Add(row);
            string[] added = [.. row.Measures.Select(measure => measure.Name).Except(_measures)];
            bool isFirst = _rows.Count == 1;
            _measures.AddRange(added);
            if (_path is null) return;
            Guarded(_path, () =>
            {
                if (isFirst || added.Length > 0) Rewrite();
                else Write(_file!, Line(row));
            });
        }
    }

    /// <summary>Puts the rows of the file into the order of their runs.</summary>
    public void Sort()
    {
        lock (_lock)
        {
            if (_path is null || _rows.Zip(_rows.Skip(1)).All(pair => pair.First.Point.Run < pair.Second.Point.Run)) return;
            _rows.Sort((a, b) => a.Point.Run.CompareTo(b.Point.Run));
            Guarded(_path, Rewrite);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    /// <summary>Takes over the rows that are whole and belong to the sweep.</summary>
    /// <returns>Whether the file holds these and nothing else.</returns>
    private bool Load(ImmutableArray<SweepPoint> points)
    {
        using var reader = new StreamReader(_file!, Encoding.UTF8, leaveOpen: true);
        string text = reader.ReadToEnd();
        if (text.Length == 0) return true;
        string[] lines = text.Split('\n');
        string[] header = Csv.Cells(lines[0].TrimEnd('\r'));
        int first = 1 + _settings.Length;
        if (lines.Length < 2 || header.Length <= first || header[^1] != Problems || !header.AsSpan(1, _settings.Length).SequenceEqual(_settings.AsSpan())) return false;
        _measures.AddRange(header[first..^1]);
        foreach (string line in lines[1..^1])
            if (Read(Csv.Cells(line.TrimEnd('\r')), header.Length, points) is { } row && _rows.TrueForAll(other => other.Point.Run != row.Point.Run)) _rows.Add(row);
        _file!.Seek(0, SeekOrigin.End);
        return lines[^1].Length == 0 && _rows.Count == lines.Length - 2;
    }

    private SweepRow? Read(string[] cells, int width, ImmutableArray<SweepPoint> points)
    {
        if (cells.Length != width || !int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out int run) || run < 1 || run > points.Length) return null;
        SweepPoint point = points[run - 1];
        if (!cells.AsSpan(1, _settings.Length).SequenceEqual(point.Values.AsSpan())) return null;
        var measures = ImmutableArray.CreateBuilder<SweepMeasure>();
        for (int k = 0; k < _measures.Count; k++)
        {
            string cell = cells[1 + _settings.Length + k];
            if (cell.Length == 0) continue;
            if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) return null;
            measures.Add(new SweepMeasure(_measures[k], value));
        }

        return new SweepRow(point, measures.ToImmutable(), cells[^1]);
    }

    /// <summary>Writes the file anew: whoever reads it meanwhile sees the old one or the new one.</summary>
    private void Rewrite()
    {
        string partial = _path + ".partial";
        var file = new FileStream(partial, FileMode.Create, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        var text = new StringBuilder();
        if (_rows.Count > 0) text.Append(Csv.Line([Run, .. _settings, .. _measures, Problems]));
        foreach (SweepRow row in _rows) text.Append(Line(row));
        Write(file, text.ToString());
        _file?.Dispose();
        _file = file;
        File.Move(partial, _path!, overwrite: true);
    }

    private string Line(SweepRow row)
    {
        var values = new Dictionary<string, double>();
        foreach (SweepMeasure measure in row.Measures) values[measure.Name] = measure.Value;
        return Csv.Line(
        [
            row.Point.Run.ToString(CultureInfo.InvariantCulture), .. row.Point.Values,
            .. _measures.Select(name => values.TryGetValue(name, out double value) && !double.IsNaN(value) ? value.ToString("R", CultureInfo.InvariantCulture) : ""), row.Problems,
        ]);
    }

    private static void Write(FileStream file, string text)
    {
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    private static void Guarded(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GliaException($"table '{path}'", $"cannot be used: {problem.Message} If another sweep is writing to it, wait for its end; else choose a folder that can be written to.");
        }
    }
}
