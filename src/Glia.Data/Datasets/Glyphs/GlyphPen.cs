using System.Collections.Immutable;
using System.Numerics;

namespace Glia.Data.Datasets.Glyphs;

/// <summary>Draws deformed glyphs.</summary>
/// <param name="size">Width and height of a picture, pixels.</param>
/// <param name="deformation">How much glyphs differ.</param>
internal sealed class GlyphPen(int size, GlyphDeformation deformation)
{
    /// <summary>Height of an undeformed glyph as a part of the picture: 20 of 28 pixels, as in MNIST.</summary>
    private const float Extent = 20f / 28;

    private readonly GlyphCanvas _canvas = new(size);

    /// <summary>Draws a glyph.</summary>
    /// <param name="strokes">Its strokes.</param>
    /// <param name="draws">Random numbers.</param>
    /// <param name="pixels">Receives the picture, 0 to 255. Shape [size][size].</param>
    public void Draw(ImmutableArray<Stroke> strokes, ref GlyphDraws draws, Span<byte> pixels)
    {
        _canvas.Clear();
        Matrix3x2 place = Place(ref draws);
        float radius = (float)(deformation.Thinnest + (deformation.Thickest - deformation.Thinnest) * draws.Uniform()) / 2;
        foreach (Stroke stroke in strokes)
        {
            ImmutableArray<Vector2> chain = Shaken(stroke, ref draws).Chain();
            for (int k = 0; k + 1 < chain.Length; k++) _canvas.Line(Vector2.Transform(chain[k], place), Vector2.Transform(chain[k + 1], place), radius);
        }

        for (int pixel = 0; pixel < pixels.Length; pixel++) pixels[pixel] = Grey(_canvas.Ink[pixel], pixel, draws);
    }

    /// <summary>From the unit square to pixels.</summary>
    private Matrix3x2 Place(ref GlyphDraws draws)
    {
        var scale = new Vector2((float)(1 + draws.Within(deformation.Scale)), (float)(1 + draws.Within(deformation.Scale)));
        // Slant to the left is to the right of the page's top: y points downwards.
        var slant = new Matrix3x2(1, 0, (float)draws.Within(deformation.Shear), 1, 0, 0);
        float angle = (float)(draws.Within(deformation.Rotation) * Math.PI / 180);
        var shift = new Vector2((float)draws.Within(deformation.Shift), (float)draws.Within(deformation.Shift));
        return Matrix3x2.CreateTranslation(-0.5f, -0.5f) * Matrix3x2.CreateScale(scale) * slant * Matrix3x2.CreateRotation(angle)
            * Matrix3x2.CreateScale(Extent * size) * Matrix3x2.CreateTranslation(new Vector2(size / 2f) + shift);
    }

    private Stroke Shaken(Stroke stroke, ref GlyphDraws draws)
    {
        var points = ImmutableArray.CreateBuilder<Vector2>(stroke.Points.Length);
        foreach (Vector2 point in stroke.Points)
            points.Add(point + new Vector2((float)(deformation.Jitter * draws.Normal()), (float)(deformation.Jitter * draws.Normal())));
        return stroke with { Points = points.MoveToImmutable() };
    }

    private byte Grey(float ink, int pixel, in GlyphDraws draws) =>
        ink == 0 ? (byte)0 : (byte)Math.Clamp(Math.Round(255 * ink * (1 + deformation.Grain * draws.NormalAt(pixel))), 0, 255);
}
