using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Glia.Simulation.Saving;

/// <summary>Writes the sections of a checkpoint: numbers as they lie in memory (little-endian), in blocks that carry a check each.</summary>
/// <param name="stream">Receives the bytes.</param>
/// <param name="cancellation">Asked at every block.</param>
internal sealed class StateWriter(Stream stream, CancellationToken cancellation)
{
    private readonly byte[] _block = new byte[CheckpointFormat.LargestBlock];
    private Crc32C _check = new();
    private int _filled;

    /// <summary>Writes what every file begins with.</summary>
    public void WriteHeader()
    {
        Span<byte> version = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(version, CheckpointFormat.Version);
        Checked(CheckpointFormat.Magic);
        Checked(version);
        WriteCheck();
    }

    /// <summary>Begins a section; an empty name ends the file.</summary>
    public void Begin(string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length > CheckpointFormat.LongestName) throw new ArgumentException($"A name of {bytes.Length} bytes is too long for a section.", nameof(name));
        Span<byte> length = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)bytes.Length);
        Checked(length);
        Checked(bytes);
        WriteCheck();
    }

    /// <summary>Ends the section.</summary>
    public void End()
    {
        if (_filled > 0) WriteBlock();
        WriteBlock();   // an empty one is the mark of the end
    }

    /// <summary>Writes a whole number.</summary>
    public void Write(int value) => Write<int>([value]);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(long value) => Write<long>([value]);

    /// <inheritdoc cref="Write(int)"/>
    public void Write(ulong value) => Write<ulong>([value]);

    /// <summary>Writes a number to the bit.</summary>
    public void Write(double value) => Write<double>([value]);

    /// <summary>Writes a truth.</summary>
    public void Write(bool value) => Write<byte>([value ? (byte)1 : (byte)0]);

    /// <summary>Writes a text with its length.</summary>
    public void Write(string text) => WriteArray<byte>(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes numbers with their count.</summary>
    public void WriteArray<T>(ReadOnlySpan<T> values) where T : unmanaged
    {
        Write(values.Length);
        Write(values);
    }

    /// <summary>Writes numbers whose count the reader knows.</summary>
    public void Write<T>(ReadOnlySpan<T> values) where T : unmanaged
    {
        while (!values.IsEmpty)
        {
            // Whole numbers only: a span of numbers may have more bytes than a span of bytes can hold.
            int part = Math.Min(values.Length, CheckpointFormat.LargestBlock / Unsafe.SizeOf<T>());
            Put(MemoryMarshal.AsBytes(values[..part]));
            values = values[part..];
        }
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_filled == _block.Length) WriteBlock();
            int part = Math.Min(bytes.Length, _block.Length - _filled);
            bytes[..part].CopyTo(_block.AsSpan(_filled));
            _filled += part;
            bytes = bytes[part..];
        }
    }

    private void WriteBlock()
    {
        cancellation.ThrowIfCancellationRequested();
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, _filled);
        Checked(length);
        Checked(_block.AsSpan(0, _filled));
        WriteCheck();
        _filled = 0;
    }

    private void Checked(ReadOnlySpan<byte> bytes)
    {
        _check.Append(bytes);
        stream.Write(bytes);
    }

    private void WriteCheck()
    {
        Span<byte> check = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(check, _check.Value);
        stream.Write(check);
    }
}
