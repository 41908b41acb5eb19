using System.Collections.Immutable;
using System.Text;
using Glia.Errors;
using Glia.Models;
using static Glia.Networks.Files.YamlText;

namespace Glia.Networks.Files;

/// <summary>Writes a document section by section: one line per projection and recorder, and only what differs from the default.</summary>
internal sealed class NetworkFileWriter(NetworkDocument document)
{
    private readonly StringBuilder _text = new();
    private readonly ModelSection<NeuronModel> _models = new(ModelForm.Neuron);
    private readonly ModelSection<SynapseModel> _synapses = new(ModelForm.Synapse);

    public string Write()
    {
        Network network = document.Network;
        Line($"name: {Text(network.Name)}");
        Line($"seed: {network.Seed}");
        Line($"time_step: {Quantity(network.TimeStep)}");
        if (document.Duration is { } duration) Line($"duration: {Quantity(duration)}");
        foreach (Population population in network.Populations) _models.Register(population.Model);
        foreach (Projection projection in network.Projections)
            if (projection.Synapse is { } synapse) _synapses.Register(synapse);
        foreach (string line in _models.Lines().Concat(_synapses.Lines())) Line(line);
        Section("populations", network.Populations, population => $"  {Text(population.Name)}: {Population(population)}");
        Section("projections", network.Projections, projection => $"  - {Projection(projection)}");
        Section("record", network.Recorders, recorder => $"  - {Recorder(recorder)}");
        WriteSettings();
        return _text.ToString();
    }

    private string Population(Population population)
    {
        NeuronModel known = _models[population.Model.Name];
        return Mapping(
            ("size", $"{population.Size}"),
            ("model", Text(population.Model.Name)),
            ("method", population.Model.Method == known.Method ? null : Text(population.Model.Method)),
            ("tolerance", population.Model.Tolerance == known.Tolerance ? null : Text(population.Model.Tolerance)),
            ("parameters", ValueWriter.Parameters(population.Parameters)),
            ("initial", ValueWriter.Parameters(population.Initial)),
            ("positions", population.Positions is { } positions ? ValueWriter.Positions(positions) : null));
    }

    private string Projection(Projection projection) => Mapping(
        ("name", Text(projection.Name)),
        ("from", Text(projection.Source.Name)),
        ("to", Text(projection.Target.Name)),
        ("rule", ValueWriter.Rule(projection.Rule)),
        ("weight", ValueWriter.Distribution(projection.Weight)),
        ("delay", ValueWriter.Distribution(projection.Delay)),
        ("receptor", projection.Receptor is { } receptor ? Text(receptor) : null),
        ("synapse", projection.Synapse is { } synapse ? SynapseWriter.Synapse(projection, _synapses[synapse.Name]) : null),
        ("autapses", projection.Rule.Autapses ? null : "false"),
        ("multapses", projection.Rule.Multapses ? null : "false"));

    private static string Recorder(Recorder recorder) => recorder switch
    {
        SpikeRecorder spikes => Mapping(
            ("spikes", Text(spikes.Population.Name)), ("name", Text(spikes.Name)), ("neurons", Indexes(spikes.Neurons))),
        StateRecorder states => Mapping(
            ("states", Text(states.Population.Name)), ("name", Text(states.Name)), ("variables", List(states.Variables.Select(Text))),
            ("neurons", Indexes(states.Neurons)), ("every", states.Every == 1 ? null : $"{states.Every}")),
        SynapseRecorder synapses => Mapping(
            ("synapses", Text(synapses.Projection.Name)), ("name", Text(synapses.Name)), ("variables", List(synapses.Variables.Select(Text))),
            ("indexes", Indexes(synapses.Synapses)), ("every", synapses.Every == 1 ? null : $"{synapses.Every}")),
        RateRecorder rate => Mapping(("rate", Text(rate.Population.Name)), ("name", Text(rate.Name)), ("bin", Quantity(rate.Bin))),
        _ => throw new GliaException($"recorder '{recorder.Name}'", $"is a {recorder.GetType().Name}, which the file format does not know."),
    };

    private static string? Indexes(ImmutableArray<long> indexes)
    {
        if (indexes.IsEmpty) return null;
        bool isRange = indexes.Length > 2 && indexes.Select((index, k) => index - k).All(start => start == indexes[0]);
        return isRange ? $"{indexes[0]}..{indexes[^1]}" : List(indexes.Select(index => $"{index}"));
    }

    private void WriteSettings()
    {
        (string, string?)[] simulation =
        [
            ("threads", document.Simulation.Threads is { } threads ? $"{threads}" : null), ("precision", document.Simulation.Precision), ("weights", document.Simulation.Weights),
        ];
        if (simulation.Any(entry => entry.Item2 is not null)) Line($"simulation: {Mapping(simulation)}");
        (string, string?)[] output = [("directory", document.Output.Directory is { } directory ? Text(directory) : null), ("format", document.Output.Format)];
        if (output.Any(entry => entry.Item2 is not null)) Line($"output: {Mapping(output)}");
    }

    private void Section<T>(string name, IReadOnlyCollection<T> items, Func<T, string> write)
    {
        if (items.Count == 0) return;
        Line($"{name}:");
        foreach (T item in items) Line(write(item));
    }

    private void Line(string line) => _text.Append(line).Append('\n');
}
