using System.Globalization;
using Glia.Analysis.Pictures;

namespace Glia.Analysis.Reports;

/// <summary>A figure that is a picture, one pixel per value.</summary>
/// <param name="Title">Title, without a number.</param>
/// <param name="Picture">The picture; drawn as wide as the page, or <paramref name="Magnification"/> times its size if that is less.</param>
/// <param name="Magnification">Largest size of a value on the screen, pixels.</param>
public sealed record PictureFigure(string Title, Picture Picture, int Magnification = 3) : ReportBlock
{
    /// <summary>What is seen.</summary>
    public string Caption { get; init; } = "";

    internal override void Write(HtmlWriter html, Numbering numbering)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"Figure {numbering.NextFigure()}");
        html.Open("figure").Open("img",
            ("src", "data:image/png;base64," + Convert.ToBase64String(PngFile.Encode(Picture))), ("alt", $"{name}: {Title}. {Caption}"),
            ("style", string.Create(CultureInfo.InvariantCulture, $"display: block; width: 100%; max-width: {Picture.Width * Magnification}px; image-rendering: pixelated")));
        html.Open("figcaption").Element("b", $"{name}. {Title}.");
        if (Caption.Length > 0) html.Text(" " + Caption);
        html.Close("figcaption").Close("figure");
    }
}
