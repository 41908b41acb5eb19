using System.Collections.Immutable;

namespace Glia.Errors;

/// <summary>A description, file or request that cannot be used. Carries every finding; its message is fit for a user's eyes.</summary>
public class GliaException : Exception
{
    /// <summary>An exception for all findings at once.</summary>
    public GliaException(IEnumerable<Finding> findings)
        : this([.. findings])
    {
    }

    private GliaException(ImmutableArray<Finding> findings)
        : base(string.Join(Environment.NewLine, findings.Select(finding => finding.ToString()))) => Findings = findings;

    /// <summary>An exception for one error.</summary>
    public GliaException(string subject, string message, TextLocation? location = null)
        : this([Finding.Error(subject, message, location)])
    {
    }

    /// <summary>What was found.</summary>
    public ImmutableArray<Finding> Findings { get; }
}
