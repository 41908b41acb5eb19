using System.Collections.Immutable;

namespace Glia.Analysis.Pictures;

/// <summary>A picture of numbers: one pixel per value, on a scale from white to ink.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels">0 for the lower end of the scale, 255 for the upper. Shape [height][width].</param>
public sealed record Picture(int Width, int Height, ImmutableArray<byte> Pixels)
{
    /// <summary>Tiles of one size in rows, as square as can be, with lines of one pixel between them.</summary>
    /// <param name="tiles">The values of each tile, row by row.</param>
    /// <param name="width">Width of a tile.</param>
    /// <param name="high">Value that is drawn as full ink; 0 is white.</param>
    public static Picture Tiled(IReadOnlyList<ReadOnlyMemory<double>> tiles, int width, double high)
    {
        int height = tiles[0].Length / width, columns = (int)Math.Ceiling(Math.Sqrt(tiles.Count)), rows = (tiles.Count + columns - 1) / columns;
        int wide = columns * (width + 1) + 1, tall = rows * (height + 1) + 1;
        byte[] pixels = new byte[wide * tall];
        Array.Fill(pixels, LineShade);
        for (int tile = 0; tile < tiles.Count; tile++)
        {
            int left = 1 + tile % columns * (width + 1), top = 1 + tile / columns * (height + 1);
            ReadOnlySpan<double> values = tiles[tile].Span;
            for (int k = 0; k < values.Length; k++) pixels[(top + k / width) * wide + left + k % width] = (byte)Math.Round(255 * Math.Clamp(values[k] / high, 0, 1));
        }

        return new Picture(wide, tall, [.. pixels]);
    }

    /// <summary>Faint enough not to be taken for a value.</summary>
    private const byte LineShade = 24;
}
