using System.Collections.Immutable;
using Glia.Errors;

namespace Glia.Networks.Validation;

/// <summary>Collects what the checks find, in the order in which it is found.</summary>
internal sealed class FindingList
{
    private readonly ImmutableArray<Finding>.Builder _findings = ImmutableArray.CreateBuilder<Finding>();

    /// <summary>Number of errors so far.</summary>
    public int Errors => _findings.Count(finding => finding.Severity == Severity.Error);

    public void Error(string subject, string message) => _findings.Add(Finding.Error(subject, message));

    public void Warning(string subject, string message) => _findings.Add(Finding.Warning(subject, message));

    public void AddRange(IEnumerable<Finding> findings) => _findings.AddRange(findings);

    public ImmutableArray<Finding> ToImmutable() => _findings.ToImmutable();
}
