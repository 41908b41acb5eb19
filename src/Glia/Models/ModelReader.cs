using System.Collections.Immutable;
using Glia.Errors;
using Glia.Yaml;

namespace Glia.Models;

/// <summary>Reads one neuron or source model from YAML.</summary>
internal sealed class ModelReader(YamlReader reader, ICollection<Finding> findings)
{
    private readonly ModelEntryReader _entries = new(reader, findings);

    public NeuronModel Read()
    {
        var defaults = new NeuronModel { Name = reader.RequiredText("name") ?? "" };
        NeuronModel model = defaults with
        {
            Summary = reader.Text("summary") ?? "",
            Documentation = reader.Text("description") ?? "",
            Equations = _entries.Text("equations"),
            RunRegularly = _entries.Text("run_regularly"),
            BeforeThreshold = _entries.Text("before_threshold"),
            Threshold = _entries.Text("threshold"),
            Reset = _entries.Text("reset"),
            Refractory = _entries.Text("refractory"),
            Spikes = _entries.Text("spikes"),
            Output = _entries.Text("output"),
            Receptors = Receptors(),
            Parameters = _entries.Values("parameters"),
            Initial = _entries.Values("initial"),
            Functions = _entries.Functions(),
            Method = reader.Text("method") ?? "",
            Tolerance = _entries.Text("tolerance") is { Length: > 0 } tolerance ? tolerance : defaults.Tolerance,
            ThresholdWithinStep = reader.Flag("threshold_within_step") ?? false,
            References = _entries.References(),
        };
        reader.Close();
        return model with { Origin = _entries.Origin };
    }

    private ImmutableArray<Receptor> Receptors()
    {
        var receptors = ImmutableArray.CreateBuilder<Receptor>();
        foreach ((string name, YamlReader section) in _entries.Sections("receptors", "receptor"))
        {
            string prefix = $"receptors.{name}.";
            section.Require("on_arrival");
            section.Require("unit");
            receptors.Add(new Receptor(name, _entries.Text(section, "on_arrival", prefix), _entries.Text(section, "unit", prefix))
            {
                Weights = _entries.Text(section, "weights", prefix) is { Length: > 0 } weights ? weights : "any",
                UnlessRefractory = section.Flag("unless_refractory") ?? false,
            });
            section.Close();
        }

        return receptors.ToImmutable();
    }
}
