using System.Globalization;
using Glia.Analysis.Comparisons;

namespace Glia.Analysis.Reports;

/// <summary>The table of measured values beside published ones, with a mark for each that is judged.</summary>
/// <param name="Title">Title, without a number.</param>
/// <param name="Table">The values.</param>
public sealed record ComparisonReport(string Title, ComparisonTable Table) : ReportBlock
{
    /// <summary>What is seen and what counts as agreement.</summary>
    public string Caption { get; init; } = "";

    internal override void Write(HtmlWriter html, Numbering numbering)
    {
        html.Open("div", ("class", "table")).Open("table", ("class", "comparison"));
        TableCaption.Write(html, numbering, Title, CaptionWithSources());
        WriteHead(html);
        html.Open("tbody");
        for (int row = 0; row < Table.Subjects.Length; row++) WriteRow(html, row);
        html.Close("tbody").Close("table").Close("div");
    }

    private string CaptionWithSources()
    {
        IEnumerable<string> sources = Table.Measures.Where(measure => measure.Source.Length > 0).Select(measure => $"{measure.Name}: {measure.Source}");
        return string.Join(" ", new[] { Caption }.Concat(sources).Where(text => text.Length > 0));
    }

    private void WriteHead(HtmlWriter html)
    {
        html.Open("thead").Open("tr").Open("td", ("rowspan", "2")).Close("td");
        foreach (ComparedMeasure measure in Table.Measures) html.Element("th", measure.Heading, ("scope", "colgroup"), ("colspan", "3"));
        html.Close("tr").Open("tr");
        foreach (ComparedMeasure _ in Table.Measures)
            html.Element("th", "measured", ("scope", "col")).Element("th", "published", ("scope", "col")).Element("th", "band", ("scope", "col"));
        html.Close("tr").Close("thead");
    }

    private void WriteRow(HtmlWriter html, int row)
    {
        Subject subject = Table.Subjects[row];
        html.Open("tr").Open("th", ("scope", "row")).Open("span", ("class", $"dot {subject.Hue.ToString().ToLowerInvariant()}")).Close("span").Text(subject.Name).Close("th");
        foreach (ComparedMeasure measure in Table.Measures)
        {
            Comparison value = measure.Values[row];
            html.Open("td", ("class", "measured")).Text(Number(value.Measured, measure)).Raw(Mark(value.Agrees)).Close("td");
            html.Element("td", Number(value.Published, measure));
            html.Element("td", value.Band is { } band ? $"{Number(band.Low, measure)} – {Number(band.High, measure)}" : "–", ("class", "band"));
        }

        html.Close("tr");
    }

    // Not by colour alone: a sign for the eye, a word for the screen reader.
    private static string Mark(bool? agrees) => agrees switch
    {
        true => " <span class=\"mark agrees\" role=\"img\" aria-label=\"agrees\">✓</span>",
        false => " <span class=\"mark differs\" role=\"img\" aria-label=\"differs\">✗</span>",
        null => " <span class=\"mark\"></span>",
    };

    private static string Number(double? value, ComparedMeasure measure) => value is { } number && double.IsFinite(number)
        ? number.ToString($"F{measure.Decimals}", CultureInfo.InvariantCulture).Replace('-', '−')
        : "–";
}
