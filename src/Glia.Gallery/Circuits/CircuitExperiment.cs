using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Reports;
using Glia.Errors;
using Glia.Gallery.Checkpoints;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Simulation.Recording;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Circuits;

/// <summary>An experiment that builds networks and simulates them.</summary>
public abstract record CircuitExperiment : Experiment
{
    private const double MostSamples = 200_000;

    /// <summary>Biological time that is analysed, after the transient.</summary>
    public Time Duration { get; init; } = 1 * s;

    /// <summary>Biological time simulated first and left out of the analysis.</summary>
    public Time Transient { get; init; } = 500 * ms;

    /// <summary>Worker threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Seed of every random number.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Number format of neuron state.</summary>
    public Precision Precision { get; init; } = Precision.Float32;

    /// <summary>Storage of synaptic weights.</summary>
    public WeightStorage Weights { get; init; } = WeightStorage.Float32;

    /// <summary>Form of the recordings on disk.</summary>
    public RecordingFormat Format { get; init; } = RecordingFormat.Npy;

    /// <summary>Whether recordings that are written to disk are kept in memory as well, to be analysed.</summary>
    protected internal virtual bool KeepsRecordings => true;

    /// <summary>What the experiment is given when it is one of many; null when it is run by itself.</summary>
    internal CircuitHost? Host { get; init; }

    /// <inheritdoc/>
    internal override SimulationOptions SimulationOptions => new() { Threads = Threads, Precision = Precision, Weights = Weights, Synapses = Host?.Synapses };

    /// <inheritdoc/>
    internal override Time Recorded => Transient + Duration;

    /// <inheritdoc/>
    internal override Experiment Hosted(CircuitHost host) => this with { Host = host, Threads = host.Threads, OutputDirectory = host.OutputDirectory };

    /// <summary>Options that every circuit takes.</summary>
    protected ImmutableArray<ExperimentOption> CommonOptions =>
    [
        Option("duration", "TIME", "Biological time that is analysed", Plain(Duration), static (e, text) => e with { Duration = OptionText.PositiveTime("--duration", text) }),
        Option("transient", "TIME", "Biological time simulated first and left out of the analysis", Plain(Transient),
            static (e, text) => e with { Transient = OptionText.TimeOrZero("--transient", text) }),
        Option("threads", "N", "Worker threads; results do not depend on it", "all processors", static (e, text) => e with { Threads = OptionText.Count("--threads", text) }),
        Option("seed", "N", "Seed of every random number", "1", static (e, text) => e with { Seed = OptionText.Seed("--seed", text) }),
        Option("precision", "FORMAT", "Number format of neuron state", Precision.ToString().ToLowerInvariant(),
            static (e, text) => e with { Precision = OptionText.Choice<Precision>("--precision", text) }) with { Choices = OptionText.Choices<Precision>() },
        Option("weights", "FORMAT", "Storage of synaptic weights", "float32",
            static (e, text) => e with { Weights = OptionText.Choice<WeightStorage>("--weights", text) }) with { Choices = OptionText.Choices<WeightStorage>() },
        Option("format", "FORMAT", "Form of the recorded files", Format.ToString().ToLowerInvariant(),
            static (e, text) => e with { Format = OptionText.Choice<RecordingFormat>("--format", text) }) with { Choices = OptionText.Choices<RecordingFormat>() },
        CheckpointOption.Every,
        ExperimentOption.For<Experiment>("out", "DIR", "Folder of the files written", $"results/{Name}", static (e, text) => e with { OutputDirectory = OptionText.Folder("--out", text) }),
    ];

