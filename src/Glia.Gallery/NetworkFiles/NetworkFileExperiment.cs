using System.Collections.Immutable;
using Glia.Errors;
using Glia.Gallery.Checkpoints;
using Glia.Gallery.Circuits;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Simulation.Recording;
using static Glia.Quantities.Units;

namespace Glia.Gallery.NetworkFiles;

/// <summary>A network of the user's own, described in a YAML file. What is set here goes before what the file says.</summary>
public sealed record NetworkFileExperiment : Experiment
{
    /// <summary>Up to this many neurons a file that does not say is simulated in double precision.</summary>
    private const long DoublePrecisionNeurons = 10_000;

    /// <summary>The file.</summary>
    public string Path { get; init; } = "";

    /// <summary>What the file held when a run of it began that is gone on with; null to read it.</summary>
    public string? Text { get; init; }

    /// <summary>Values that take the place of those in the file; the later of two in one place holds.</summary>
    public ImmutableArray<NetworkChange> Changes { get; init; } = [];

    /// <summary>The file, when it has been read already.</summary>
    internal NetworkTemplate? Template { get; init; }

    /// <summary>What the experiment is given when it is one of many; null when it is run by itself.</summary>
    internal CircuitHost? Host { get; init; }

    /// <summary>Biological time; null for what the file says.</summary>
    public Time? Duration { get; init; }

    /// <summary>Worker threads; null for what the file says.</summary>
    public int? Threads { get; init; }

    /// <summary>Seed; null for what the file says.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Number format of neuron state; null for what the file says.</summary>
    public Precision? Precision { get; init; }

    /// <summary>Storage of weights; null for what the file says.</summary>
    public WeightStorage? Weights { get; init; }

    /// <summary>Form of the recordings; null for what the file says.</summary>
    public RecordingFormat? Format { get; init; }

    /// <inheritdoc/>
    public override string Name => "network file";

    /// <inheritdoc/>
    public override string Summary => "A network described in a YAML file";

    /// <inheritdoc/>
    public override string Description =>
        """
        Give the name of an experiment, whose options 'glia run NAME --help' shows, or a network file: populations, projections, recorders and, if wanted, models with
        their equations (docs/network-file.md). Options go before what the file says. 'glia check FILE' checks a file without running it.
        """;

    /// <inheritdoc/>
    public override ImmutableArray<string> Sources => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> Examples =>
        ["glia run microcircuit", "glia run my-network.yaml", "glia run my-network.yaml --duration 500ms --out results --format csv", "glia run my-network.yaml --json"];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentOption> Options =>
    [
        Option("file", "FILE", "A network file (YAML)", "", static (e, text) => e with { Path = text }) with { IsArgument = true },
        Option("set", "PATH=VALUE", "Set a value of the file (populations.E.V_th=-50mV); may be repeated", "",
            static (e, text) => e with { Changes = e.Changes.Add(ChangeOf(text)) }) with { IsRepeatable = true },
        Option("duration", "TIME", "Biological time", "what the file says", static (e, text) => e with { Duration = OptionText.PositiveTime("--duration", text) }),
        Option("threads", "N", "Worker threads; results do not depend on it", "what the file says, or all processors",
            static (e, text) => e with { Threads = OptionText.Count("--threads", text) }),
        Option("seed", "N", "Seed of every random number", "what the file says, or 1", static (e, text) => e with { Seed = OptionText.Seed("--seed", text) }),
        Option("precision", "FORMAT", "Number format of neuron state", "what the file says; float64 up to 10,000 neurons",
            static (e, text) => e with { Precision = OptionText.Choice<Precision>("--precision", text) }) with { Choices = OptionText.Choices<Precision>() },
        Option("weights", "FORMAT", "Storage of synaptic weights", "what the file says, or float32",
            static (e, text) => e with { Weights = OptionText.Choice<WeightStorage>("--weights", text) }) with { Choices = OptionText.Choices<WeightStorage>() },
        Option("format", "FORMAT", "Form of the recorded files", "what the file says, or csv",
            static (e, text) => e with { Format = OptionText.Choice<RecordingFormat>("--format", text) }) with { Choices = OptionText.Choices<RecordingFormat>() },
        CheckpointOption.Every,
        Option("out", "DIR", "Folder of the files written", "what the file says, or results/FILE", static (e, text) => e with { OutputDirectory = OptionText.Folder("--out", text) }),
    ];

    /// <summary>Whether a text is meant as the name of an experiment: no file, and not spelt like one.</summary>
    public static bool LooksLikeName(string text) => !File.Exists(text) && !text.Contains('.') && !text.Contains('/') && !text.Contains('\\');

