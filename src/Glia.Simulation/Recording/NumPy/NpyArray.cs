using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>Whole small arrays in the <c>.npy</c> form.</summary>
internal static class NpyArray
{
    /// <summary>One text, as an array without dimensions.</summary>
    public static byte[] Text(string text) => Texts([text], rows: null);

    /// <summary>A list of texts.</summary>
    public static byte[] Texts(IReadOnlyList<string> texts) => Texts(texts, texts.Count);

    /// <summary>A list of integers.</summary>
    public static byte[] Integers(IReadOnlyCollection<long> values) => Numbers("<i8", values, static (value, bytes) => BinaryPrimitives.WriteInt64LittleEndian(bytes, value));

    /// <summary>A list of real numbers.</summary>
    public static byte[] Doubles(IReadOnlyCollection<double> values) => Numbers("<f8", values, static (value, bytes) => BinaryPrimitives.WriteDoubleLittleEndian(bytes, value));

    private static byte[] Numbers<T>(string type, IReadOnlyCollection<T> values, Action<T, Span<byte>> write)
    {
        byte[] header = NpyHeader.Of(type, values.Count);
        byte[] file = new byte[header.Length + 8 * values.Count];
        header.CopyTo(file, 0);
        int at = header.Length;
        foreach (T value in values)
        {
            write(value, file.AsSpan(at, 8));
            at += 8;
        }

        return file;
    }

    // NumPy keeps texts as UTF-32 of equal length, filled up with zeros.
    private static byte[] Texts(IReadOnlyList<string> texts, long? rows)
    {
        byte[][] encoded = [.. texts.Select(Encoding.UTF32.GetBytes)];
        int width = Math.Max(4, encoded.Length == 0 ? 0 : encoded.Max(bytes => bytes.Length));
        byte[] header = NpyHeader.Of(string.Create(CultureInfo.InvariantCulture, $"<U{width / 4}"), rows);
        byte[] file = new byte[header.Length + width * encoded.Length];
        header.CopyTo(file, 0);
        for (int i = 0; i < encoded.Length; i++) encoded[i].CopyTo(file, header.Length + i * width);
        return file;
    }
}
