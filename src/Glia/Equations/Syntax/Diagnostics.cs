using Glia.Errors;

namespace Glia.Equations.Syntax;

/// <summary>Collects the findings about one text, placed in the user's file.</summary>
/// <param name="source">The text.</param>
/// <param name="subject">What the text is: <c>model 'lif', equations</c>.</param>
/// <param name="findings">Receives the findings.</param>
internal sealed class Diagnostics(SourceText source, string subject, ICollection<Finding> findings)
{
    /// <summary>The text.</summary>
    public SourceText Source => source;

    /// <summary>What the text is.</summary>
    public string Subject => subject;

    /// <summary>The same text under a more exact subject: <c>model 'lif', dV_m/dt</c>.</summary>
    public Diagnostics About(string exactSubject) => new(source, exactSubject, findings);

    /// <summary>Reports an error.</summary>
    public void Error(TextSpan span, string message) => findings.Add(Finding.Error(subject, message, source.Locate(span.Start, span.Length)));

    /// <summary>Reports a warning.</summary>
    public void Warning(TextSpan span, string message) => findings.Add(Finding.Warning(subject, message, source.Locate(span.Start, span.Length)));
}
