using System.Text.Json.Nodes;
using Glia.Errors;

namespace Glia.Cli.Output;

/// <summary>Shows findings: place, the line with a caret, object, message; or their JSON form.</summary>
internal static class FindingWriter
{
    /// <summary>Writes findings that ended a command.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<Finding> findings)
    {
        if (terminal.Json) JsonText.Write(terminal.Out, new JsonObject { ["ok"] = false, ["findings"] = ToJson(findings) });
        else
            foreach (Finding finding in findings) WriteText(terminal.Error, finding);
    }

    /// <summary>Writes one finding as text.</summary>
    public static void WriteText(TextWriter output, Finding finding)
    {
        string severity = finding.Severity == Severity.Error ? "error" : "warning";
        if (finding.Location is not { } location)
        {
            output.WriteLine($"{severity}: {finding.Subject}: {finding.Message}");
            return;
        }

        output.WriteLine($"{location}: {severity}: {finding.Subject}: {finding.Message}");
        if (location.Excerpt is null) return;
        output.WriteLine($"    {location.Excerpt}");
        // Tabs before the place are kept, so that the caret stands below it at any tab width.
        string lead = new([.. location.Excerpt.Take(location.Column - 1).Select(c => c == '\t' ? '\t' : ' ')]);
        int length = Math.Clamp(location.Length, 1, Math.Max(1, location.Excerpt.Length - location.Column + 1));
        output.WriteLine($"    {lead}{new string('^', length)}");
    }

    /// <summary>Findings as JSON.</summary>
    public static JsonArray ToJson(IEnumerable<Finding> findings) => JsonText.Array(findings.Select(finding => new JsonObject
    {
        ["severity"] = finding.Severity == Severity.Error ? "error" : "warning",
        ["subject"] = finding.Subject,
        ["message"] = finding.Message,
        ["file"] = finding.Location?.Source,
        ["line"] = finding.Location?.Line,
        ["column"] = finding.Location?.Column,
    }));
}
