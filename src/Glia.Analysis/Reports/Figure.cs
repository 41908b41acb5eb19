using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Charts;

namespace Glia.Analysis.Reports;

/// <summary>A figure of one or several panels, which are lettered when there are several.</summary>
/// <param name="Title">Title, without a number.</param>
/// <param name="Panels">The panels, in reading order.</param>
public sealed record Figure(string Title, ImmutableArray<Panel> Panels) : ReportBlock
{
    /// <summary>A figure of one chart.</summary>
    public Figure(string title, Chart chart)
        : this(title, [new Panel(chart)])
    {
    }

    /// <summary>What is seen. The charts add how they are read and what they leave out.</summary>
    public string Caption { get; init; } = "";

    internal override void Write(HtmlWriter html, Numbering numbering)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"Figure {numbering.NextFigure()}");
        html.Open("figure").Open("div", ("class", "panels"));
        for (int i = 0; i < Panels.Length; i++) WritePanel(html, Panels[i], Panels.Length > 1 ? Letter(i) : "", name);
        html.Close("div").Open("figcaption").Element("b", $"{name}. {Title}.");
        foreach (string text in Captions()) html.Text(" " + text);
        html.Close("figcaption");
        WriteData(html, name);
        html.Close("figure");
    }

    private IEnumerable<string> Captions()
    {
        if (Caption.Length > 0) yield return Caption;
        foreach (IGrouping<string, int> note in Enumerable.Range(0, Panels.Length).GroupBy(i => Panels[i].Chart.Note).Where(note => note.Key.Length > 0))
            yield return Panels.Length == 1 || note.Count() == Panels.Length ? note.Key : $"({string.Join(", ", note.Select(Letter))}) {note.Key}";
    }

    private static string Letter(int panel) => ((char)('a' + panel)).ToString();

    private void WritePanel(HtmlWriter html, Panel panel, string letter, string name)
    {
        html.Open("div", ("class", "panel"), ("style", string.Create(CultureInfo.InvariantCulture, $"--span: {panel.Span}")));
        if (letter.Length > 0 || panel.Title.Length > 0)
        {
            html.Open("p", ("class", "panel-title"));
            if (letter.Length > 0) html.Element("b", letter);
            html.Text(panel.Title).Close("p");
        }

        string described = panel.Title.Length > 0 ? panel.Title : Title;
        html.Open("div", ("class", "chart"), ("role", "img"), ("aria-label", $"{name}{letter}: {described}. {string.Join(" ", Captions())}"))
            .Open("script", ("type", "application/json")).Raw(panel.Chart.ToJson()).Close("script").Close("div").Close("div");
    }

    private void WriteData(HtmlWriter html, string name)
    {
        ChartData[] tables = [.. Panels.Select(panel => panel.Chart.Data).OfType<ChartData>()];
        if (tables.Length == 0) return;
        html.Open("details").Element("summary", $"Numbers of {name.ToLowerInvariant()}");
        foreach (ChartData data in tables)
        {
            html.Open("div", ("class", "table")).Open("table");
            DataTable.WriteBody(html, data.Headings, data.Rows);
            html.Close("table").Close("div");
        }

        html.Close("details");
    }
}

/// <summary>One panel of a figure.</summary>
/// <param name="Chart">What it shows.</param>
public sealed record Panel(Chart Chart)
{
    /// <summary>Words above the panel; empty when the axes say enough.</summary>
    public string Title { get; init; } = "";

    /// <summary>Width in twelfths of the page; on a narrow page every panel takes all of it.</summary>
    public int Span { get; init; } = 12;
}
