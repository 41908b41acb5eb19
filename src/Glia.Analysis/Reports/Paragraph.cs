namespace Glia.Analysis.Reports;

/// <summary>Running text.</summary>
/// <param name="Text">The text, without markup.</param>
public sealed record Paragraph(string Text) : ReportBlock
{
    internal override void Write(HtmlWriter html, Numbering numbering) => html.Element("p", Text);
}
