using System.Collections.Immutable;
using System.Numerics;

namespace Glia.Data.Datasets.Glyphs;

/// <summary>One movement of the pen: points in the unit square, x to the right, y downwards.</summary>
/// <param name="Points">Where it passes.</param>
/// <param name="Smooth">Along a curve through the points, not in straight lines.</param>
internal sealed record Stroke(ImmutableArray<Vector2> Points, bool Smooth)
{
    /// <summary>Straight pieces per stretch between two points of a curve.</summary>
    private const int Pieces = 6;

    /// <summary>A curve through points given as x, y, x, y, …</summary>
    public static Stroke Curve(params ReadOnlySpan<float> coordinates) => new(Pairs(coordinates), true);

    /// <summary>Straight lines between points given as x, y, x, y, …</summary>
    public static Stroke Line(params ReadOnlySpan<float> coordinates) => new(Pairs(coordinates), false);

    /// <summary>The stroke as a chain of points close enough to be joined by straight lines; a curve is a Catmull–Rom spline.</summary>
    public ImmutableArray<Vector2> Chain()
    {
        if (!Smooth) return Points;
        var chain = ImmutableArray.CreateBuilder<Vector2>(1 + Pieces * (Points.Length - 1));
        chain.Add(Points[0]);
        for (int k = 0; k + 1 < Points.Length; k++)
            for (int piece = 1; piece <= Pieces; piece++)
                chain.Add(Spline(At(k - 1), Points[k], Points[k + 1], At(k + 2), piece / (float)Pieces));
        return chain.MoveToImmutable();
    }

    private Vector2 At(int index) => Points[Math.Clamp(index, 0, Points.Length - 1)];

    private static Vector2 Spline(Vector2 a, Vector2 b, Vector2 c, Vector2 d, float t) =>
        0.5f * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * b - a - 3 * c + d))));

    private static ImmutableArray<Vector2> Pairs(ReadOnlySpan<float> coordinates)
    {
        var points = ImmutableArray.CreateBuilder<Vector2>(coordinates.Length / 2);
        for (int k = 0; k < coordinates.Length; k += 2) points.Add(new Vector2(coordinates[k], coordinates[k + 1]));
        return points.MoveToImmutable();
    }
}
