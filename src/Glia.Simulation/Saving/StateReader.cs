using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Glia.Errors;

namespace Glia.Simulation.Saving;

/// <summary>Reads the sections of a checkpoint. Bytes are handed out only after the check of their block was found right, and nothing is allocated for a length that was not.</summary>
internal sealed class StateReader : IDisposable
{
    private readonly Stream _stream;
    private readonly CancellationToken _cancellation;
    private byte[] _block = new byte[1 << 12];
    private Crc32C _check = new();
    private int _read, _filled;
    private bool _inSection;

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="GliaException">It cannot be opened, is no checkpoint, or one of a newer version.</exception>
    public StateReader(string path, CancellationToken cancellation = default)
    {
        (Path, _cancellation) = (path, cancellation);
        try
        {
            _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GliaException($"checkpoint '{path}'", $"cannot be opened: {problem.Message} Name a file that 'SaveAsync' or 'glia run --checkpoint-every' has written.");
        }

        try
        {
            ReadHeader();
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The version of its format.</summary>
    public int Version { get; private set; }

    /// <summary>Goes on to the next section, skipping what is left of the present one.</summary>
    /// <returns>Its name; null at the end of the file.</returns>
    public string? Next()
    {
        while (_inSection) ReadBlock();
        int length = BinaryPrimitives.ReadUInt16LittleEndian(Take(stackalloc byte[sizeof(ushort)]));
        if (length > CheckpointFormat.LongestName) throw Damaged("the name of a section is too long");
        byte[] name = new byte[length];
        Take(name);
        VerifyCheck();
        if (length > 0)
        {
            (_inSection, _read, _filled) = (true, 0, 0);
            return Encoding.UTF8.GetString(name);
        }

        return _stream.ReadByte() < 0 ? null : throw Damaged("there are bytes after its end");
    }

    /// <summary>Makes sure that everything in the section has been read.</summary>
    public void ExpectEnd(string section)
    {
        if (_read == _filled && _inSection) ReadBlock();
        if (_inSection) throw Unfit($"section '{section}' holds more than belongs to this network");
    }

    /// <summary>Reads a whole number.</summary>
    public int ReadInt32() => ReadOne<int>();

    /// <inheritdoc cref="ReadInt32"/>
    public long ReadInt64() => ReadOne<long>();

    /// <inheritdoc cref="ReadInt32"/>
    public ulong ReadUInt64() => ReadOne<ulong>();

    /// <summary>Reads a number to the bit.</summary>
    public double ReadDouble() => ReadOne<double>();

    /// <summary>Reads a truth.</summary>
    public bool ReadBoolean() => ReadOne<byte>() != 0;

    /// <summary>Reads a text.</summary>
    public string ReadText() => Encoding.UTF8.GetString(ReadArray<byte>());

    /// <summary>Reads a count that must not exceed a bound.</summary>
    public int ReadCount(int most = int.MaxValue)
    {
        int count = ReadInt32();
        return count >= 0 && count <= most ? count : throw Unfit(string.Create(CultureInfo.InvariantCulture, $"a count is {count}, but must lie between 0 and {most}"));
    }

    /// <summary>Reads numbers with their count.</summary>
    /// <param name="most">Most that make sense.</param>
    public T[] ReadArray<T>(int most = int.MaxValue) where T : unmanaged
    {
        int count = ReadCount(most);
        var values = new List<T>();
        ReadInto(values, count);
        return [.. values];
    }

    /// <summary>Reads numbers with their count into a list, in place of what it holds.</summary>
    public void ReadList<T>(List<T> values) where T : unmanaged
    {
        values.Clear();
        ReadInto(values, ReadCount());
    }

    /// <summary>Reads numbers whose count is known.</summary>
    public void Read<T>(Span<T> values) where T : unmanaged
    {
        while (!values.IsEmpty)
        {
            int part = Math.Min(values.Length, CheckpointFormat.LargestBlock / Unsafe.SizeOf<T>());
            Get(MemoryMarshal.AsBytes(values[..part]));
            values = values[part..];
        }
    }

    /// <summary>What to say of content that is sound but does not belong to the network it is loaded into.</summary>
    public GliaException Unfit(string what) => new($"checkpoint '{Path}'",
        $"{what} (before byte {_stream.Position.ToString(CultureInfo.InvariantCulture)}). Restore it with the network, and the version of Glia, that it was saved with.");

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private void ReadHeader()
    {
        Span<byte> header = stackalloc byte[CheckpointFormat.Magic.Length];
        int read = _stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (!header[..read].SequenceEqual(CheckpointFormat.Magic))
            throw new GliaException($"checkpoint '{Path}'", read < header.Length
                ? $"is not a checkpoint of Glia: it has {read} bytes. Name a file that 'SaveAsync' or 'glia run --checkpoint-every' has written."
                : "is not a checkpoint of Glia: it begins with other bytes. Name a file that 'SaveAsync' or 'glia run --checkpoint-every' has written.");
        _check.Append(header);
        Version = BinaryPrimitives.ReadInt32LittleEndian(Take(stackalloc byte[sizeof(int)]));
        VerifyCheck();
        if (Version != CheckpointFormat.Version)
            throw new GliaException($"checkpoint '{Path}'",
                $"has version {Version} of the format, but this version of Glia reads version {CheckpointFormat.Version}. Restore it with the version of Glia that wrote it, or a newer one.");
    }

    private T ReadOne<T>() where T : unmanaged
    {
        T value = default;
        Read(new Span<T>(ref value));
        return value;
    }

    /// <summary>Piece by piece: a count that is more than the file holds ends in a refusal, not in an allocation.</summary>
    private void ReadInto<T>(List<T> values, int count) where T : unmanaged
    {
        const int Piece = 1 << 16;
        T[] piece = new T[Math.Min(count, Piece)];
        for (int left = count; left > 0; left -= piece.Length)
        {
            Span<T> part = piece.AsSpan(0, Math.Min(left, piece.Length));
            Read(part);
            values.AddRange(part);
        }
    }

    private void Get(Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_read == _filled && _inSection) ReadBlock();
            if (!_inSection) throw Unfit("a section ends before everything that belongs to this network");
            int part = Math.Min(bytes.Length, _filled - _read);
            _block.AsSpan(_read, part).CopyTo(bytes);
            _read += part;
            bytes = bytes[part..];
        }
    }

