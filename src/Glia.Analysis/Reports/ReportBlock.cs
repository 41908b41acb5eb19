namespace Glia.Analysis.Reports;

/// <summary>A part of a section: a paragraph, a table, a figure.</summary>
public abstract record ReportBlock
{
    internal abstract void Write(HtmlWriter html, Numbering numbering);
}

/// <summary>Counts figures and tables through a report.</summary>
internal sealed class Numbering
{
    public int Figures { get; private set; }

    public int Tables { get; private set; }

    public int NextFigure() => ++Figures;

    public int NextTable() => ++Tables;
}
