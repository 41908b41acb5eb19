using System.Collections.Immutable;
using System.Globalization;
using Glia.Networks.Validation;
using Glia.Quantities;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Reads the section <c>record</c>.</summary>
internal sealed class RecordersReader(FileFindings findings, ValueReader values, PopulationsReader populations, Network network)
{
    /// <summary>More neurons than anyone lists; a range must not fill the memory.</summary>
    private const long LongestSelection = 10_000_000;

    private static readonly ImmutableArray<string> s_kinds = ["spikes", "states", "rate"];

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
            else findings.Wrong($"recorder {i + 1}", list.Items[i], "one of {spikes: POPULATION}, {states: POPULATION, variables: [...]} and {rate: POPULATION}");
        }
    }

    private void ReadOne(YamlMapping mapping, string kind)
    {
        string name = Name(mapping, kind);
        string subject = Subjects.Recorder(name);
        findings.Place(subject, mapping.Location);
        var reader = new YamlReader(mapping, subject, findings.Read);
        reader.Find("name");
        Population? population = populations.Find($"{subject}, population", reader, kind);
        Recorder? recorder = kind switch
        {
            "spikes" => Spikes(reader, name, population),
            "states" => States(reader, name, population),
            _ => Rate(reader, name, population),
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
        int every = 1;
        if (reader.Find("every") is { } node)
        {
            findings.Place(Subjects.Interval(name), node.Location);
            if (findings.Integer(Subjects.Interval(name), node) is not { } steps) return null;
            if (steps is < int.MinValue or > int.MaxValue)
            {
                findings.Error(Subjects.Interval(name), $"is {Phrases.Count(steps)} steps, but at most {Phrases.Count(int.MaxValue)} are possible.", node);
                return null;
            }

            every = (int)steps;
        }

        return population is not null && neurons is { } indexes && variables is { } names
            ? new StateRecorder { Name = name, Population = population, Neurons = indexes, Variables = names, Every = every }
            : null;
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

    /// <summary>Indexes: a number, a range <c>0..99</c>, or a list of both; empty for all neurons.</summary>
    private ImmutableArray<long>? Neurons(YamlReader reader, string name, Population? population)
    {
        if (reader.Find("neurons") is not { } node) return [];
        string subject = Subjects.Neurons(name);
        findings.Place(subject, node.Location);
        if (node is YamlScalar { Value: "all" }) return [];
        // Without the population its size is not known, and a range could be of any length.
        if (population is null) return null;
        var indexes = ImmutableArray.CreateBuilder<long>();
        foreach (YamlNode item in node is YamlList list ? list.Items : [node])
            if (!Add(indexes, subject, item, population)) return null;
        if (indexes.Count > 0) return indexes.ToImmutable();
        findings.Error(subject, "names no neuron. Leave the key away to record all.", node);
        return null;
    }

    private bool Add(ImmutableArray<long>.Builder indexes, string subject, YamlNode item, Population population)
    {
        if (item is not YamlScalar { Value: var text } || text.Split("..") is not [var first, var last])
        {
            if (findings.Integer(subject, item) is not { } index) return false;
            indexes.Add(index);
            return true;
        }

        if (!TryIndex(first, out long low) || !TryIndex(last, out long high) || low > high)
        {
            findings.Wrong(subject, item, "a range such as 0..99, from the first neuron to the last");
            return false;
        }

        if (high >= population.Size)
        {
            findings.Error(subject, $"names the neuron {high}, but '{population.Name}' has the neurons 0 to {Phrases.Count(population.Size - 1)}. Correct the range.", item);
            return false;
        }

        if (indexes.Count + (high - low) >= LongestSelection)
        {
            findings.Error(subject, $"names {Phrases.Count(high - low + 1)} neurons, but at most {Phrases.Count(LongestSelection)} can be listed. Leave the key away to record all.", item);
            return false;
        }

        for (long index = low; index <= high; index++) indexes.Add(index);
        return true;
    }

    private static bool TryIndex(string text, out long index) => long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out index);

    private string Name(YamlMapping mapping, string kind)
    {
        if (mapping["name"] is YamlScalar { IsNothing: false } given) return given.Value;
        string name = mapping[kind] is YamlScalar population ? $"{kind}-{population.Value}" : kind;
        string candidate = name;
        for (int number = 2; !_names.Add(candidate); number++) candidate = $"{name}-{number}";
        return candidate;
    }
}
