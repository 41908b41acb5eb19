using Glia.Errors;

namespace Glia.Equations.Syntax;

/// <summary>Collects the findings about one text, placed in the user's file.</summary>
/// <param name="source">The text.</param>
/// <param name="whole">What the text belongs to: <c>model 'lif'</c>.</param>
/// <param name="part">Which part of it the text is: <c>equations</c>, <c>dV_m/dt</c>.</param>
/// <param name="findings">Receives the findings.</param>
internal sealed class Diagnostics(SourceText source, string whole, string part, ICollection<Finding> findings)
{
    /// <summary>The text.</summary>
    public SourceText Source => source;

    private string Subject => $"{whole}, {part}";

    /// <summary>The same text, about a more exact part of it.</summary>
    public Diagnostics About(string exactPart) => new(source, whole, exactPart, findings);

    /// <summary>A text with findings that nobody sees: for a trial.</summary>
    public static Diagnostics OnTrial(string text) => new(new SourceText(text, ""), "", "", []);

    /// <summary>Reports an error.</summary>
    public void Error(TextSpan span, string message) => findings.Add(Finding.Error(Subject, message, source.Locate(span.Start, span.Length)));

    /// <summary>Reports a warning.</summary>
    public void Warning(TextSpan span, string message) => findings.Add(Finding.Warning(Subject, message, source.Locate(span.Start, span.Length)));

    /// <summary>Reports an error about the whole text.</summary>
    public void Error(string message) => Error(new TextSpan(0, source.Text.Length), message);

    /// <summary>Passes on a finding of another reader under this subject.</summary>
    public void Add(Finding finding) => findings.Add(finding with { Subject = Subject });
}
