using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Glia.Analysis.Pictures;
using Glia.Analysis.Reports;

namespace Glia.Analysis.Tests.Pictures;

public sealed class PictureTests
{
    [Fact]
    public void Tiles_stand_in_rows_with_lines_between_them()
    {
        Picture picture = Picture.Tiled([new double[] { 0, 1 }, new double[] { 0.5, 2 }, new double[] { -1, 0 }], width: 1, high: 1);
        Assert.Equal((5, 7), (picture.Width, picture.Height));
        Assert.Equal([0, 255, 128, 255, 0, 0], new[] { (1, 1), (1, 2), (3, 1), (3, 2), (1, 4), (1, 5) }.Select(place => picture.Pixels[place.Item2 * 5 + place.Item1]));
        Assert.Single(picture.Pixels.Where((_, k) => k % 5 == 0 || k / 5 == 0 || k / 5 == 3).Distinct());
    }

    [Fact]
    public void Png_holds_every_pixel_and_sound_sums()
    {
        var picture = new Picture(3, 2, [0, 1, 2, 253, 254, 255]);
        byte[] file = PngFile.Encode(picture);
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        Dictionary<string, byte[]> chunks = Chunks(file);
        Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], chunks.Keys);
        Assert.Equal([0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0], chunks["IHDR"]);
        Assert.Equal([255, 255, 255], chunks["PLTE"][..3]);
        using var content = new ZLibStream(new MemoryStream(chunks["IDAT"]), CompressionMode.Decompress);
        byte[] rows = new byte[9];
        Assert.Equal(8, content.ReadAtLeast(rows, 9, throwOnEndOfStream: false));
        Assert.Equal([0, 0, 1, 2, 0, 253, 254, 255], rows[..8]);
        // The sum of IEND is the same in every PNG file.
        Assert.Equal([0xAE, 0x42, 0x60, 0x82], file[^4..]);
    }

    [Fact]
    public void Report_holds_the_picture_itself()
    {
        var picture = new Picture(1, 1, [7]);
        string html = new Report("Weights") { Sections = [new ReportSection("Learned", [new PictureFigure("Receptive fields", picture) { Caption = "Ink is weight." }])] }.ToHtml();
        Assert.Contains("data:image/png;base64," + Convert.ToBase64String(PngFile.Encode(picture)), html, StringComparison.Ordinal);
        Assert.Contains("Figure 1. Receptive fields.", html, StringComparison.Ordinal);
    }

    private static Dictionary<string, byte[]> Chunks(byte[] file)
    {
        var chunks = new Dictionary<string, byte[]>();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks.Add(Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            at += 12 + length;
        }

        return chunks;
    }
}
