using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Glia.Data.Formats;

/// <summary>An array of unsigned bytes in the IDX form of LeCun, Cortes and Burges.</summary>
/// <param name="Dimensions">Lengths, slowest first.</param>
/// <param name="Elements">Elements, row-major; as many as the product of the lengths.</param>
public sealed record IdxArray(ImmutableArray<int> Dimensions, ImmutableArray<byte> Elements)
{
    /// <summary>The element type of unsigned bytes in the header.</summary>
    internal const byte UnsignedByte = 0x08;

    /// <summary>SHA-256 of the file that holds the array uncompressed, in lower-case hexadecimal.</summary>
    public string Sha256()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Header());
        hash.AppendData(Elements.AsSpan());
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Writes the array in IDX form, uncompressed.</summary>
    public void Write(Stream stream)
    {
        stream.Write(Header());
        stream.Write(Elements.AsSpan());
    }

    /// <summary>Two bytes of zero, the element type, the number of lengths, then the lengths, most significant byte first.</summary>
    private byte[] Header()
    {
        byte[] header = new byte[4 + 4 * Dimensions.Length];
        header[2] = UnsignedByte;
        header[3] = (byte)Dimensions.Length;
        for (int k = 0; k < Dimensions.Length; k++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * k), Dimensions[k]);
        return header;
    }
}
