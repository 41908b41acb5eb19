using System.Globalization;
using Glia.Errors;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Recording.Files;

/// <summary>A file that grows by whole records under a partial name and is renamed when complete.</summary>
/// <remarks>
/// Records are gathered in a buffer of fixed size and written in whole; when a write fails, the file is cut back to its last whole
/// record, so that what was recorded before a full disk can still be read.
/// </remarks>
internal sealed class PartialFile : IDisposable
{
    private const int BufferSize = 1 << 16;

    private readonly RecordingPath _path;
    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly Func<long, byte[]> _header;
    private readonly RecordingOptions _options;
    private Stream _stream = Stream.Null;
    private byte[] _written;
    private Crc32C _check = new();
    private int _filled;
    private long _length, _buffered;
    private bool _closed;
    private GliaException? _failure;

    /// <summary>Makes the file.</summary>
    /// <param name="path">Its names.</param>
    /// <param name="options">How it is opened; one that is gone on with, not before <see cref="Load"/> or <see cref="Begin"/>.</param>
    /// <param name="header">The header of a file of so many records, always of one length; rewritten at every flush.</param>
    public PartialFile(RecordingPath path, RecordingOptions options, Func<long, byte[]> header)
    {
        (_path, _options, _header) = (path, options, header);
        _written = header(0);
        if (!options.Continues) Begin();
    }

    /// <summary>Records that are in the file, those in the buffer not counted.</summary>
    public long Records { get; private set; }

    /// <summary>Makes the file, if it was not made with this object.</summary>
    public void Begin()
    {
        if (IsOpen) return;
        try
        {
            _stream = _options.CreateFile(_path.Partial);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GliaException(_path.Subject, $"cannot make '{_path.Partial}': {problem.Message} Choose a directory that can be written to.");
        }

        Put(_written, records: 0);
    }

    /// <summary>Whether it was made or is gone on with.</summary>
    public bool IsOpen => _stream != Stream.Null;

    /// <summary>Adds one record.</summary>
    public void Append(ReadOnlySpan<byte> record)
    {
        _check.Append(record);
        Put(record, records: 1);
    }

    /// <summary>Writes how far the file has come, which is then on the disk.</summary>
    public void Save(StateWriter state)
    {
        Flush();
        Guarded(() => (_stream as FileStream)?.Flush(flushToDisk: true));
        state.Write(Records);
        state.Write(_length);
        state.Write((ulong)_check.Value);
    }

    /// <summary>Goes on from where <see cref="Save"/> was called, and cuts off what was written since.</summary>
    /// <param name="state">What it wrote.</param>
    /// <param name="fetch">Ways to put the file back under its partial name when it has been completed since, tried in order.</param>
    public void Load(StateReader state, params ReadOnlySpan<Action> fetch)
    {
        (Records, _length, uint check) = (state.ReadInt64(), state.ReadInt64(), (uint)state.ReadUInt64());
        Guarded(() => TryContinue(check));
        foreach (Action way in fetch.IsEmpty ? [CopyFinal] : fetch)
        {
            if (IsOpen) return;
            Guarded(way);
            Guarded(() => TryContinue(check));
        }

        if (IsOpen) return;
        string rows = Records.ToString("N0", CultureInfo.InvariantCulture);
        throw new GliaException(_path.Subject, $"cannot be gone on with: '{_path.Partial}' does not begin with the {rows} records made before the checkpoint. "
            + "Restore beside the recordings that were saved with it, or begin new ones with RestoreOptions.NewRecordings.");
    }

    /// <summary>Hands everything to the operating system.</summary>
    public void Flush()
    {
        Drain();
        Guarded(() =>
        {
            UpdateHeader();
            _stream.Flush();
        });
    }

    /// <summary>Closes the file and gives it its final name.</summary>
    public void Complete()
    {
        if (_closed) return;
        Close();
        Guarded(() => File.Move(_path.Partial, _path.Final, overwrite: true));
    }

