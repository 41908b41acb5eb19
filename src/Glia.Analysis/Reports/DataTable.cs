using System.Collections.Immutable;

namespace Glia.Analysis.Reports;

/// <summary>A table of texts and numbers.</summary>
/// <param name="Title">Title, without a number.</param>
/// <param name="Headings">Column headings with units.</param>
/// <param name="Rows">Cells, row by row; the first of each row is its heading.</param>
public sealed record DataTable(string Title, ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<string>> Rows) : ReportBlock
{
    /// <summary>What is seen and where it comes from.</summary>
    public string Caption { get; init; } = "";

    internal override void Write(HtmlWriter html, Numbering numbering)
    {
        html.Open("div", ("class", "table")).Open("table");
        TableCaption.Write(html, numbering, Title, Caption);
        WriteBody(html, Headings, Rows);
        html.Close("table").Close("div");
    }

    internal static void WriteBody(HtmlWriter html, ImmutableArray<string> headings, ImmutableArray<ImmutableArray<string>> rows)
    {
        html.Open("thead").Open("tr");
        foreach (string heading in headings) html.Element("th", heading, ("scope", "col"));
        html.Close("tr").Close("thead").Open("tbody");
        foreach (ImmutableArray<string> row in rows)
        {
            html.Open("tr").Element("th", row[0], ("scope", "row"));
            foreach (string cell in row.AsSpan()[1..]) html.Element("td", cell);
            html.Close("tr");
        }

        html.Close("tbody");
    }
}