    /// <summary>What to say of a name that is no experiment.</summary>
    /// <param name="name">The name.</param>
    /// <param name="command">The command that it was given to.</param>
    public static GliaException UnknownName(string name, string command = "glia run") => new(command,
        $"there is no experiment or file '{name}'.{Suggestion.For(name, ExperimentCatalog.All.Select(experiment => experiment.Name))} 'glia list' shows the experiments.");

    /// <summary>How a file asks to be simulated, and what holds where it does not say.</summary>
    public static SimulationOptions OptionsOf(NetworkDocument document) => new()
    {
        Threads = document.Simulation.Threads ?? Environment.ProcessorCount,
        Precision = Named<Precision>(document.Simulation.Precision) ?? DefaultPrecision(document.Network),
        Weights = Named<WeightStorage>(document.Simulation.Weights) ?? WeightStorage.Float32,
    };

    /// <inheritdoc/>
    public override Experiment Set(string name, string value) => this with { Changes = Changes.Add(new NetworkChange(name, value)) };

    /// <inheritdoc/>
    public override Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default) =>
        Prepared().RunAsync(progress, cancellation);

    /// <inheritdoc/>
    internal override Experiment Hosted(CircuitHost host) => this with { Host = host, Threads = host.Threads, OutputDirectory = host.OutputDirectory };

    /// <inheritdoc/>
    internal override string Subject => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The file is read once.</summary>
    internal override Experiment ForMany() => this with { Template = ReadTemplate() };

    /// <summary>The run that the file describes.</summary>
    /// <exception cref="GliaException">The file cannot be read, there are errors in it, or it records nothing.</exception>
    internal override Experiment Prepared()
    {
        NetworkDocument document = (Template ?? ReadTemplate()).With(Changes.AsSpan());
        if (document.Network.Recorders.Count == 0)
            throw new GliaException($"file '{Path}'", "records nothing, so there would be nothing to see. Add a section 'record', for example:  record: [{spikes: POPULATION}]");
        SimulationOptions asked = OptionsOf(document);
        return new NetworkRun
        {
            Network = Copied(document.Network, Seed ?? document.Network.Seed),
            Title = Subject,
            Duration = Duration ?? document.Duration ?? 1 * s,
            Transient = 0 * ms,
            Threads = Threads ?? asked.Threads,
            Precision = Precision ?? asked.Precision,
            Weights = Weights ?? asked.Weights,
            Format = Format ?? Named<RecordingFormat>(document.Output.Format) ?? RecordingFormat.Csv,
            Warnings = document.Findings,
            Checkpoints = Checkpoints is { Run: { } run } ? Checkpoints with { Run = run with { Network = Text ?? NetworkFile.Write(document) } } : Checkpoints,
            Host = Host,
            OutputDirectory = Host is not null ? OutputDirectory
                : OutputDirectory ?? document.Output.Directory ?? System.IO.Path.Combine("results", System.IO.Path.GetFileNameWithoutExtension(Path)),
        };
    }

    private NetworkTemplate ReadTemplate() =>
        Text is not null ? NetworkTemplate.Parse(Text, Path)
        : LooksLikeName(Path) ? throw UnknownName(Path)
        : NetworkTemplate.Read(Path);

    private static NetworkChange ChangeOf(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? new NetworkChange(text[..equals].Trim(), text[(equals + 1)..].Trim())
            : throw OptionText.Refuse("--set", text, "must have the form path=value, for example populations.E.V_th=-50mV");
    }

    private static Precision DefaultPrecision(Network network) =>
        network.Populations.Sum(population => population.Size) <= DoublePrecisionNeurons ? Simulation.Precision.Float64 : Simulation.Precision.Float32;

    private static T? Named<T>(string? name) where T : struct, Enum => name is null ? null : Enum.Parse<T>(name, ignoreCase: true);

    /// <summary>The network with another seed. States and rates are recorded for files only, so one of many runs that write none does without.</summary>
    private Network Copied(Network network, ulong seed)
    {
        if (Host is null || OutputDirectory is not null) return seed == network.Seed ? network : network.Snapshot(seed);
        var copy = new Network(seed) { Name = network.Name, TimeStep = network.TimeStep };
        foreach (Population population in network.Populations) copy.Add(population);
        foreach (Projection projection in network.Projections) copy.Add(projection);
        foreach (SpikeRecorder recorder in network.Recorders.OfType<SpikeRecorder>()) copy.Add(recorder);
        return copy;
    }

    private static ExperimentOption Option(
        string name, string value, string description, string @default, Func<NetworkFileExperiment, string, NetworkFileExperiment> apply) =>
        ExperimentOption.For(name, value, description, @default, apply);
}
