using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;

namespace Glia.Yaml;

/// <summary>A value of a YAML file that knows its place.</summary>
public abstract class YamlNode
{
    private long _weight;

    /// <summary>Where the value begins.</summary>
    public required TextLocation Location { get; init; }

    /// <summary>What it is, in words: <c>a text</c>, <c>a list</c>, <c>a mapping</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Number of nodes in it, aliases expanded. Counted once, for nodes may share parts many times over.</summary>
    internal long Weight => _weight > 0 ? _weight : _weight = 1 + Parts.Sum(part => part.Weight);

    private protected virtual IEnumerable<YamlNode> Parts => [];
}

/// <summary>A text, number, Boolean or nothing.</summary>
public sealed class YamlScalar : YamlNode
{
    /// <summary>The text with the place of its characters in the file.</summary>
    public required SourceText Text { get; init; }

    /// <summary>The text.</summary>
    public string Value => Text.Text;

    /// <summary>Whether it was written in quotes or as a block, and so is a text even where it looks like a number or nothing.</summary>
    public required bool IsQuoted { get; init; }

    /// <summary>Whether nothing was written (<c>key:</c>, <c>~</c>, <c>null</c>).</summary>
    public bool IsNothing => !IsQuoted && Value is "" or "~" or "null";

    /// <inheritdoc/>
    public override string Kind => IsNothing ? "nothing" : $"'{Value.Trim()}'";

    /// <summary>Reads a whole number: <c>8000</c>, <c>8_000</c>, <c>8e3</c>.</summary>
    public bool TryInteger(out long whole)
    {
        string digits = Value.Replace("_", "", StringComparison.Ordinal);
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole)) return true;
        // Beyond 2^53 not every whole number is a double.
        bool isWhole = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double real) && Math.Abs(real) <= 1L << 53 && Math.Floor(real) == real;
        whole = isWhole ? (long)real : 0;
        return isWhole;
    }

    /// <summary>Whether the text is a number, but one that no 64-bit integer holds.</summary>
    public bool ExceedsInteger =>
        Value.Length > 0 && char.IsAsciiDigit(Value[^1])
        && double.TryParse(Value.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out double real) && Math.Abs(real) >= long.MaxValue;

    /// <summary>What to say of a number that <see cref="ExceedsInteger"/>.</summary>
    public string Excess(long most) => Value.StartsWith('-')
        ? string.Create(CultureInfo.InvariantCulture, $"is {Value}, which is too small: at least {long.MinValue:N0} is possible.")
        : string.Create(CultureInfo.InvariantCulture, $"is {Value}, which is too large: at most {most:N0} is possible.");
}

/// <summary>A list.</summary>
public sealed class YamlList : YamlNode
{
    /// <summary>The elements.</summary>
    public required ImmutableArray<YamlNode> Items { get; init; }

    /// <inheritdoc/>
    public override string Kind => "a list";

    private protected override IEnumerable<YamlNode> Parts => Items;
}

/// <summary>A mapping from names to values, in the order of the file; names are distinct.</summary>
public sealed class YamlMapping : YamlNode
{
    /// <summary>The entries.</summary>
    public required ImmutableArray<YamlEntry> Entries { get; init; }

    /// <summary>The value of a name, or null.</summary>
    public YamlNode? this[string name] => Entries.FirstOrDefault(entry => entry.Name == name)?.Value;

    /// <inheritdoc/>
    public override string Kind => "a mapping";

    private protected override IEnumerable<YamlNode> Parts => Entries.Select(entry => entry.Value);
}

/// <summary>A name and its value in a mapping.</summary>
/// <param name="Key">The name.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value)
{
    /// <summary>The name.</summary>
    public string Name => Key.Value;
}
