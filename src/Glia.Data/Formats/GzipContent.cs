using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Glia.Errors;

namespace Glia.Data.Formats;

/// <summary>The content of a gzip file of one member: damage and cut ends are findings with the byte offset.</summary>
/// <param name="packed">The file, at its beginning; can be sought, and stays open.</param>
/// <param name="name">What findings call it.</param>
internal sealed class GzipContent(Stream packed, string name) : Stream
{
    private readonly GZipStream _unpacked = new(packed, CompressionMode.Decompress, leaveOpen: true);
    private long _position;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => _position; set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            int got = _unpacked.Read(buffer);
            _position += got;
            if (got == 0 && buffer.Length > 0) CheckEnd();
            return got;
        }
        catch (InvalidDataException e)
        {
            throw Broken($"is damaged ({e.Message.TrimEnd('.')})");
        }
    }

    /// <summary>The stream below checks the sum of the content if it comes to it, but is content with a file that ends before.</summary>
    private void CheckEnd()
    {
        Span<byte> size = stackalloc byte[sizeof(uint)];
        packed.Position = Math.Max(0, packed.Length - size.Length);
        if (packed.ReadAtLeast(size, size.Length, throwOnEndOfStream: false) < size.Length || BinaryPrimitives.ReadUInt32LittleEndian(size) != (uint)_position) throw Broken("ends before the size of its content");
    }

    private GliaException Broken(string what) => new($"file '{name}'", string.Create(CultureInfo.InvariantCulture,
        $"byte {packed.Position} or before ({_position} of the unpacked content): {what}. Get the file again."));

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacked.Dispose();
        base.Dispose(disposing);
    }
}
