namespace Glia.Data.Datasets.Glyphs;

/// <summary>How much drawn glyphs differ from one another; every measure is drawn anew for each glyph.</summary>
public sealed record GlyphDeformation
{
    /// <summary>Half of the range of angles, degrees.</summary>
    public double Rotation { get; init; } = 12;

    /// <summary>Half of the range of slants, horizontal shift per height.</summary>
    public double Shear { get; init; } = 0.2;

    /// <summary>Half of the range of widths and heights about 1.</summary>
    public double Scale { get; init; } = 0.15;

    /// <summary>Half of the range of places, pixels, in both directions.</summary>
    public double Shift { get; init; } = 1;

    /// <summary>Standard deviation of the points of strokes, as a part of the height.</summary>
    public double Jitter { get; init; } = 0.03;

    /// <summary>Thinnest pen, pixels.</summary>
    public double Thinnest { get; init; } = 2;

    /// <summary>Thickest pen, pixels.</summary>
    public double Thickest { get; init; } = 3.6;

    /// <summary>Standard deviation of the ink's grain, as a part of its strength.</summary>
    public double Grain { get; init; } = 0.1;
}
