using System.Collections.Immutable;
using Glia.Errors;
using Glia.Quantities;
using Glia.Yaml;

namespace Glia.Models;

/// <summary>Reads the kinds of entry that models of neurons and synapses share, and keeps the place of each text.</summary>
internal sealed class ModelEntryReader(YamlReader reader, ICollection<Finding> findings)
{
    private readonly ImmutableDictionary<string, SourceText>.Builder _origins = ImmutableDictionary.CreateBuilder<string, SourceText>();

    /// <summary>Where the texts read so far stand.</summary>
    public ModelOrigin Origin => new(_origins.ToImmutable());

    /// <summary>A text of the model; empty when absent.</summary>
    public string Text(string key) => Text(reader, key);

    /// <summary>A text of a section of the model, whose keys get a prefix among the origins; empty when absent.</summary>
    public string Text(YamlReader section, string key, string prefix = "")
    {
        if (section.Source(key) is not { } text) return "";
        _origins[prefix + key] = text;
        return text.Text;
    }

    /// <summary>The sections under a key, each with its name; what is no section is reported.</summary>
    public IEnumerable<(string Name, YamlReader Section)> Sections(string key, string kind)
    {
        foreach (YamlEntry entry in reader.Entries(key))
            if (YamlReader.Open(entry.Value, $"{reader.Subject}, {kind} '{entry.Name}'", findings) is { } section) yield return (entry.Name, section);
    }

    /// <summary>Values by name, as written.</summary>
    public ImmutableDictionary<string, string> Values(string key)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (YamlEntry entry in reader.Entries(key))
        {
            if (reader.Scalar($"{key}, {entry.Name}", entry.Value, "one value, for example '10 ms'") is not { } scalar) continue;
            values[entry.Name] = scalar.IsNothing ? "" : scalar.Value;
            _origins[$"{key}.{entry.Name}"] = scalar.Text;
        }

        return values.ToImmutable();
    }

    /// <summary>The section <c>functions</c>.</summary>
    public ImmutableDictionary<string, UserFunction> Functions()
    {
        var functions = ImmutableDictionary.CreateBuilder<string, UserFunction>();
        foreach ((string name, YamlReader section) in Sections("functions", "function"))
            if (Function(section, name) is { } function) functions[name] = function;
        return functions.ToImmutable();
    }

    /// <summary>The list <c>references</c>.</summary>
    public ImmutableArray<string> References()
    {
        var references = ImmutableArray.CreateBuilder<string>();
        foreach (YamlNode item in reader.List("references")?.Items ?? [])
            if (reader.Scalar("references", item, "a text") is { } reference) references.Add(reference.Value);
        return references.ToImmutable();
    }

    private ExpressionFunction? Function(YamlReader section, string name)
    {
        var arguments = new List<(string Name, Dimension Dimension)>();
        foreach (YamlEntry argument in section.Entries("arguments"))
            if (section.AsUnit($"arguments, {argument.Name}", argument.Value) is { } unit) arguments.Add((argument.Name, unit));
        Dimension? result = section.Require("result") is { } node ? section.AsUnit("result", node) : null;
        section.Require("expression");
        string expression = Text(section, "expression", $"functions.{name}.");
        section.Close();
        return result is { } dimension ? new ExpressionFunction(arguments, dimension, expression) : null;
    }
}