    /// <summary>Closes the file, which keeps its partial name.</summary>
    public void Close()
    {
        if (_closed) return;
        Drain();
        Guarded(() =>
        {
            UpdateHeader();

            // Before a rename the contents must be on the disk: else a power cut could leave a complete name with nothing behind it.
            if (_stream is FileStream file) file.Flush(flushToDisk: true);
            else _stream.Flush();
            _stream.Dispose();
        });
        _closed = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_closed) return;
        _closed = true;
        try
        {
            if (_failure is null) Flush();
            _stream.Dispose();
        }
        catch (Exception problem) when (problem is IOException or GliaException)
        {
            // Disposed while another error is on its way to the user; regular ends go through Flush and Complete, which report.
        }
    }

    private void CopyFinal()
    {
        if (File.Exists(_path.Final)) File.Copy(_path.Final, _path.Partial, overwrite: true);
    }

    private void TryContinue(uint check)
    {
        if (!File.Exists(_path.Partial)) return;
        Stream stream = _options.ContinueFile(_path.Partial);
        if (!BeginsWithRecords(stream))
        {
            stream.Dispose();
            return;
        }

        stream.SetLength(_length);
        _stream = stream;
        _written = [];   // whatever stands there is written again at the next flush

        bool BeginsWithRecords(Stream file)
        {
            if (file.Length < _length || _length < _written.Length) return false;
            file.Position = _written.Length;
            _check = new Crc32C();
            for (long left = _length - _written.Length; left > 0;)
            {
                int read = file.Read(_buffer, 0, (int)Math.Min(left, _buffer.Length));
                if (read == 0) return false;
                _check.Append(_buffer.AsSpan(0, read));
                left -= read;
            }

            return _check.Value == check;
        }
    }

    private void Put(ReadOnlySpan<byte> bytes, int records)
    {
        if (bytes.Length > BufferSize - _filled) Drain();
        if (bytes.Length > BufferSize)
        {
            WriteOut(bytes, records);
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_filled));
        _filled += bytes.Length;
        _buffered += records;
    }

    private void Drain()
    {
        ThrowIfFailed();
        if (_filled == 0) return;
        WriteOut(_buffer.AsSpan(0, _filled), _buffered);
        _filled = 0;
        _buffered = 0;
    }

    private void WriteOut(ReadOnlySpan<byte> bytes, long records)
    {
        ThrowIfFailed();
        try
        {
            _stream.Write(bytes);
        }
        catch (IOException problem)
        {
            throw Fail(problem);
        }

        _length += bytes.Length;
        Records += records;
    }

    private void Guarded(Action action)
    {
        ThrowIfFailed();
        try
        {
            action();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Fail(problem);
        }
    }

    private GliaException Fail(Exception problem)
    {
        CutBack();
        string rows = Records.ToString("N0", CultureInfo.InvariantCulture);
        return _failure = new GliaException(_path.Subject,
            $"cannot write '{_path.Partial}': {problem.Message} The {rows} records written before are kept in that file and can be read. "
            + (IsFull(problem) ? "Free space on the disk or record to another directory, and run again." : "Record to another directory, and run again."));
    }

    /// <summary>Whether the disk or the user's quota is used up.</summary>
    private static bool IsFull(Exception problem) => OperatingSystem.IsWindows()
        ? (problem.HResult & 0xFFFF) is 39 or 112   // ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
        : problem.HResult is 28 || problem.HResult == (OperatingSystem.IsMacOS() ? 69 : 122);   // ENOSPC, EDQUOT

    private void CutBack()
    {
        try
        {
            _stream.SetLength(_length);
            UpdateHeader();
        }
        catch (Exception problem) when (problem is IOException or NotSupportedException or ObjectDisposedException)
        {
            // Not a file with a length (a pipe, a device): there is no torn record to cut off.
        }
    }

    private void UpdateHeader()
    {
        byte[] header = _header(Records);
        if (header.AsSpan().SequenceEqual(_written)) return;
        _stream.Position = 0;
        _stream.Write(header);
        _stream.Position = _length;
        _written = header;
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null) throw _failure;
    }
}
