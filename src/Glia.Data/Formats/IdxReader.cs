using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Glia.Errors;

namespace Glia.Data.Formats;

/// <summary>Reads one IDX array. Memory grows with what is there, not with what the header claims.</summary>
/// <param name="stream">The uncompressed content.</param>
/// <param name="name">What findings call the file.</param>
/// <param name="mostElements">Refuses arrays with more elements than this.</param>
internal sealed class IdxReader(Stream stream, string name, int mostElements)
{
    private const int Chunk = 1 << 20;

    private long _offset;

    /// <summary>Length of the content in bytes; null when only reading tells.</summary>
    public long? Length { get; init; }

    /// <summary>Reads the array and asserts that nothing follows.</summary>
    public IdxArray Read()
    {
        ImmutableArray<int> dimensions = ReadHeader();
        int count = Count(dimensions);
        if (Length is { } length && length - _offset < count) throw Broken(length, $"ends here, but its header announces {Number(count)} elements from byte {Number(_offset)} on");
        byte[] elements = ReadElements(count);
        if (ReadUpTo(new byte[1]) > 0) throw Broken(_offset - 1, $"goes on after the {Number(count)} elements that its header announces");
        return new IdxArray(dimensions, ImmutableCollectionsMarshal.AsImmutableArray(elements));
    }

    private ImmutableArray<int> ReadHeader()
    {
        Span<byte> magic = stackalloc byte[4];
        Fill(magic, "the magic number");
        if (magic[0] != 0 || magic[1] != 0) throw Broken(0, "does not begin with two bytes of zero: it is not an IDX file");
        if (magic[2] != IdxArray.UnsignedByte) throw Broken(2, $"has elements of type 0x{magic[2]:X2}; only unsigned bytes, 0x08, are read");
        if (magic[3] == 0) throw Broken(3, "has no dimensions; at least one is needed");
        Span<byte> lengths = stackalloc byte[4 * magic[3]];
        Fill(lengths, "the lengths of its dimensions");
        var dimensions = ImmutableArray.CreateBuilder<int>(magic[3]);
        for (int k = 0; k < magic[3]; k++) dimensions.Add(Dimension(lengths[(4 * k)..], 4 + 4 * k));
        return dimensions.MoveToImmutable();
    }

    private int Dimension(ReadOnlySpan<byte> bytes, long offset)
    {
        uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return length <= int.MaxValue ? (int)length : throw Broken(offset, $"has a dimension of length {Number(length)}; the most is {Number(int.MaxValue)}");
    }

    private int Count(ImmutableArray<int> dimensions)
    {
        if (dimensions.Contains(0)) return 0;
        long count = 1;
        foreach (int length in dimensions)
        {
            count *= length;
            if (count > Math.Min(mostElements, Array.MaxLength)) throw Broken(4, $"announces more than {Number(Math.Min(mostElements, Array.MaxLength))} elements, the most that is read");
        }

        return (int)count;
    }

    private byte[] ReadElements(int count)
    {
        byte[] elements = new byte[Math.Min(count, Length is null ? Chunk : count)];
        int read = 0;
        while (read < count)
        {
            if (read == elements.Length) Array.Resize(ref elements, (int)Math.Min(count, 2L * elements.Length));
            int got = ReadUpTo(elements.AsSpan(read));
            if (got == 0) throw Broken(_offset, $"ends here, with {Number(read)} of the {Number(count)} elements that its header announces");
            read += got;
        }

        return elements;
    }

    private void Fill(Span<byte> bytes, string what)
    {
        while (!bytes.IsEmpty)
        {
            int got = ReadUpTo(bytes);
            if (got == 0) throw Broken(_offset, $"ends here, within {what}");
            bytes = bytes[got..];
        }
    }

    private int ReadUpTo(Span<byte> bytes)
    {
        int got = stream.Read(bytes);
        _offset += got;
        return got;
    }

    private GliaException Broken(long offset, string what) =>
        new($"file '{name}'", $"byte {Number(offset)}{(Length is null ? " of the unpacked content" : "")}: {what}. Get the file again.");

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