    private void ReadBlock()
    {
        _cancellation.ThrowIfCancellationRequested();
        int length = BinaryPrimitives.ReadInt32LittleEndian(Take(stackalloc byte[sizeof(int)]));
        if (length is < 0 or > CheckpointFormat.LargestBlock) throw Damaged("a block has a length that is not possible");
        if (_block.Length < length) _block = new byte[CheckpointFormat.LargestBlock];
        Take(_block.AsSpan(0, length));
        VerifyCheck();
        (_read, _filled, _inSection) = (0, length, length > 0);
    }

    private Span<byte> Take(Span<byte> bytes)
    {
        Fill(bytes);
        _check.Append(bytes);
        return bytes;
    }

    private void VerifyCheck()
    {
        Span<byte> check = stackalloc byte[sizeof(uint)];
        Fill(check);
        if (BinaryPrimitives.ReadUInt32LittleEndian(check) != _check.Value) throw Damaged("its bytes are not those that were written");
    }

    private void Fill(Span<byte> bytes)
    {
        try
        {
            if (_stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw Damaged("it ends too early");
        }
        catch (IOException problem)
        {
            throw Damaged($"it cannot be read: {problem.Message.TrimEnd('.')}");
        }
    }

    private GliaException Damaged(string how) => new($"checkpoint '{Path}'",
        $"is damaged at or before byte {_stream.Position.ToString(CultureInfo.InvariantCulture)}: {how}. Use an earlier checkpoint, or a copy of this one.");
}
