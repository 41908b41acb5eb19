using System.Globalization;

namespace Glia.Analysis.Reports;

/// <summary>The numbered caption of a table.</summary>
internal static class TableCaption
{
    public static void Write(HtmlWriter html, Numbering numbering, string title, string caption)
    {
        html.Open("caption").Element("b", string.Create(CultureInfo.InvariantCulture, $"Table {numbering.NextTable()}. {title}."));
        if (caption.Length > 0) html.Text(" " + caption);
        html.Close("caption");
    }
}
