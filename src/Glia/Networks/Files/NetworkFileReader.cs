using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;
using Glia.Models;
using Glia.Networks.Validation;
using Glia.Quantities;
using Glia.Yaml;

namespace Glia.Networks.Files;

/// <summary>Reads the sections of a network file into a network, collecting everything that is wrong.</summary>
internal sealed class NetworkFileReader
{
    /// <summary>The sections of a file.</summary>
    public static ImmutableArray<string> Keys { get; } =
        ["name", "seed", "time_step", "duration", "models", "synapses", "populations", "projections", "record", "simulation", "output"];

    private readonly FileFindings _findings = new();
    private readonly ValueReader _values;
    private readonly ModelShelf<NeuronModel> _models;
    private readonly ModelShelf<SynapseModel> _synapses;
    private readonly YamlReader? _root;
    private readonly string _source;

    /// <param name="root">The file's root.</param>
    /// <param name="source">Name of the file.</param>
    /// <param name="directory">Where the files lie that it names.</param>
    /// <param name="shared">Models that other networks made of the file use; null when there is one.</param>
    public NetworkFileReader(YamlNode root, string source, string directory, SharedModels? shared = null)
    {
        _source = source;
        _values = new ValueReader(_findings);
        _models = new ModelShelf<NeuronModel>(_findings, directory, ModelForm.Neuron, shared);
        _synapses = new ModelShelf<SynapseModel>(_findings, directory, ModelForm.Synapse, shared);
        _root = YamlReader.Open(root is YamlMapping mapping ? Corrected(mapping) : root, Subjects.Network, _findings.Read);
    }

    /// <summary>Misspelt keys are reported, and read as what was meant: what stands under them is not missing elsewhere.</summary>
    private YamlMapping Corrected(YamlMapping root)
    {
        HashSet<string> given = [.. root.Entries.Select(entry => entry.Name)];
        return new YamlMapping { Location = root.Location, Entries = [.. root.Entries.Select(entry => Corrected(entry, given))] };
    }

    private YamlEntry Corrected(YamlEntry entry, HashSet<string> given)
    {
        if (Keys.Contains(entry.Name) || Suggestion.Nearest(entry.Name, Keys) is not { } meant || !given.Add(meant)) return entry;
        _findings.Error(Subjects.Network, $"has the unknown key '{entry.Name}'. Did you mean '{meant}'?", entry.Key);
        return entry with
        {
            Key = new YamlScalar { Location = entry.Key.Location, IsQuoted = entry.Key.IsQuoted, Text = new SourceText(meant, entry.Key.Text.Source) },
        };
    }

    /// <exception cref="GliaException">There are errors, in the file's form or in the network it describes.</exception>
    public NetworkDocument Read()
    {
        if (_root is null) throw new GliaException(_findings.Read);
        Network network = ReadSettings(_root);
        NetworkDocument document = new()
        {
            Network = network, Duration = ReadDuration(_root, network.TimeStep), Simulation = ReadSimulation(_root), Output = ReadOutput(_root),
        };
        if (_root.Find("models") is { } models) _models.Read(models);
        if (_root.Find("synapses") is { } synapses) _synapses.Read(synapses);
        var populations = new PopulationsReader(_findings, _values, _models, network);
        populations.Read(_root.Entries("populations"));
        if (_root.Find("projections") is { } projections) new ProjectionsReader(_findings, _values, populations, new SynapseReader(_findings, _values, populations, _synapses), network).Read(projections);
        if (_root.Find("record") is { } recorders) new RecordersReader(_findings, _values, populations, network).Read(recorders);
        _root.Close();
        return document with { Findings = Judge(network) };
    }

    private ImmutableArray<Finding> Judge(Network network)
    {
        // Where no population could be read, its absence from the network is no further news.
        bool isEmptyByError = network.Populations.Count == 0 && _findings.Read.Count > 0;
        ImmutableArray<Finding> findings = _findings.With(isEmptyByError ? [] : NetworkValidator.Validate(network));
        findings = [.. findings.OrderBy(finding => finding.Location is { } place && place.Source == _source ? (place.Line, place.Column) : (int.MaxValue, 0))];
        return findings.Any(finding => finding.Severity == Severity.Error) ? throw new GliaException(findings) : findings;
    }

