using Glia.Errors;

namespace Glia.Data.Formats;

/// <summary>Reads IDX files of unsigned bytes, plain or packed with gzip (told apart by content). A damaged or hostile file is a <see cref="GliaException"/> with the byte offset.</summary>
public static class IdxFile
{
    private const byte GzipFirst = 0x1F, GzipSecond = 0x8B;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="mostElements">Refuses arrays with more elements than this.</param>
    /// <exception cref="GliaException">The file cannot be read, or is not a sound IDX file.</exception>
    public static IdxArray Read(string path, int mostElements = int.MaxValue)
    {
        if (Directory.Exists(path)) throw new GliaException($"file '{path}'", "is a folder. Give a file in it.");
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Read(stream, path, mostElements);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new GliaException($"file '{path}'", $"cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads a stream that can be sought, from its beginning to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="name">What findings call it.</param>
    /// <param name="mostElements">Refuses arrays with more elements than this.</param>
    /// <exception cref="GliaException">The stream is not a sound IDX file.</exception>
    public static IdxArray Read(Stream stream, string name, int mostElements = int.MaxValue)
    {
        bool packed = stream.ReadByte() == GzipFirst && stream.ReadByte() == GzipSecond;
        stream.Position = 0;
        if (!packed) return new IdxReader(stream, name, mostElements) { Length = stream.Length }.Read();
        using var unpacked = new GzipContent(stream, name);
        return new IdxReader(unpacked, name, mostElements).Read();
    }
}
