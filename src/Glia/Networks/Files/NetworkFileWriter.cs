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
    private readonly Dictionary<string, NeuronModel> _bases = [];
    private readonly HashSet<string> _builtIn = [];

    public string Write()
    {
        Network network = document.Network;
        Line($"name: {Text(network.Name)}");
        Line($"seed: {network.Seed}");
        Line($"time_step: {Quantity(network.TimeStep)}");
        if (document.Duration is { } duration) Line($"duration: {Quantity(duration)}");
        foreach (Population population in network.Populations) Register(population.Model);
        WriteModels();
        Section("populations", network.Populations, population => $"  {Text(population.Name)}: {Population(population)}");
        Section("projections", network.Projections, projection => $"  - {Projection(projection)}");
        Section("record", network.Recorders, recorder => $"  - {Recorder(recorder)}");
        WriteSettings();
        return _text.ToString();
    }

    /// <summary>Models that differ only in their integrator share one entry; what differs is said by the population.</summary>
    private void Register(NeuronModel model)
    {
        if (_bases.TryGetValue(model.Name, out NeuronModel? known))
        {
            if (!IsVariant(model, known)) throw new GliaException($"model '{model.Name}'", "is the name of two different models in this network, which no file can hold. Rename one.");
            return;
        }

        bool isBuiltIn = ModelLibrary.TryGet(model.Name, out NeuronModel? builtIn) && IsVariant(model, builtIn);
        _bases.Add(model.Name, isBuiltIn ? builtIn! : model);
        if (isBuiltIn) _builtIn.Add(model.Name);
    }

    private static bool IsVariant(NeuronModel a, NeuronModel b) =>
        ReferenceEquals(a, b) || ModelFile.Write(a with { Method = b.Method, Tolerance = b.Tolerance }) == ModelFile.Write(b);

    private void WriteModels()
    {
        NeuronModel[] own = [.. _bases.Values.Where(model => !_builtIn.Contains(model.Name))];
        if (own.Length == 0) return;
        Line("models:");
        foreach (NeuronModel model in own)
        {
            string indent = "  - ";
            foreach (string line in ModelFile.Write(model).TrimEnd('\n').Split('\n'))
            {
                Line(line.Length == 0 ? "" : indent + line);
                indent = "    ";
            }
        }
    }

    private string Population(Population population)
    {
        NeuronModel known = _bases[population.Model.Name];
        return Mapping(
            ("size", $"{population.Size}"),
            ("model", Text(population.Model.Name)),
            ("method", population.Model.Method == known.Method ? null : Text(population.Model.Method)),
            ("tolerance", population.Model.Tolerance == known.Tolerance ? null : Text(population.Model.Tolerance)),
            ("parameters", Values(population.Parameters)),
            ("initial", Values(population.Initial)),
            ("positions", population.Positions is { } positions ? ValueWriter.Positions(positions) : null));
    }

    private static string? Values(ImmutableDictionary<string, ParameterValue> values) => values.IsEmpty
        ? null
        : Mapping(values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (Text(pair.Key), (string?)ValueWriter.Parameter(pair.Value))));

    private static string Projection(Projection projection) => Mapping(
        ("name", Text(projection.Name)),
        ("from", Text(projection.Source.Name)),
        ("to", Text(projection.Target.Name)),
        ("rule", ValueWriter.Rule(projection.Rule)),
        ("weight", ValueWriter.Distribution(projection.Weight)),
        ("delay", ValueWriter.Distribution(projection.Delay)),
        ("receptor", projection.Receptor is { } receptor ? Text(receptor) : null),
        ("autapses", projection.Rule.Autapses ? null : "false"),
        ("multapses", projection.Rule.Multapses ? null : "false"));

    private static string Recorder(Recorder recorder) => recorder switch
    {
        SpikeRecorder spikes => Mapping(
            ("spikes", Text(spikes.Population.Name)), ("name", Text(spikes.Name)), ("neurons", Neurons(spikes.Neurons))),
        StateRecorder states => Mapping(
            ("states", Text(states.Population.Name)), ("name", Text(states.Name)), ("variables", List(states.Variables.Select(Text))),
            ("neurons", Neurons(states.Neurons)), ("every", states.Every == 1 ? null : $"{states.Every}")),
        RateRecorder rate => Mapping(("rate", Text(rate.Population.Name)), ("name", Text(rate.Name)), ("bin", Quantity(rate.Bin))),
        _ => throw new GliaException($"recorder '{recorder.Name}'", $"is a {recorder.GetType().Name}, which the file format does not know."),
    };

    private static string? Neurons(ImmutableArray<long> neurons)
    {
        if (neurons.IsEmpty) return null;
        bool isRange = neurons.Length > 2 && neurons.Select((neuron, k) => neuron - k).All(start => start == neurons[0]);
        return isRange ? $"{neurons[0]}..{neurons[^1]}" : List(neurons.Select(neuron => $"{neuron}"));
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
