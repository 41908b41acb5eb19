using Glia.Random;

namespace Glia.Data.Datasets.Glyphs;

/// <summary>The random numbers of one glyph, in order: named by key, item, place and number of the draw.</summary>
/// <param name="key">Philox key of the set.</param>
/// <param name="item">Which glyph.</param>
internal struct GlyphDraws((uint K0, uint K1) key, long item)
{
    private int _draw;

    /// <summary>Uniform in (0, 1).</summary>
    public double Uniform() => Philox.Uniform(Philox.Bits(key, item, 0, _draw++));

    /// <summary>Uniform within ± <paramref name="half"/>.</summary>
    public double Within(double half) => half * (2 * Uniform() - 1);

    /// <summary>A whole number from 0 to below <paramref name="count"/>.</summary>
    public int Choice(int count) => (int)(count * Uniform());

    /// <summary>Standard normal (Box and Muller).</summary>
    public double Normal() => Normal(Uniform(), Uniform());

    /// <summary>Standard normal for a pixel, whatever else is drawn.</summary>
    public readonly double NormalAt(int pixel) =>
        Normal(Philox.Uniform(Philox.Bits(key, item, 1 + pixel, 0)), Philox.Uniform(Philox.Bits(key, item, 1 + pixel, 1)));

    private static double Normal(double radius, double angle) => Math.Sqrt(-2 * Math.Log(radius)) * Math.Cos(2 * Math.PI * angle);
}
