using System.Collections.Immutable;
using Glia.Networks.Validation;
using Glia.Quantities;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Reads the section <c>record</c>.</summary>
internal sealed class RecordersReader(FileFindings findings, ValueReader values, PopulationsReader populations, Network network)
{
    private static readonly ImmutableArray<string> s_kinds = ["spikes", "states", "rate", "synapses"];

    private readonly HashSet<string> _names = [];

    public void Read(YamlNode node)
    {
        if (node is not YamlList list)
        {
            findings.Wrong("record", node, "a list of recorders, each with '- {spikes: POPULATION}' or the like");
            return;
        }

        for (int i = 0; i < list.Items.Length; i++)
        {
            if (list.Items[i] is YamlMapping mapping && s_kinds.Where(kind => mapping[kind] is not null).ToArray() is [var kind]) ReadOne(mapping, kind);
            else findings.Wrong($"recorder {i + 1}", list.Items[i], "one of {spikes: POPULATION}, {states: POPULATION, variables: [...]}, {rate: POPULATION} and {synapses: PROJECTION, variables: [...]}");
        }
    }

    private void ReadOne(YamlMapping mapping, string kind)
    {
        string name = Name(mapping, kind);
        string subject = Subjects.Recorder(name);
        findings.Place(subject, mapping.Location);
        var reader = new YamlReader(mapping, subject, findings.Read);
        reader.Find("name");
        Population? FindPopulation() => populations.Find($"{subject}, population", reader, kind);
        Recorder? recorder = kind switch
        {
            "spikes" => Spikes(reader, name, FindPopulation()),
            "states" => States(reader, name, FindPopulation()),
            "rate" => Rate(reader, name, FindPopulation()),
            _ => Synapses(reader, name, FindProjection($"{subject}, projection", reader)),
        };
        reader.Close();
        if (recorder is not null) network.Add(recorder);
    }

    private SpikeRecorder? Spikes(YamlReader reader, string name, Population? population)
    {
        ImmutableArray<long>? neurons = Neurons(reader, name, population);
        return population is not null && neurons is { } indexes ? new SpikeRecorder { Name = name, Population = population, Neurons = indexes } : null;
    }

    private StateRecorder? States(YamlReader reader, string name, Population? population)
    {
        ImmutableArray<long>? neurons = Neurons(reader, name, population);
        ImmutableArray<string>? variables = Variables(reader, name);
        int? every = Interval(reader, name);
        return population is not null && neurons is { } indexes && variables is { } names && every is { } steps
            ? new StateRecorder { Name = name, Population = population, Neurons = indexes, Variables = names, Every = steps }
            : null;
    }

    private SynapseRecorder? Synapses(YamlReader reader, string name, Projection? projection)
    {
        ImmutableArray<long>? synapses = Synapses(reader, name);
        ImmutableArray<string>? variables = Variables(reader, name);
        int? every = Interval(reader, name);
        return projection is not null && synapses is { } indexes && variables is { } names && every is { } steps
            ? new SynapseRecorder { Name = name, Projection = projection, Synapses = indexes, Variables = names, Every = steps }
            : null;
    }

    /// <summary>The projection that is named; null when there is none, or when something about it could not be read, which has been said.</summary>
    private Projection? FindProjection(string subject, YamlReader reader)
    {
        if (reader.Require("synapses") is not { } node) return null;
        if (node is not YamlScalar { Value: var name })
        {
            findings.Wrong(subject, node, "the name of a projection");
            return null;
        }

        if (network.Projections.FirstOrDefault(projection => projection.Name == name) is not { } found)
        {
            findings.Error(subject, $"is '{name}', which is no projection.{Phrases.SuggestOrList(name, network.Projections.Select(projection => projection.Name))}", node);
            return null;
        }

        string whole = Subjects.Projection(name);
        return findings.Read.Any(finding => finding.Subject == whole || finding.Subject.StartsWith(whole + ",", StringComparison.Ordinal)) ? null : found;
    }

    /// <summary>Steps between samples, 1 unless given; null when they cannot be read.</summary>
    private int? Interval(YamlReader reader, string name)
    {
        if (reader.Find("every") is not { } node) return 1;
        string subject = Subjects.Interval(name);
        findings.Place(subject, node.Location);
        if (findings.Integer(subject, node) is not { } steps) return null;
        if (steps is >= int.MinValue and <= int.MaxValue) return (int)steps;
        findings.Error(subject, $"is {Phrases.Count(steps)} steps, but at most {Phrases.Count(int.MaxValue)} are possible.", node);
        return null;
    }

    private RateRecorder? Rate(YamlReader reader, string name, Population? population)
    {
        Time bin = 1 * Units.ms;
        if (reader.Find("bin") is { } node)
        {
            findings.Place(Subjects.Bin(name), node.Location);
            if (values.Typed<Time>(Subjects.Bin(name), node) is not { } given) return null;
            bin = given;
        }

        return population is null ? null : new RateRecorder { Name = name, Population = population, Bin = bin };
    }

    private ImmutableArray<string>? Variables(YamlReader reader, string name)
    {
        if (reader.Require("variables") is not { } node) return null;
        string subject = Subjects.Variables(name);
        findings.Place(subject, node.Location);
        if (node is YamlScalar { IsNothing: false } single) return [single.Value];
        if (node is YamlList list && list.Items.All(item => item is YamlScalar)) return [.. list.Items.Cast<YamlScalar>().Select(item => item.Value)];
        findings.Wrong(subject, node, "a list of names");
        return null;
    }

    private ImmutableArray<long>? Neurons(YamlReader reader, string name, Population? population)
    {
        if (reader.Find("neurons") is not { } node) return [];
        findings.Place(Subjects.Neurons(name), node.Location);
        if (node is YamlScalar { Value: "all" }) return [];
        // Without the population its size is not known, and a range could be of any length.
        return population is null ? null : new IndexReader(findings, Subjects.Neurons(name), "neuron", population.Name, population.Size).Read(node);
    }

    private ImmutableArray<long>? Synapses(YamlReader reader, string name)
    {
        if (reader.Find("indexes") is not { } node) return [];
        findings.Place(Subjects.Synapses(name), node.Location);
        return node is YamlScalar { Value: "all" } ? [] : new IndexReader(findings, Subjects.Synapses(name), "synapse").Read(node);
    }

    private string Name(YamlMapping mapping, string kind)
    {
        if (mapping["name"] is YamlScalar { IsNothing: false } given) return given.Value;
        string name = mapping[kind] is not YamlScalar observed ? kind : kind == "synapses" ? NetworkRecording.SynapsesOf(observed.Value) : $"{kind}-{observed.Value}";
        string candidate = name;
        for (int number = 2; !_names.Add(candidate); number++) candidate = $"{name}-{number}";
        return candidate;
    }
}
