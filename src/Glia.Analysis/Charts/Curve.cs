using System.Collections.Immutable;
using System.Text.Json;

namespace Glia.Analysis.Charts;

/// <summary>A curve.</summary>
/// <param name="Name">Its name; empty for a single curve, which needs no legend.</param>
/// <param name="Hue">Its colour.</param>
/// <param name="X">Abscissas, ascending. Shape [points].</param>
/// <param name="Y">Ordinates; NaN makes a gap. Shape [points].</param>
public sealed record Curve(string Name, Hue Hue, ImmutableArray<double> X, ImmutableArray<double> Y)
{
    // Twice as many as the widest page has pixels: more could not be seen.
    private const int MostPoints = 4000;

    /// <summary>How the points are joined.</summary>
    public CurveStyle Style { get; init; }

    internal void Write(Utf8JsonWriter json)
    {
        if (X.Length != Y.Length) throw new ArgumentException($"Curve '{Name}' has {X.Length} abscissas but {Y.Length} ordinates.");
        (double[] x, double[] y) = Thinning.Of(X.AsSpan(), Y.AsSpan(), MostPoints);
        json.WriteStartObject();
        json.WriteString("name", Name);
        json.WriteHue(Hue);
        json.WriteString("style", Style.ToString().ToLowerInvariant());
        json.WriteCompact("x", x);
        json.WriteCompact("y", y);
        json.WriteEndObject();
    }
}

/// <summary>How the points of a curve are joined.</summary>
public enum CurveStyle
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>A line with a mark at every point: the points were measured one by one.</summary>
    Marked,

    /// <summary>Marks alone.</summary>
    Marks,

    /// <summary>A broken line: a theory or a reference.</summary>
    Dashed,
}