    /// <summary>Builds a circuit, simulates transient and duration, and gives back what was observed.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="label">Told in progress beside the phase; empty for none.</param>
    /// <param name="progress">Receives the progress of building and simulating.</param>
    /// <param name="cancellation">Ends the run early; what was recorded is kept.</param>
    protected async Task<CircuitRecording> SimulateAsync(
        Circuit circuit, string label, IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        string suffix = label.Length > 0 ? " " + label : "";
        string? folder = OutputDirectory is null ? null : Path.GetFullPath(Path.Combine(OutputDirectory, label));
        SimulationOptions options = SimulationOptions with { Recording = new RecordingOptions { Directory = folder, Format = Format, KeepInMemory = folder is null || KeepsRecordings } };
        RunDuration.StepsOf(Transient + Duration, circuit.Network.TimeStep);   // refused before the files of an earlier run are touched
        CircuitRecording recording;
        CheckpointKeeper keeper = CheckpointKeeper.For(this, label);
        Simulation.Simulation simulation = await keeper.OpenAsync(circuit.Network, options, BuildProgressTo(progress, suffix), cancellation).ConfigureAwait(false);
        using (simulation)
        {
            RunReport run = await new CircuitRun(simulation, circuit.Network.TimeStep, keeper)
                .RunAsync(Transient + Duration, RunProgressTo(progress, suffix, keeper), cancellation).ConfigureAwait(false);
            if (folder is not null && !KeepsRecordings) circuit = circuit with { Populations = [], Traces = [] };
            recording = new CircuitRecording(circuit)
            {
                Spikes = [.. circuit.Populations.Select(population => simulation.Spikes(population.Recorder).After(Transient))],
                States = [.. circuit.Traces.Select(trace => simulation.States(trace.Recorder))],
                Build = simulation.BuildReport,
                Run = run,
            };
        }

        Host?.Observe(label, recording);
        return recording with { Files = simulation.Files };   // under the names that they have in the end
    }

    /// <summary>The settings that a report names.</summary>
    protected ImmutableArray<Analysis.Reports.Fact> Settings(params ReadOnlySpan<(string Name, string Value)> own) =>
    [
        .. own.ToArray().Select(fact => new Analysis.Reports.Fact(fact.Name, fact.Value)),
        new("analysed", Plain(Duration)),
        new("transient, left out", Plain(Transient)),
        new("seed", Seed.ToString(CultureInfo.InvariantCulture)),
        new("precision", Precision.ToString().ToLowerInvariant()),
        new("weights", Weights.ToString().ToLowerInvariant()),
    ];

    /// <summary>How many steps lie between samples of a state, so that traces of long runs stay within some megabytes.</summary>
    protected int TraceInterval(Network network) =>
        Math.Max(1, (int)Math.Ceiling((Transient + Duration) / network.TimeStep / MostSamples));

    private static Relay<BuildProgress>? BuildProgressTo(IProgress<ExperimentProgress>? progress, string suffix) => progress is null ? null
        : new Relay<BuildProgress>(value => progress.Report(new ExperimentProgress("build" + suffix, value.Fraction) { Detail = value.Stage }));

    private static Relay<RunProgress>? RunProgressTo(IProgress<ExperimentProgress>? progress, string suffix, CheckpointKeeper keeper) => progress is null ? null
        : new Relay<RunProgress>(value => progress.Report(new ExperimentProgress("simulate" + suffix, value.Fraction)
        {
            Detail = string.Create(CultureInfo.InvariantCulture, $"{value.Elapsed.Milliseconds / 1000:F2} of {value.Duration.Milliseconds / 1000:0.##} s")
                + (keeper.Saved is { } saved ? $", saved at {Plain(saved)}" : ""),
            RealTimeFactor = value.RealTimeFactor,
        }));

    private static ExperimentOption Option(string name, string value, string description, string @default, Func<CircuitExperiment, string, CircuitExperiment> apply) =>
        ExperimentOption.For(name, value, description, @default, apply);

    /// <summary>A time as users write it: <c>10s</c> when it is whole seconds, else <c>500ms</c>.</summary>
    protected static string Plain(Time time) => OptionText.Plain(time);

    /// <summary>Passes reports on at once, on the thread that makes them.</summary>
    private sealed class Relay<T>(Action<T> action) : IProgress<T>
    {
        public void Report(T value) => action(value);
    }
}
