using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Glia.Data.Datasets.Glyphs;
using Glia.Random;

namespace Glia.Data.Datasets;

/// <summary>Digits drawn by the program itself, in the form of MNIST: for experiments when there is no file. Any number of them, no two alike.</summary>
/// <remarks>
/// A digit is a few pen strokes, in one of up to two habits, that are shaken, slanted, scaled, turned and shifted and drawn with a pen of random thickness and grainy ink.
/// Item k depends on the seed, the split and k alone. The set is easier than MNIST, and its figures are not comparable with published ones.
/// </remarks>
public static class GlyphDigits
{
    /// <summary>Width and height of an image, pixels.</summary>
    public const int Size = 28;

    private const int Classes = 10;

    /// <summary>Draws a set.</summary>
    /// <param name="seed">Seed of every random number.</param>
    /// <param name="split">Which part: no image is in two of them.</param>
    /// <param name="count">How many images.</param>
    /// <param name="deformation">How much they differ; null for the usual measure.</param>
    public static LabelledImages Draw(ulong seed, DatasetSplit split, int count, GlyphDeformation? deformation = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        (uint K0, uint K1) key = Philox.Key(seed, RandomPurpose.Datasets + (uint)split);
        var pen = new GlyphPen(Size, deformation ?? new GlyphDeformation());
        byte[] pixels = new byte[checked(Size * Size * count)], labels = new byte[count];
        for (int item = 0; item < count; item++)
        {
            var draws = new GlyphDraws(key, item);
            labels[item] = (byte)draws.Choice(Classes);
            ImmutableArray<ImmutableArray<Stroke>> habits = DigitStrokes.All[labels[item]];
            pen.Draw(habits[draws.Choice(habits.Length)], ref draws, pixels.AsSpan(item * Size * Size, Size * Size));
        }

        return new LabelledImages("glyph-digits", split, Size, Size, Classes, ImmutableCollectionsMarshal.AsImmutableArray(pixels), ImmutableCollectionsMarshal.AsImmutableArray(labels));
    }
}
