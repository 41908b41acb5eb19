using System.Collections.Immutable;
using System.Text;
using Glia.Errors;

namespace Glia.Analysis.Reports;

/// <summary>A report in one HTML file that opens from disk: text, tables and figures, with everything that draws them inside.</summary>
/// <remarks>
/// The file asks nothing of the network and forbids itself to (its content security policy). Without scripts the tables remain. It
/// follows the reader's light or dark setting, prints in light, and is the same for the same contents: it bears no date of its own.
/// </remarks>
/// <example><code>
/// PopulationSpikes[] populations = [new("E", Hue.Excitatory, simulation.Spikes(e)), new("I", Hue.Inhibitory, simulation.Spikes(i))];
/// var rates = new ComparedMeasure("Mean rate", "Hz", [.. populations.Select((p, k) => Comparison.Of(Rates.Mean_Hz(p.Spikes), published[k], 0.03))])
///     { Source = "Potjans and Diesmann (2014), ± 3 %." };
/// var table = new ComparisonTable([.. populations.Select(p => new Subject(p.Name, p.Hue))], [rates]);
/// new Report("Balanced network")
/// {
///     Lead = "12,500 neurons for 10 s.",
///     Highlights = [new("neurons", "12,500"), new("agreement", $"{table.Agreeing} of {table.Judged}")],
///     Sections =
///     [
///         new("Activity", [new Figure("Spikes", RasterPlot.Of(populations, 500 * ms, 1000 * ms)),
///                          new Figure("Distributions", PopulationCharts.Rates([new PopulationPanel("Network", [.. populations])]))]),
///         new("Comparison", [new ComparisonReport("Measured and published", table),
///                            new Figure("Rates", new ComparisonChart(table.Subjects, rates))]),
///         new("Run", [new FactList("Model", [new("seed", "42")]), new FactList("Machine", [new("threads", "2")])]),
///     ],
/// }.Save("report.html");
/// </code></example>
/// <param name="Title">Heading of the page.</param>
public sealed record Report(string Title)
{
    /// <summary>What was done, in a sentence or two.</summary>
    public string Lead { get; init; } = "";

    /// <summary>The few numbers that a reader looks for first.</summary>
    public ImmutableArray<Fact> Highlights { get; init; } = [];

    /// <summary>What the reader must know before trusting the numbers: an interrupted run, a reduced scale. Empty for nothing.</summary>
    public string Notice { get; init; } = "";

    /// <summary>The sections.</summary>
    public ImmutableArray<ReportSection> Sections { get; init; } = [];

    /// <summary>The whole page.</summary>
    public string ToHtml()
    {
        var html = new HtmlWriter();
        html.Raw("<!doctype html>\n").Open("html", ("lang", "en")).Open("head")
            .Raw("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:\">\n")
            .Raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Element("title", Title).Open("style").Raw(Assets.Style).Close("style").Close("head")
            .Open("body").Open("main");
        WriteHeader(html);
        var numbering = new Numbering();
        foreach (ReportSection section in Sections) section.Write(html, numbering);
        html.Open("footer").Raw($"Made with Glia. Figures drawn by Apache ECharts {Assets.EChartsVersion} (Apache License 2.0), which is part of this file.").Close("footer");
        html.Close("main")
            .Open("script").Raw(Assets.ECharts).Close("script")
            .Open("script").Raw(Assets.Script).Close("script")
            .Close("body").Close("html");
        return html.ToString();
    }

    /// <summary>Writes the page to a file: beside it first, then renamed.</summary>
    /// <exception cref="GliaException">The file cannot be written.</exception>
    public void Save(string path)
    {
        string partial = path + ".partial";
        try
        {
            File.WriteAllText(partial, ToHtml(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GliaException($"report '{path}'", $"cannot be written: {problem.Message} Choose a directory that can be written to, with some megabytes free.");
        }
    }

    private void WriteHeader(HtmlWriter html)
    {
        html.Open("header").Element("h1", Title);
        if (Lead.Length > 0) html.Element("p", Lead, ("class", "lead"));
        if (!Highlights.IsEmpty)
        {
            html.Open("dl", ("class", "highlights"));
            foreach (Fact fact in Highlights) html.Open("div").Element("dt", fact.Name).Element("dd", fact.Value).Close("div");
            html.Close("dl");
        }

        if (Notice.Length > 0) html.Element("p", Notice, ("class", "notice"), ("role", "note"));
        html.Raw("<noscript><p class=\"notice\">The figures are drawn by a script in this file, and scripts are switched off. The tables below need none.</p></noscript>\n");
        html.Close("header");
    }
}
