using System.Numerics;

namespace Glia.Data.Datasets.Glyphs;

/// <summary>A picture that strokes are drawn on: each pixel holds how much of it the darkest stroke covers.</summary>
/// <param name="size">Width and height, pixels.</param>
internal sealed class GlyphCanvas(int size)
{
    private readonly float[] _ink = new float[size * size];

    /// <summary>Ink of every pixel, 0 to 1, row by row.</summary>
    public ReadOnlySpan<float> Ink => _ink;

    /// <summary>Removes all ink.</summary>
    public void Clear() => Array.Clear(_ink);

    /// <summary>Draws a line with round ends; its edge is one pixel wide.</summary>
    /// <param name="from">Beginning, in pixels; pixel (x, y) is centred at x + ½, y + ½.</param>
    /// <param name="to">End.</param>
    /// <param name="radius">Half of the thickness, pixels.</param>
    public void Line(Vector2 from, Vector2 to, float radius)
    {
        float reach = radius + 0.5f;
        (int left, int right) = Range(from.X, to.X, reach);
        (int top, int bottom) = Range(from.Y, to.Y, reach);
        for (int y = top; y <= bottom; y++)
            for (int x = left; x <= right; x++)
                _ink[y * size + x] = Math.Max(_ink[y * size + x], Math.Clamp(reach - Distance(new Vector2(x + 0.5f, y + 0.5f), from, to), 0, 1));
    }

    private (int First, int Last) Range(float a, float b, float reach) =>
        (Math.Max(0, (int)MathF.Floor(Math.Min(a, b) - reach)), Math.Min(size - 1, (int)MathF.Floor(Math.Max(a, b) + reach)));

    private static float Distance(Vector2 point, Vector2 from, Vector2 to)
    {
        Vector2 line = to - from;
        float along = line == Vector2.Zero ? 0 : Math.Clamp(Vector2.Dot(point - from, line) / line.LengthSquared(), 0, 1);
        return Vector2.Distance(point, from + along * line);
    }
}
