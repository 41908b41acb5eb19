using System.Collections.Immutable;
using Glia.Errors;
using Glia.Networks.Validation;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Findings of one file, and where the things stand that later findings may be about.</summary>
internal sealed class FileFindings
{
    private readonly Dictionary<string, TextLocation> _places = [];
    private readonly HashSet<string> _unread = [];

    /// <summary>What reading found.</summary>
    public List<Finding> Read { get; } = [];

    /// <summary>Notes where a thing stands.</summary>
    public void Place(string subject, TextLocation location) => _places.TryAdd(subject, location);

    /// <summary>Notes that a thing could not be read, which has been said: its absence from the network is no further news.</summary>
    public void Unread(string subject) => _unread.Add(subject);

    /// <summary>Reports an error at a node.</summary>
    public void Error(string subject, string message, YamlNode node) => Read.Add(Finding.Error(subject, message, node.Location));

    /// <summary>Reports a node that is not what is expected there.</summary>
    public void Wrong(string subject, YamlNode node, string expected) => Error(subject, $"is {node.Kind}, expected {expected}.", node);

    /// <summary>A whole number; null with a finding when the node is none.</summary>
    /// <param name="subject">What the number belongs to.</param>
    /// <param name="node">The number.</param>
    /// <param name="most">The largest that is possible there, told when the number exceeds 64 bits; smaller ones are for validation to judge.</param>
    public long? Integer(string subject, YamlNode node, long most = long.MaxValue)
    {
        if (node is YamlScalar scalar && scalar.TryInteger(out long whole)) return whole;
        if (node is YamlScalar { ExceedsInteger: true } large) Error(subject, large.Excess(most), node);
        else Wrong(subject, node, "a whole number");
        return null;
    }

    /// <summary>
    /// Joins the findings of validation: each gets the place of its subject, and what follows from something that could not even be read is dropped.
    /// </summary>
    public ImmutableArray<Finding> With(ImmutableArray<Finding> validation)
    {
        HashSet<string> unread = [.. _unread];
        foreach (Finding finding in Read)
            for (string? subject = finding.Subject; subject is not null; subject = Subjects.Whole(subject)) unread.Add(subject);
        return [.. Read, .. validation.Where(finding => !unread.Contains(finding.Subject)).Select(Placed)];
    }

    private Finding Placed(Finding finding)
    {
        if (finding.Location is not null) return finding;
        for (string? subject = finding.Subject; subject is not null; subject = Subjects.Whole(subject))
            if (_places.TryGetValue(subject, out TextLocation? place)) return finding with { Location = place };
        return finding;
    }
}
