using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Charts;
using Glia.Analysis.Comparisons;
using Glia.Analysis.Reports;
using Glia.Gallery.Circuits;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Microcircuit;

/// <summary>The cortical microcircuit of Potjans and Diesmann (2014): 77,169 neurons and 299 million synapses below 1 mm² of cortex.</summary>
public sealed record MicrocircuitExperiment : CircuitExperiment
{
    /// <summary>Three seconds after half a second: as long as the windows of the reference, so that rates, CV and correlation can all be judged.</summary>
    public MicrocircuitExperiment() => Duration = 3 * s;

    /// <summary>Share of the neurons that is simulated; null for the largest that memory allows.</summary>
    public double? Scale { get; init; }

    /// <summary>What stands for the rest of the brain.</summary>
    public Background Background { get; init; } = Background.Poisson;

    /// <summary>Whether the thalamus sends its pulse of 10 ms at 700 ms.</summary>
    public bool Thalamus { get; init; }

    private static ImmutableArray<string> Titles { get; } = ["L2/3E", "L2/3I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I"];

    private static ImmutableArray<string> Layers { get; } = ["Layer 2/3", "Layer 4", "Layer 5", "Layer 6"];

    /// <inheritdoc/>
    public override string Name => "microcircuit";

    /// <inheritdoc/>
    public override string Summary => "Cortical microcircuit of Potjans and Diesmann (2014), compared with published activity";

    /// <inheritdoc/>
    public override string Description =>
        """
        Four cortical layers, each with excitatory and inhibitory leaky integrate-and-fire neurons: 77,169 neurons and 298,880,968 synapses at full scale,
        about 1 mm² of early sensory cortex. Activity is asynchronous and irregular, with rates that differ from layer to layer.

        Rates, irregularity (CV of inter-spike intervals) and correlation of each population are compared with published and recorded values.
        At a smaller scale s, recurrent in-degrees are multiplied by the square root of s and weights adjusted so that mean and variance of the input stay as they
        are; rates are then near the full-scale ones, correlations are not those of the model, and only rates are compared, within 25 %.
        """;

    /// <inheritdoc/>
    public override ImmutableArray<string> Sources =>
    [
        "Potjans and Diesmann 2014, Cereb. Cortex 24:785-806, doi:10.1093/cercor/bhs358",
        "INM-6/microcircuit-PD14-model (parameters and reference rates)",
        "Senk et al. 2026, Neuromorph. Comput. Eng. 6:012001, doi:10.1088/2634-4386/ae379a",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<string> Examples =>
    [
        "glia run microcircuit",
        "glia run microcircuit --scale 0.1 --duration 500ms",
        "glia run microcircuit --duration 10s --background dc --threads 2 --out results/dc",
        "glia run microcircuit --thalamus --transient 500ms --json",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<ExperimentOption> Options =>
    [
        ExperimentOption.For<MicrocircuitExperiment>("scale", "FRACTION", "Share of the neurons that is simulated", "the largest that memory allows",
            static (e, text) => e with { Scale = OptionText.Fraction("--scale", text) }),
        ExperimentOption.For<MicrocircuitExperiment>("background", "KIND", "What stands for the rest of the brain", "poisson",
            static (e, text) => e with { Background = OptionText.Choice<Background>("--background", text) }) with { Choices = OptionText.Choices<Background>() },
        ExperimentOption.For<MicrocircuitExperiment>("thalamus", "", "Add the thalamus, which fires at 120 Hz for 10 ms from 700 ms on", "",
            static (e, _) => e with { Thalamus = true }),
        .. CommonOptions,
    ];

    /// <summary>Describes the network at a scale, recorders included.</summary>
    public Circuit Describe(double scale)
    {
        Network network = MicrocircuitNetwork.Describe(scale, Seed, Background, Thalamus);
        ImmutableArray<Population> neurons = [.. MicrocircuitNetwork.NeuronsOf(network)];
        int every = TraceInterval(network);
        return new Circuit
        {
            Network = network,
            Populations = [.. neurons.Select((population, i) => new CircuitPopulation(network.RecordSpikes(population), Titles[i], HueOf(i), Layers[i / 2]))],
            Traces = [.. neurons.Select((population, i) =>
                new CircuitTrace(network.RecordStates(population, ["V_m"], [0], every), Titles[i], HueOf(i), ["mV"]) { Levels = [new TraceLevel("V_th", -50)] })],
        };
    }

    /// <inheritdoc/>
    protected internal override ImmutableArray<Network> DescribeNetworks() => [Describe(Scale ?? 1).Network];

    /// <summary>One of many is at full scale unless told otherwise: what memory happens to be free must not make their scales differ.</summary>
    internal override Experiment Hosted(CircuitHost host) => (MicrocircuitExperiment)base.Hosted(host) with { Scale = Scale ?? 1 };

    private double MemoryNeeded(double scale) =>
        Simulation.Simulation.EstimateMemory(Describe(scale).Network, new SimulationOptions { Precision = Precision, Weights = Weights, Threads = Threads },
            Time.FromInternal(Transient.Milliseconds + Duration.Milliseconds)).TotalBytes;

    /// <inheritdoc/>
    public override async Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ScaleChoice choice = ScaleChoice.Make(Scale, MemoryNeeded, AvailableMemory.Bytes());
        MicrocircuitExperiment scaled = this with { Checkpoints = Checkpoints?.With("scale", choice.Scale.ToString("R", CultureInfo.InvariantCulture)) };
        CircuitRecording recording = await scaled.SimulateAsync(Describe(choice.Scale), "", progress, cancellation).ConfigureAwait(false);
        progress?.Report(new ExperimentProgress("analyse", double.NaN));
        var measures = recording.Spikes.Select(CircuitMeasures.Of).ToImmutableArray();
        ExperimentResult result = CircuitResults.Of(this, recording, measures) with
        {
            Comparisons = [.. MicrocircuitComparison.Of(measures, recording.Window_ms, choice.Scale, Background)],
            Notes = [.. choice.Notes, .. MicrocircuitComparison.Notes(recording.Window_ms, choice.Scale)],
        };
        return Reported(result, () => ReportOf(recording, result, choice.Scale), progress);
    }

    private Report ReportOf(CircuitRecording recording, ExperimentResult result, double scale) =>
        CircuitReport.Of("Cortical microcircuit", "The model of Potjans and Diesmann (2014): four layers of cortex below 1 mm² of surface.", recording, result,
            Settings(("scale", scale.ToString(CultureInfo.InvariantCulture)), ("background", Background.ToString()), ("thalamus", Thalamus ? "pulse at 700 ms" : "off")),
            name => new Subject(Titles[MicrocircuitParameters.Populations.IndexOf(name)], HueOf(MicrocircuitParameters.Populations.IndexOf(name))));

    private static Hue HueOf(int population) => population % 2 == 0 ? Hue.Excitatory : Hue.Inhibitory;
}
