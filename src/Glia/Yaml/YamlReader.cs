using Glia.Errors;
using Glia.Quantities;

namespace Glia.Yaml;

/// <summary>
/// Typed access to the entries of a mapping. Findings are collected, not thrown, so that one pass reports everything; a value that is
/// missing or wrong is null. <see cref="Close"/> reports the keys that nobody asked for.
/// </summary>
/// <param name="mapping">The mapping.</param>
/// <param name="subject">What the mapping describes, for findings: <c>population 'E'</c>.</param>
/// <param name="findings">Receives what is wrong.</param>
public sealed class YamlReader(YamlMapping mapping, string subject, ICollection<Finding> findings)
{
    private readonly HashSet<string> _known = [];

    /// <summary>The mapping.</summary>
    public YamlMapping Mapping => mapping;

    /// <summary>What the mapping describes.</summary>
    public string Subject => subject;

    /// <summary>A reader of the root of a file; null with a finding when the root is no mapping.</summary>
    public static YamlReader? Open(YamlNode node, string subject, ICollection<Finding> findings)
    {
        if (node is YamlMapping root) return new YamlReader(root, subject, findings);
        findings.Add(Finding.Error(subject, $"is {node.Kind}, expected a mapping of names to values.", node.Location));
        return null;
    }

    /// <summary>The value of a key; null when it is absent or nothing.</summary>
    public YamlNode? Find(string key)
    {
        _known.Add(key);
        YamlNode? node = mapping[key];
        return node is YamlScalar { IsNothing: true } ? null : node;
    }

    /// <summary>The value of a key that must be there; null with a finding when it is not.</summary>
    public YamlNode? Require(string key)
    {
        YamlNode? node = Find(key);
        if (node is null) findings.Add(Finding.Error(subject, $"lacks '{key}'.", mapping.Location));
        return node;
    }

    /// <summary>A text; null when absent.</summary>
    public string? Text(string key) => Source(key)?.Text;

    /// <summary>A text that must be there.</summary>
    public string? RequiredText(string key) => Require(key) is { } node ? Scalar(key, node, "a text")?.Value : null;

    /// <summary>A text with its exact place; null when absent.</summary>
    public SourceText? Source(string key) => Find(key) is { } node ? Scalar(key, node, "a text")?.Text : null;

    /// <summary>A quantity of any dimension; null when absent.</summary>
    public Quantity? Quantity(string key) => Find(key) is { } node ? AsQuantity(key, node) : null;

    /// <summary>A quantity of one dimension; null when absent.</summary>
    public Quantity? Quantity(string key, Dimension expected) => Find(key) is { } node ? AsQuantity(key, node, expected) : null;

    /// <summary>A whole number; null when absent.</summary>
    public long? Integer(string key) => Find(key) is { } node ? AsInteger(key, node) : null;

    /// <summary><c>true</c> or <c>false</c>; null when absent.</summary>
    public bool? Flag(string key)
    {
        if (Find(key) is not { } node) return null;
        switch (node is YamlScalar { IsQuoted: false } scalar ? scalar.Value : null)
        {
            case "true" or "True" or "TRUE": return true;
            case "false" or "False" or "FALSE": return false;
            default:
                Wrong(key, node, "true or false");
                return null;
        }
    }

    /// <summary>A list; null when absent.</summary>
    public YamlList? List(string key) => Expect<YamlList>(key, "a list");

    /// <summary>A reader of a nested mapping; null when absent.</summary>
    /// <param name="key">The key.</param>
    /// <param name="nestedSubject">What the nested mapping describes.</param>
    public YamlReader? Section(string key, string nestedSubject) =>
        Expect<YamlMapping>(key, "a mapping") is { } section ? new YamlReader(section, nestedSubject, findings) : null;

    /// <summary>The entries of a nested mapping whose keys are the user's own names; empty when absent.</summary>
    public IReadOnlyList<YamlEntry> Entries(string key) => Expect<YamlMapping>(key, "a mapping of names to values")?.Entries ?? [];

    /// <summary>Reports the keys that were never asked for, with the nearest that were.</summary>
    public void Close()
    {
        foreach (YamlEntry entry in mapping.Entries)
            if (!_known.Contains(entry.Name))
                findings.Add(Finding.Error(subject,
                    $"has the unknown key '{entry.Name}'.{Hint(entry.Name)}", entry.Key.Location));
    }

    /// <summary>Reads a quantity from a node of this mapping (or of one of its lists).</summary>
    public Quantity? AsQuantity(string key, YamlNode node, Dimension? expected = null)
    {
        if (Scalar(key, node, "a quantity, for example '10 ms'") is not { } scalar) return null;
        TextLocation place = scalar.Text.Locate(0, scalar.Value.Length);
        bool isRead = expected is { } dimension
            ? QuantityParser.TryParse(scalar.Value, dimension, place, out Quantity quantity, out Finding? finding)
            : QuantityParser.TryParse(scalar.Value, place, out quantity, out finding);
        if (isRead) return quantity;
        findings.Add(finding! with { Subject = $"{subject}, {key}" });
        return null;
    }

    /// <summary>Reads the dimension of a unit such as <c>nS/ms</c> from a node of this mapping (or of one of its mappings).</summary>
    public Dimension? AsUnit(string key, YamlNode node)
    {
        if (Scalar(key, node, "a unit, for example 'mV'") is not { } scalar) return null;
        if (QuantityParser.TryParseUnit(scalar.Value, scalar.Text.Locate(0, scalar.Value.Length), out Quantity unit, out Finding? finding)) return unit.Dimension;
        findings.Add(finding! with { Subject = $"{subject}, {key}" });
        return null;
    }

    /// <summary>Reads a whole number from a node of this mapping (or of one of its lists).</summary>
    public long? AsInteger(string key, YamlNode node)
    {
        if (node is YamlScalar scalar && scalar.TryInteger(out long whole)) return whole;
        if (node is not YamlScalar { ExceedsInteger: true } large) return Wrong<long>(key, node, "a whole number");
        findings.Add(Finding.Error($"{subject}, {key}", large.Excess(long.MaxValue), node.Location));
        return null;
    }

    /// <summary>The scalar that a node must be; null with a finding when it is a list or mapping.</summary>
    public YamlScalar? Scalar(string key, YamlNode node, string expected)
    {
        if (node is YamlScalar scalar) return scalar;
        Wrong(key, node, expected);
        return null;
    }

    /// <summary>Reports a value of the wrong kind.</summary>
    public void Wrong(string key, YamlNode node, string expected) =>
        findings.Add(Finding.Error($"{subject}, {key}", $"is {node.Kind}, expected {expected}.", node.Location));

    /// <summary>Reports any finding at a node.</summary>
    public void Report(string message, YamlNode? node = null) => findings.Add(Finding.Error(subject, message, (node ?? mapping).Location));

    private T? Wrong<T>(string key, YamlNode node, string expected) where T : struct
    {
        Wrong(key, node, expected);
        return null;
    }

    private T? Expect<T>(string key, string expected) where T : YamlNode
    {
        YamlNode? node = Find(key);
        if (node is null or T) return (T?)node;
        Wrong(key, node, expected);
        return null;
    }

    private string Hint(string key)
    {
        string suggestion = Suggestion.For(key, _known);
        return suggestion.Length > 0 ? suggestion : $" Known are {string.Join(", ", _known.Order(StringComparer.Ordinal))}.";
    }
}
