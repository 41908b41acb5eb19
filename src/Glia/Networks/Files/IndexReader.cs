using System.Collections.Immutable;
using System.Globalization;
using Glia.Networks.Validation;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Reads indexes of things to be recorded: a number, a range <c>0..99</c>, or a list of both.</summary>
/// <param name="findings">Receives what is wrong.</param>
/// <param name="subject">What the indexes belong to.</param>
/// <param name="kind">What they number: "neuron".</param>
/// <param name="owner">What has the things, where it is known how many.</param>
/// <param name="size">How many there are.</param>
internal sealed class IndexReader(FileFindings findings, string subject, string kind, string? owner = null, long size = long.MaxValue)
{
    /// <summary>More than anyone lists; a range must not fill the memory.</summary>
    private const long LongestSelection = 10_000_000;

    /// <summary>The indexes; null when they cannot be read.</summary>
    public ImmutableArray<long>? Read(YamlNode node)
    {
        var indexes = ImmutableArray.CreateBuilder<long>();
        foreach (YamlNode item in node is YamlList list ? list.Items : [node])
            if (!Add(indexes, item)) return null;
        if (indexes.Count > 0) return indexes.ToImmutable();
        findings.Error(subject, $"names no {kind}. Leave the key away to record all.", node);
        return null;
    }

    private bool Add(ImmutableArray<long>.Builder indexes, YamlNode item)
    {
        if (item is not YamlScalar { Value: var text } || text.Split("..") is not [var first, var last])
        {
            if (findings.Integer(subject, item) is not { } index) return false;
            indexes.Add(index);
            return true;
        }

        if (!TryIndex(first, out long low) || !TryIndex(last, out long high) || low > high)
        {
            findings.Wrong(subject, item, $"a range such as 0..99, from the first {kind} to the last");
            return false;
        }

        if (high >= size)
        {
            findings.Error(subject, $"names the {kind} {high}, but '{owner}' has the {kind}s 0 to {Phrases.Count(size - 1)}. Correct the range.", item);
            return false;
        }

        if (indexes.Count + (high - low) >= LongestSelection)
        {
            findings.Error(subject, $"names {Phrases.Count(high - low + 1)} {kind}s, but at most {Phrases.Count(LongestSelection)} can be listed. Leave the key away to record all.", item);
            return false;
        }

        for (long index = low; index <= high; index++) indexes.Add(index);
        return true;
    }

    private static bool TryIndex(string text, out long index) => long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out index);
}
