using System.Collections.Immutable;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;
using Glia.Networks.Validation;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Reads the section <c>populations</c>, and finds populations by name for the sections after it.</summary>
internal sealed class PopulationsReader(FileFindings findings, ValueReader values, ModelShelf<NeuronModel> models, Network network)
{
    /// <summary>Size of a population whose size could not be read.</summary>
    private const long Unread = long.MinValue;

    /// <summary>By name; null for one that was named but could not be read, so that nobody complains of its absence.</summary>
    private readonly Dictionary<string, Population?> _populations = [];

    public void Read(IReadOnlyList<YamlEntry> entries)
    {
        foreach (YamlEntry entry in entries)
        {
            findings.Place(Subjects.Population(entry.Name), entry.Key.Location);
            Population? population = entry.Value is YamlMapping mapping ? ReadOne(entry.Name, new YamlReader(mapping, Subjects.Population(entry.Name), findings.Read)) : null;
            if (entry.Value is not YamlMapping) findings.Wrong(Subjects.Population(entry.Name), entry.Value, "{size: ..., model: ...}");
            if (population is not null) network.Add(population);
            bool isWhole = population is { Model: not null, Size: not Unread };
            _populations[entry.Name] = isWhole ? population : null;
        }
    }

    /// <summary>The population that a key names; null with a finding when there is none, null without one when it could not be read.</summary>
    public Population? Find(string subject, YamlReader reader, string key)
    {
        if (reader.Require(key) is not { } node) return null;
        findings.Place(subject, node.Location);
        if (node is not YamlScalar scalar)
        {
            findings.Wrong(subject, node, "the name of a population");
            return null;
        }

        if (_populations.TryGetValue(scalar.Value, out Population? population)) return population;
        string suggestion = Suggestion.For(scalar.Value, _populations.Keys);
        findings.Error(subject, $"is '{scalar.Value}', which is no population.{(suggestion.Length > 0 ? suggestion : $" There are: {Phrases.List(_populations.Keys)}.")}", node);
        return null;
    }

    /// <summary>The typed equations of a population's model; null when it cannot be compiled.</summary>
    public static ModelSystem? System(Population population) => System(population.Model);

    /// <summary>What could not be read is left out, so that validation tells what is wrong with the rest.</summary>
    private Population ReadOne(string name, YamlReader reader)
    {
        long? size = 1;
        if (reader.Find("size") is { } sizeNode)
        {
            findings.Place(Subjects.Size(name), sizeNode.Location);
            size = findings.Integer(Subjects.Size(name), sizeNode, NetworkValidator.MostNeuronsOfPopulation);
        }

        NeuronModel? model = ReadModel(name, reader);
        ModelSystem? system = model is null ? null : System(model);
        ImmutableDictionary<string, ParameterValue> parameters = ReadValues(reader.Entries("parameters"), key => Subjects.Parameter(name, key), system);
        ImmutableDictionary<string, ParameterValue> initial = ReadValues(reader.Entries("initial"), key => Subjects.Initial(name, key), null);
        Positions? positions = ReadPositions(name, reader);
        reader.Close();
        if (size is null) findings.Unread(Subjects.Size(name));
        if (model is null) findings.Unread(Subjects.Model(name));
        return new Population { Name = name, Size = size ?? Unread, Model = model!, Parameters = parameters, Initial = initial, Positions = positions };
    }

    private NeuronModel? ReadModel(string name, YamlReader reader)
    {
        NeuronModel? model = reader.Require("model") is { } node ? models.Find(Subjects.Model(name), node) : null;
        string? method = reader.Text("method"), tolerance = reader.Text("tolerance");
        if (model is null || (method is null && tolerance is null)) return model;
        return models.Shared(model with { Method = method ?? model.Method, Tolerance = tolerance ?? model.Tolerance });
    }

    /// <summary>The typed equations of a model; null when it cannot be compiled, which validation reports.</summary>
    private static ModelSystem? System(NeuronModel model)
    {
        try
        {
            return ModelCompiler.Analyse(model);
        }
        catch (GliaException)
        {
            return null;
        }
    }

    private Positions? ReadPositions(string name, YamlReader reader)
    {
        if (reader.Find("positions") is not { } node) return null;
        findings.Place(Subjects.Positions(name), node.Location);
        return new PositionsReader(findings, values, Subjects.Positions(name)).Read(node);
    }

    private ImmutableDictionary<string, ParameterValue> ReadValues(IReadOnlyList<YamlEntry> entries, Func<string, string> subject, ModelSystem? system)
    {
        var read = ImmutableDictionary.CreateBuilder<string, ParameterValue>();
        foreach (YamlEntry entry in entries)
        {
            findings.Place(subject(entry.Name), entry.Key.Location);
            ParameterDefinition? parameter = system?.Parameter(entry.Name);
            bool isEvents = parameter?.Variable.Kind == VariableKind.EventCount;
            ParameterValue? value = parameter is { IsCondition: true }
                ? values.Condition(subject(entry.Name), entry.Value)
                : values.Parameter(subject(entry.Name), entry.Value, isEvents);
            if (value is not null) read[entry.Name] = value;
        }

        return read.ToImmutable();
    }
}
