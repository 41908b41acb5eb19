using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Glia.Analysis.Charts;
using Glia.Analysis.Comparisons;
using Glia.Analysis.Reports;
using Glia.Errors;

namespace Glia.Analysis.Tests.Reports;

public sealed partial class ReportTests : IDisposable
{
    private const string Nasty = "<b>&\"'</script>";

    private static readonly ComparisonTable _table = new([new Subject("L4E", Hue.Excitatory), new Subject("L4I", Hue.Inhibitory)],
        [new ComparedMeasure("Mean rate", "Hz", [Comparison.Of(4.4, 4.414, 0.03), Comparison.Of(9, 5.876, 0.03)]) { Source = "a paper." }]);

    private static readonly Report _report = new("Network " + Nasty)
    {
        Lead = Nasty,
        Notice = "Partial.",
        Highlights = [new Fact("seed", Nasty)],
        Sections =
        [
            new ReportSection(Nasty,
            [
                new Paragraph(Nasty),
                new Figure(Nasty, [new Panel(new ComparisonChart(_table.Subjects, _table.Measures[0])) { Title = Nasty }, new Panel(new LineChart(Axis.Time, new Axis(Nasty), []))]) { Caption = Nasty },
                new ComparisonReport("Comparison", _table),
                new FactList("Model", [new Fact(Nasty, Nasty)]),
                new FactList("Build", [new Fact("a", "b")]),
                new DataTable("Populations", ["name", "neurons"], [["E", "8000"], [Nasty, "2000"]]),
                new Figure("Second", new LineChart(Axis.Time, Axis.Time, [])),
            ]),
        ],
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("glia-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_page_is_well_formed_whatever_the_texts()
    {
        string body = Body();
        string closed = VoidTags().Replace(body, "<$1/>");
        XElement main = XElement.Parse(closed);
        Assert.Contains(Nasty, main.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_asks_nothing_of_the_network()
    {
        string html = _report.ToHtml();
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"", Body());
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html[..html.IndexOf("</style>", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_and_tables_are_numbered_in_order()
    {
        string body = Body();
        Assert.Equal(["Figure 1.", "Table 1.", "Table 2.", "Figure 2."], Numbers().Matches(body).Select(match => match.Value));
    }

    [Fact]
    public void Agreement_is_marked_by_sign_and_word()
    {
        string body = Body();
        Assert.Contains("aria-label=\"agrees\">✓", body, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"differs\">✗", body, StringComparison.Ordinal);
        Assert.Contains("Mean rate: a paper.", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_chart_is_described_in_words() =>
        Assert.Equal(Regex.Count(Body(), "class=\"chart\""), Regex.Count(Body(), "role=\"img\" aria-label=\"Figure "));

    [Fact]
    public void Numbers_of_a_chart_can_be_read_without_seeing_it() => Assert.Contains("<td>4.40</td>", Body(), StringComparison.Ordinal);

    [Fact]
    public void The_page_follows_no_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string neutral = _report.ToHtml();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            Assert.Equal(neutral, _report.ToHtml());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Saving_leaves_one_whole_file()
    {
        string path = Path.Combine(_folder, "report.html");
        _report.Save(path);
        Assert.Equal(_report.ToHtml(), File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_named()
    {
        string path = Path.Combine(_folder, "missing", "report.html");
        Assert.Contains(path, Assert.Throws<GliaException>(() => _report.Save(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_chart_library_is_the_one_that_is_named()
    {
        Assert.Contains($"version=\"{Assets.EChartsVersion}\"", Assets.ECharts, StringComparison.Ordinal);
        Assert.DoesNotContain("</script", Assets.ECharts + Assets.Script, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_hue_has_a_colour_on_paper_and_in_the_dark()
    {
        foreach (string hue in Enum.GetNames<Hue>().Select(name => name.ToLowerInvariant()))
        {
            Assert.Equal(2, Regex.Count(Assets.Style, $"--{hue}:"));
            Assert.Equal(2, Regex.Count(Assets.Script, $"\\b{hue}: '#"));
        }
    }

    private static string Body()
    {
        string html = _report.ToHtml();
        int start = html.IndexOf("<main>", StringComparison.Ordinal), end = html.IndexOf("</main>", StringComparison.Ordinal);
        return html[start..(end + "</main>".Length)];
    }

    [GeneratedRegex("<(meta|br)([^>]*)>")]
    private static partial Regex VoidTags();

    [GeneratedRegex("(Figure|Table) [0-9]+\\.")]
    private static partial Regex Numbers();
}
