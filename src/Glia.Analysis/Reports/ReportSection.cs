using System.Collections.Immutable;

namespace Glia.Analysis.Reports;

/// <summary>A section of a report.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Blocks">Contents.</param>
public sealed record ReportSection(string Title, ImmutableArray<ReportBlock> Blocks)
{
    internal void Write(HtmlWriter html, Numbering numbering)
    {
        html.Open("section").Element("h2", Title);
        bool inFacts = false;
        foreach (ReportBlock block in Blocks)
        {
            // Neighbouring lists of facts stand beside each other.
            if (block is FactList != inFacts)
            {
                if (inFacts) html.Close("div");
                else html.Open("div", ("class", "fact-lists"));
                inFacts = !inFacts;
            }

            block.Write(html, numbering);
        }

        if (inFacts) html.Close("div");
        html.Close("section");
    }
}
