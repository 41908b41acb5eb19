using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks.Validation;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Reads the entry <c>synapse</c> of a projection: the name of a model, or a mapping with its settings.</summary>
internal sealed class SynapseReader(FileFindings findings, ValueReader values, PopulationsReader populations, ModelShelf<SynapseModel> models)
{
    /// <summary>The settings; null when the model could not be read, which has been said.</summary>
    public PlasticSettings? Read(string projection, YamlNode node)
    {
        findings.Place(Subjects.Synapse(projection), node.Location);
        if (node is not YamlMapping mapping)
            return Find(projection, node) is { } plain ? new PlasticSettings(plain, Empty<ParameterValue>(), Empty<ParameterValue>(), Empty<Modulator>()) : null;
        var reader = new YamlReader(mapping, Subjects.Synapse(projection), findings.Read);
        SynapseModel? model = reader.Require("model") is { } name ? Find(projection, name) : null;
        string? method = reader.Text("method");
        DelaySite? delay = DelaySites.Read(reader);
        var parameters = Values(reader.Entries("parameters"), key => Subjects.SynapseParameter(projection, key));
        var initial = Values(reader.Entries("initial"), key => Subjects.SynapseInitial(projection, key));
        var modulators = Modulators(projection, reader.Entries("modulators"));
        reader.Close();
        return model is null ? null : new PlasticSettings(Variant(model, method, delay), parameters, initial, modulators);
    }

    private SynapseModel? Find(string projection, YamlNode node) => models.Find(Subjects.Synapse(projection), node);

    private SynapseModel Variant(SynapseModel model, string? method, DelaySite? delay) =>
        method is null && delay is null ? model : models.Shared(model with { Method = method ?? model.Method, Delay = delay ?? model.Delay });

    private ImmutableDictionary<string, ParameterValue> Values(IReadOnlyList<YamlEntry> entries, Func<string, string> subject)
    {
        var read = ImmutableDictionary.CreateBuilder<string, ParameterValue>();
        foreach (YamlEntry entry in entries)
        {
            findings.Place(subject(entry.Name), entry.Key.Location);
            if (values.Parameter(subject(entry.Name), entry.Value, isEvents: false) is { } value) read[entry.Name] = value;
            else findings.Unread(subject(entry.Name));
        }

        return read.ToImmutable();
    }

    private ImmutableDictionary<string, Modulator> Modulators(string projection, IReadOnlyList<YamlEntry> entries)
    {
        var read = ImmutableDictionary.CreateBuilder<string, Modulator>();
        foreach (YamlEntry entry in entries)
        {
            string subject = Subjects.Modulator(projection, entry.Name);
            findings.Place(subject, entry.Key.Location);
            if (ReadModulator(subject, entry.Value) is { } modulator) read[entry.Name] = modulator;
            else findings.Unread(subject);
        }

        return read.ToImmutable();
    }

    private Modulator? ReadModulator(string subject, YamlNode node)
    {
        if (node is not YamlMapping mapping || (mapping["population"] ?? mapping["times"] ?? mapping["values"]) is null)
        {
            findings.Wrong(subject, node, "{population: ..., variable: ...} or {times: [...], values: [...]}");
            return null;
        }

        if (mapping["population"] is null)
            return values.Parameter(subject, mapping, isEvents: false) is ScheduledValue schedule ? new ScheduledModulator(schedule.Times, schedule.Values) : null;
        var reader = new YamlReader(mapping, subject, findings.Read);
        Population? population = populations.Find(subject, reader, "population");
        string? variable = reader.RequiredText("variable");
        bool mean = reader.Flag("mean") ?? false;
        reader.Close();
        return population is null || variable is null ? null : new PopulationModulator(population, variable, mean);
    }

    private static ImmutableDictionary<string, T> Empty<T>() => ImmutableDictionary<string, T>.Empty;
}