    private Network ReadSettings(YamlReader root)
    {
        _findings.Place(Subjects.Network, root.Mapping.Location);
        string name = root.Text("name") ?? "network";
        ulong seed = 1;
        if (root.Find("seed") is { } node && !(node is YamlScalar scalar && ulong.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out seed)))
            _findings.Wrong("network, seed", node, $"a whole number from 0 to {ulong.MaxValue}");
        return root.Find("time_step") is { } step && Placed(Subjects.TimeStep, step) is { } timeStep
            ? new Network(seed) { Name = name, TimeStep = timeStep }
            : new Network(seed) { Name = name };
    }

    private Time? Placed(string subject, YamlNode node)
    {
        _findings.Place(subject, node.Location);
        return _values.Typed<Time>(subject, node);
    }

    private Time? ReadDuration(YamlReader root, Time timeStep)
    {
        if (root.Find("duration") is not { } node || Placed("network, duration", node) is not { } duration) return null;
        bool isTime = duration.Milliseconds >= 0 && double.IsFinite(duration.Milliseconds);
        if (isTime && timeStep.Milliseconds > 0 && double.IsFinite(timeStep.Milliseconds) && IsTooLong(duration, timeStep, out Time longest))
        {
            _findings.Error("network, duration", $"is {duration}, which is too long. Use at most {longest} with a time step of {timeStep}.", node);
            return null;
        }

        if (isTime && (!(timeStep.Milliseconds > 0) || TimeGrid.IsOnGrid(duration, timeStep))) return duration;
        _findings.Error("network, duration", isTime
            ? $"is {duration}, not a multiple of the time step {timeStep}. Use {TimeGrid.Rounded(duration.Milliseconds, timeStep)}."
            : $"is {duration}, but it must be finite and 0 or more.", node);
        return null;
    }

    private static bool IsTooLong(Time duration, Time timeStep, out Time longest)
    {
        var grid = new Spikes.TimeGrid(timeStep);
        longest = grid.TimeOf(grid.LastStep);
        return duration.Milliseconds > longest.Milliseconds;
    }

    private static string? Folder(YamlReader section)
    {
        string? folder = section.Text("directory");
        if (folder is null || !string.IsNullOrWhiteSpace(folder)) return folder;
        section.Report("has a directory without a name. Use for example  directory: results", section.Mapping["directory"]);
        return null;
    }

    private static SimulationSettings ReadSimulation(YamlReader root)
    {
        if (root.Section("simulation", "simulation") is not { } section) return new SimulationSettings();
        long? threads = section.Integer("threads");
        bool isPossible = threads is null or (>= 1 and <= SimulationSettings.MostThreads);
        if (!isPossible) section.Report($"has {threads} threads, but 1 to {SimulationSettings.MostThreads} are possible.", section.Mapping["threads"]);
        var settings = new SimulationSettings
        {
            Threads = isPossible ? (int?)threads : null,
            Precision = OneOf(section, "precision", SimulationSettings.Precisions),
            Weights = OneOf(section, "weights", SimulationSettings.WeightStorages),
        };
        section.Close();
        return settings;
    }

    private static OutputSettings ReadOutput(YamlReader root)
    {
        if (root.Section("output", "output") is not { } section) return new OutputSettings();
        var settings = new OutputSettings { Directory = Folder(section), Format = OneOf(section, "format", OutputSettings.Formats) };
        section.Close();
        return settings;
    }

    private static string? OneOf(YamlReader section, string key, ImmutableArray<string> names)
    {
        string? name = section.Text(key);
        if (name is null || names.Contains(name)) return name;
        section.Report($"has the {key} '{name}', expected {string.Join(", ", names[..^1])} or {names[^1]}.{Suggestion.For(name, names)}", section.Mapping[key]);
        return null;
    }
}
