using System.Collections.Immutable;

namespace Glia.Data.Datasets.Glyphs;

/// <summary>How the ten digits are written: one or two habits for each.</summary>
internal static class DigitStrokes
{
    /// <summary>Strokes by digit and habit.</summary>
    public static ImmutableArray<ImmutableArray<ImmutableArray<Stroke>>> All { get; } =
    [
        [[Stroke.Curve(0.5f, 0.08f, 0.32f, 0.18f, 0.24f, 0.5f, 0.32f, 0.82f, 0.5f, 0.92f, 0.68f, 0.82f, 0.76f, 0.5f, 0.68f, 0.18f, 0.5f, 0.08f)]],
        [
            [Stroke.Line(0.5f, 0.07f, 0.5f, 0.93f)],
            [Stroke.Line(0.34f, 0.27f, 0.53f, 0.07f, 0.53f, 0.93f)],
        ],
        [
            [Stroke.Curve(0.25f, 0.28f, 0.34f, 0.11f, 0.57f, 0.08f, 0.72f, 0.24f, 0.64f, 0.47f, 0.42f, 0.7f, 0.24f, 0.91f), Stroke.Line(0.24f, 0.91f, 0.78f, 0.91f)],
            [Stroke.Curve(0.27f, 0.25f, 0.4f, 0.09f, 0.62f, 0.1f, 0.7f, 0.3f, 0.58f, 0.58f, 0.34f, 0.88f, 0.24f, 0.8f, 0.36f, 0.74f, 0.58f, 0.88f, 0.8f, 0.84f)],
        ],
        [[
            Stroke.Curve(0.27f, 0.16f, 0.48f, 0.07f, 0.69f, 0.2f, 0.62f, 0.4f, 0.43f, 0.47f),
            Stroke.Curve(0.43f, 0.47f, 0.67f, 0.54f, 0.74f, 0.74f, 0.56f, 0.92f, 0.25f, 0.85f),
        ]],
        [
            [Stroke.Line(0.6f, 0.94f, 0.6f, 0.07f, 0.21f, 0.64f, 0.8f, 0.64f)],
            [Stroke.Line(0.27f, 0.1f, 0.25f, 0.5f, 0.72f, 0.5f), Stroke.Line(0.72f, 0.1f, 0.7f, 0.93f)],
        ],
        [[Stroke.Line(0.73f, 0.1f, 0.35f, 0.1f, 0.31f, 0.45f), Stroke.Curve(0.31f, 0.45f, 0.54f, 0.4f, 0.73f, 0.58f, 0.67f, 0.85f, 0.42f, 0.93f, 0.24f, 0.84f)]],
        [[Stroke.Curve(0.64f, 0.08f, 0.4f, 0.28f, 0.28f, 0.6f, 0.36f, 0.88f, 0.58f, 0.91f, 0.71f, 0.73f, 0.59f, 0.56f, 0.4f, 0.59f, 0.3f, 0.74f)]],
        [
            [Stroke.Line(0.24f, 0.11f, 0.76f, 0.11f, 0.44f, 0.93f)],
            [Stroke.Line(0.24f, 0.11f, 0.76f, 0.11f, 0.44f, 0.93f), Stroke.Line(0.36f, 0.5f, 0.72f, 0.5f)],
        ],
        [[
            Stroke.Curve(0.5f, 0.48f, 0.31f, 0.31f, 0.38f, 0.11f, 0.62f, 0.11f, 0.69f, 0.31f, 0.5f, 0.48f, 0.28f, 0.7f, 0.38f, 0.91f, 0.62f, 0.91f, 0.72f, 0.7f, 0.5f, 0.48f),
        ]],
        [[Stroke.Curve(0.7f, 0.3f, 0.58f, 0.1f, 0.37f, 0.12f, 0.28f, 0.3f, 0.4f, 0.48f, 0.6f, 0.46f, 0.7f, 0.3f, 0.68f, 0.6f, 0.6f, 0.94f)]],
    ];
}
