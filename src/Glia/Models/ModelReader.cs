using System.Collections.Immutable;
using Glia.Errors;
using Glia.Quantities;
using Glia.Yaml;

namespace Glia.Models;

/// <summary>Reads the entries of one model from YAML and keeps the place of each text.</summary>
internal sealed class ModelReader(YamlReader reader, ICollection<Finding> findings)
{
    private readonly ImmutableDictionary<string, SourceText>.Builder _origins = ImmutableDictionary.CreateBuilder<string, SourceText>();

    public NeuronModel Read()
    {
        var defaults = new NeuronModel { Name = reader.RequiredText("name") ?? "" };
        NeuronModel model = defaults with
        {
            Summary = reader.Text("summary") ?? "",
            Documentation = reader.Text("description") ?? "",
            Equations = Text(reader, "equations"),
            RunRegularly = Text(reader, "run_regularly"),
            BeforeThreshold = Text(reader, "before_threshold"),
            Threshold = Text(reader, "threshold"),
            Reset = Text(reader, "reset"),
            Refractory = Text(reader, "refractory"),
            Spikes = Text(reader, "spikes"),
            Output = Text(reader, "output"),
            Receptors = Receptors(),
            Parameters = Values("parameters"),
            Initial = Values("initial"),
            Functions = Functions(),
            Method = reader.Text("method") ?? "",
            Tolerance = Text(reader, "tolerance") is { Length: > 0 } tolerance ? tolerance : defaults.Tolerance,
            ThresholdWithinStep = reader.Flag("threshold_within_step") ?? false,
            References = References(),
        };
        reader.Close();
        return model with { Origin = new ModelOrigin(_origins.ToImmutable()) };
    }

    private string Text(YamlReader section, string key, string prefix = "")
    {
        if (section.Source(key) is not { } text) return "";
        _origins[prefix + key] = text;
        return text.Text;
    }

    private ImmutableArray<Receptor> Receptors()
    {
        var receptors = ImmutableArray.CreateBuilder<Receptor>();
        foreach (YamlEntry entry in reader.Entries("receptors"))
        {
            string prefix = $"receptors.{entry.Name}.";
            if (YamlReader.Open(entry.Value, $"{reader.Subject}, receptor '{entry.Name}'", findings) is not { } section) continue;
            section.Require("on_arrival");
            section.Require("unit");
            receptors.Add(new Receptor(entry.Name, Text(section, "on_arrival", prefix), Text(section, "unit", prefix))
            {
                Weights = Text(section, "weights", prefix) is { Length: > 0 } weights ? weights : "any",
                UnlessRefractory = section.Flag("unless_refractory") ?? false,
            });
            section.Close();
        }

        return receptors.ToImmutable();
    }

    private ImmutableDictionary<string, string> Values(string key)
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

    private ImmutableDictionary<string, UserFunction> Functions()
    {
        var functions = ImmutableDictionary.CreateBuilder<string, UserFunction>();
        foreach (YamlEntry entry in reader.Entries("functions"))
            if (YamlReader.Open(entry.Value, $"{reader.Subject}, function '{entry.Name}'", findings) is { } section && Function(section, entry.Name) is { } function)
                functions[entry.Name] = function;
        return functions.ToImmutable();
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

    private ImmutableArray<string> References()
    {
        var references = ImmutableArray.CreateBuilder<string>();
        foreach (YamlNode item in reader.List("references")?.Items ?? [])
            if (reader.Scalar("references", item, "a text") is { } reference) references.Add(reference.Value);
        return references.ToImmutable();
    }
}
