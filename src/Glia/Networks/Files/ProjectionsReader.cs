using Glia.Networks.Validation;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Reads the section <c>projections</c>.</summary>
internal sealed class ProjectionsReader(FileFindings findings, ValueReader values, PopulationsReader populations, SynapseReader synapses, Network network)
{
    private readonly ProjectionNames _names = new();

    public void Read(YamlNode node)
    {
        if (node is not YamlList list)
        {
            findings.Wrong("projections", node, "a list of projections, each with '- {from: ..., to: ..., rule: ...}'");
            return;
        }

        for (int i = 0; i < list.Items.Length; i++)
        {
            if (list.Items[i] is YamlMapping mapping) ReadOne(mapping, i);
            else findings.Wrong($"projection {i + 1}", list.Items[i], "{from: ..., to: ..., rule: ..., weight: ..., delay: ...}");
        }
    }

    private void ReadOne(YamlMapping mapping, int index)
    {
        string name = _names.Of(mapping, index);
        findings.Place(Subjects.Projection(name), mapping.Location);
        var reader = new YamlReader(mapping, Subjects.Projection(name), findings.Read);
        reader.Find("name");
        Population? source = populations.Find(Subjects.Source(name), reader, "from"), target = populations.Find(Subjects.Target(name), reader, "to");
        ConnectionRule? rule = Required(reader, "rule", Subjects.Rule(name)) is { } ruleNode ? new RuleReader(findings, values, name).Read(ruleNode) : null;
        Distribution? weight = ReadWeight(reader, name, source);
        Distribution? delay = Required(reader, "delay", Subjects.Delay(name)) is { } delayNode ? values.Distribution(Subjects.Delay(name), delayNode) : null;
        if (reader.Find("receptor") is { } receptorNode) findings.Place(Subjects.Receptor(name), receptorNode.Location);
        string? receptor = reader.Text("receptor");
        bool autapses = reader.Flag("autapses") ?? true, multapses = reader.Flag("multapses") ?? true;
        PlasticSettings? synapse = reader.Find("synapse") is { } synapseNode ? synapses.Read(name, synapseNode) : null;
        reader.Close();
        (string Subject, object? Part)[] parts =
            [(Subjects.Source(name), source), (Subjects.Target(name), target), (Subjects.Rule(name), rule), (Subjects.Weight(name), weight), (Subjects.Delay(name), delay)];
        foreach ((string subject, _) in parts.Where(part => part.Part is null)) findings.Unread(subject);
        // What could not be read is left out, so that validation tells what is wrong with the rest; such a network is never handed on.
        var projection = new Projection
        {
            Name = name, Source = source!, Target = target!, Rule = rule is null ? null! : rule with { Autapses = autapses, Multapses = multapses }, Weight = weight!, Delay = delay!,
            Receptor = receptor,
        };
        network.Add(synapse?.On(projection) ?? projection);
    }

    /// <summary>A current source needs no weight: its amplitude is a parameter.</summary>
    private Distribution? ReadWeight(YamlReader reader, string name, Population? source)
    {
        bool isOptional = source is not null && PopulationsReader.System(source) is { EmitsCurrent: true };
        if (isOptional && reader.Find("weight") is null) return 1;
        return Required(reader, "weight", Subjects.Weight(name)) is { } node ? values.Distribution(Subjects.Weight(name), node) : null;
    }

    private YamlNode? Required(YamlReader reader, string key, string subject)
    {
        YamlNode? node = reader.Require(key);
        if (node is not null) findings.Place(subject, node.Location);
        return node;
    }
}
