using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Glia.Analysis.Pictures;

/// <summary>Writes pictures in PNG form (ISO/IEC 15948): 8 bits per pixel, a palette from white over blue to near black.</summary>
public static class PngFile
{
    private const byte Palette = 3;

    private static readonly uint[] s_crcTable = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    /// <summary>The file's content.</summary>
    public static byte[] Encode(Picture picture)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        WriteChunk(file, "IHDR", Header(picture));
        WriteChunk(file, "PLTE", Colours());
        WriteChunk(file, "IDAT", Packed(picture));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Header(Picture picture)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), picture.Height);
        (header[8], header[9]) = (8, Palette);
        return header;
    }

    /// <summary>Lightness falls evenly; the hue is that of excitatory neurons.</summary>
    private static byte[] Colours()
    {
        byte[] colours = new byte[3 * 256];
        for (int k = 0; k < 256; k++)
        {
            double share = k / 255.0;
            for (int channel = 0; channel < 3; channel++) colours[3 * k + channel] = Shade(share, channel);
        }

        return colours;
    }

    private static byte Shade(double share, int channel)
    {
        ReadOnlySpan<double> middle = [0, 114, 178], dark = [8, 20, 32];
        return (byte)Math.Round(share < 0.6 ? 255 + (middle[channel] - 255) * share / 0.6 : middle[channel] + (dark[channel] - middle[channel]) * (share - 0.6) / 0.4);
    }

    /// <summary>Every row after a byte that says it is not filtered.</summary>
    private static byte[] Packed(Picture picture)
    {
        using var memory = new MemoryStream();
        using (var zlib = new ZLibStream(memory, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int row = 0; row < picture.Height; row++)
            {
                zlib.WriteByte(0);
                zlib.Write(picture.Pixels.AsSpan(row * picture.Width, picture.Width));
            }
        }

        return memory.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] checkedBytes = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(checkedBytes);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(checkedBytes));
        file.Write(number);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes) crc = s_crcTable[(crc ^ value) & 0xFF] ^ crc >> 8;
        return ~crc;
    }

    private static uint CrcOf(int value)
    {
        uint crc = (uint)value;
        for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ crc >> 1 : crc >> 1;
        return crc;
    }
}
