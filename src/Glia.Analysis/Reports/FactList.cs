using System.Collections.Immutable;

namespace Glia.Analysis.Reports;

/// <summary>A titled list of facts.</summary>
/// <param name="Title">What they have in common: model, build, machine.</param>
/// <param name="Facts">The facts.</param>
public sealed record FactList(string Title, ImmutableArray<Fact> Facts) : ReportBlock
{
    internal override void Write(HtmlWriter html, Numbering numbering)
    {
        html.Open("div", ("class", "facts")).Element("h3", Title).Open("dl");
        foreach (Fact fact in Facts) html.Open("div").Element("dt", fact.Name).Element("dd", fact.Value).Close("div");
        html.Close("dl").Close("div");
    }
}
