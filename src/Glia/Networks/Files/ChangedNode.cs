using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Puts a value into the tree of a network file. What the value means is for the reader of the file to judge; here it only has to have a place.</summary>
internal sealed class ChangedNode(NetworkChange change, ICollection<Finding> findings)
{
    private static readonly ImmutableArray<string> s_populationKeys = ["size", "model", "method", "tolerance", "parameters", "initial", "positions"];

    private static readonly ImmutableArray<string> s_projectionKeys = ["name", "from", "to", "rule", "weight", "delay", "receptor", "autapses", "multapses", "synapse"];

    private readonly TextLocation _place = new(change.ToString(), 1, 1) { Excerpt = change.ToString(), Length = change.Path.Length };

    /// <summary>The root with the change made; as it was, with a finding, when the path leads nowhere.</summary>
    public YamlNode Of(YamlNode root)
    {
        if (root is not YamlMapping file) return root;   // which the reader reports
        if (change.Value.Trim().Length == 0)
        {
            Refuse("has no value. Write path=value.");
            return root;
        }

        try
        {
            return Keys(file) is { } keys ? Set(root, keys, 0) : root;
        }
        catch (GliaException exception)
        {
            foreach (Finding finding in exception.Findings) findings.Add(finding);
            return root;
        }
    }

    /// <summary>The path in keys; names of populations and projections may hold dots themselves.</summary>
    private ImmutableArray<string>? Keys(YamlMapping file)
    {
        string[] parts = change.Path.Split('.', 2);
        string section = parts[0].Trim(), rest = parts.Length > 1 ? parts[1].Trim() : "";
        if (!NetworkFileReader.Keys.Contains(section)) return Unknown(section, NetworkFileReader.Keys, "key");
        if (rest.Length == 0) return section is "populations" or "projections" ? Refuse($"names no {section[..^1]}. Write for example {section}.NAME.KEY.") : [section];
        if (section is not ("populations" or "projections")) return [section, .. rest.Split('.')];
        string[] names = [.. section == "populations" ? Populations(file) : Projections(file)];
        string? name = names.Where(name => rest == name || rest.StartsWith(name + ".", StringComparison.Ordinal)).MaxBy(name => name.Length);
        if (name is null) return Unknown(rest.Split('.')[0], names, section[..^1]);
        if (rest.Length == name.Length) return Refuse($"names a {section[..^1]}, not a value of it. Write for example {change.Path}.{(section == "populations" ? "size" : "weight")}.");
        string[] keys = rest[(name.Length + 1)..].Split('.');
        if (section == "projections") return s_projectionKeys.Contains(keys[0]) || !IsPlastic(file, name) ? [section, name, .. keys] : [section, name, "synapse", "parameters", .. keys];
        return s_populationKeys.Contains(keys[0]) ? [section, name, .. keys] : [section, name, "parameters", .. keys];
    }

    /// <summary>Whether a projection has a synapse model with settings, among which a parameter may be one.</summary>
    private static bool IsPlastic(YamlMapping file, string projection)
    {
        int place = Projections(file).ToList().IndexOf(projection);
        return ((YamlList)file["projections"]!).Items[place] is YamlMapping mapping && mapping["synapse"] is YamlMapping;
    }

    private static IEnumerable<string> Populations(YamlMapping file) => (file["populations"] as YamlMapping)?.Entries.Select(entry => entry.Name) ?? [];

    private static IEnumerable<string> Projections(YamlMapping file)
    {
        var names = new ProjectionNames();
        return (file["projections"] as YamlList)?.Items.Select((item, i) => item is YamlMapping mapping ? names.Of(mapping, i) : "") ?? [];
    }

    private YamlNode Set(YamlNode? node, ImmutableArray<string> keys, int depth)
    {
        if (depth == keys.Length) return Value();
        string key = keys[depth].Trim();
        switch (node)
        {
            case null or YamlScalar { IsNothing: true }:
                return new YamlMapping { Location = _place, Entries = [new YamlEntry(Scalar(key, change.Path.IndexOf(key, StringComparison.Ordinal)), Set(null, keys, depth + 1))] };
            case YamlMapping mapping:
                int entry = mapping.Entries.ToList().FindIndex(entry => entry.Name == key);
                // Findings point at the key of a value: where the value is changed, at that of the change.
                bool isOwn = entry < 0 || depth + 1 == keys.Length;
                YamlEntry changed = new(isOwn ? Scalar(key, change.Path.LastIndexOf(key, StringComparison.Ordinal)) : mapping.Entries[entry].Key,
                    Set(entry < 0 ? null : mapping.Entries[entry].Value, keys, depth + 1));
                return new YamlMapping { Location = mapping.Location, Entries = entry < 0 ? mapping.Entries.Add(changed) : mapping.Entries.SetItem(entry, changed) };
            case YamlList list:
                int place = PlaceOf(list, keys, depth);
                return new YamlList { Location = list.Location, Items = list.Items.SetItem(place, Set(list.Items[place], keys, depth + 1)) };
            default:
                throw Failure($"leads into '{string.Join('.', keys.Take(depth))}', which is {node.Kind} and has no part '{key}'. Give it a whole value.");
        }
    }

    private int PlaceOf(YamlList list, ImmutableArray<string> keys, int depth)
    {
        string key = keys[depth].Trim();
        var projections = new ProjectionNames();
        string[] names = [.. list.Items.Select((item, i) => item is not YamlMapping mapping ? "" : depth == 1 && keys[0] == "projections" ? projections.Of(mapping, i) : Name(mapping))];
        int place = Array.IndexOf(names, key);
        if (place >= 0) return place;
        if (int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out place) && place < list.Items.Length) return place;
        string known = list.Items.Length == 0 ? "it is empty" : $"its elements are 0 to {list.Items.Length - 1}";
        throw Failure($"has '{key}' in the list '{string.Join('.', keys.Take(depth))}', but {known}.{Suggestion.For(key, names.Where(name => name.Length > 0))}");
    }

    private static string Name(YamlMapping mapping) => (mapping["name"] as YamlScalar)?.Value ?? "";

    /// <summary>Lists and mappings are read as YAML; everything else is taken as it stands.</summary>
    private YamlNode Value()
    {
        string text = change.Value.Trim();
        return text[0] is '[' or '{' ? YamlFile.Parse(text, change.ToString()) : Scalar(text, change.Path.Length + 1);
    }

    private YamlScalar Scalar(string text, int start) => new()
    {
        Location = _place with { Column = start + 1, Length = text.Length },
        Text = new SourceText(text, change.ToString()) { Column = start + 1, FileLines = [change.ToString()] },
        IsQuoted = false,
    };

    private ImmutableArray<string>? Unknown(string name, IReadOnlyCollection<string> known, string kind)
    {
        string suggestion = Suggestion.For(name, known);
        return Refuse($"names the {kind} '{name}', which the file does not have.{(suggestion.Length > 0 ? suggestion : $" There are: {Validation.Phrases.List(known)}.")}");
    }

    private ImmutableArray<string>? Refuse(string message)
    {
        findings.Add(Failure(message).Findings[0]);
        return null;
    }

    private GliaException Failure(string message) => new($"path '{change.Path}'", message, _place);
}
