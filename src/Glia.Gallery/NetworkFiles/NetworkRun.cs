using System.Collections.Immutable;
using Glia.Analysis.Charts;
using Glia.Analysis.SpikeTrains;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Gallery.Circuits;
using Glia.Gallery.Options;
using Glia.Gallery.Results;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Quantities;
using Glia.Spikes;
using static Glia.Quantities.Units;
using Subject = Glia.Analysis.Comparisons.Subject;

namespace Glia.Gallery.NetworkFiles;

/// <summary>One run of a network that somebody else described.</summary>
internal sealed record NetworkRun : CircuitExperiment
{
    private const double LongestShown_ms = 1000;

    /// <summary>Recordings up to this size are kept in memory as well, for the report.</summary>
    private const double LargestKept_bytes = 1e8;

    /// <summary>A recording in memory is a list with room to grow and the arrays made of it for the report.</summary>
    private const double BytesPerByteRecorded = 4;

    /// <summary>The network.</summary>
    public required Network Network { get; init; }

    /// <summary>Heading of the report.</summary>
    public required string Title { get; init; }

    /// <summary>What was found about the network that does not keep it from running.</summary>
    public ImmutableArray<Finding> Warnings { get; init; } = [];

    public override string Name => Title;

    public override string Summary => Network.Name;

    public override string Description => "";

    public override ImmutableArray<string> Sources => [];

    public override ImmutableArray<string> Examples => [];

    public override ImmutableArray<ExperimentOption> Options => [];

    protected internal override ImmutableArray<Network> DescribeNetworks() => [Network];

    protected internal override bool KeepsRecordings => ExpectedBytes() <= LargestKept_bytes;

    public override async Task<ExperimentResult> RunAsync(IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        CircuitRecording recording = await SimulateAsync(Describe(), "", progress, cancellation).ConfigureAwait(false);
        ImmutableArray<SpikeData> spikes = recording.Spikes;
        var result = new ExperimentResult
        {
            Experiment = Name,
            Completed = recording.Run.Completed,
            Facts = CircuitResults.Facts([recording]),
            Table = spikes.IsEmpty ? null : new ResultTable(["recorder", "neurons", "spikes", "rate (Hz)"],
                [.. recording.Circuit.Populations.Zip(spikes, (population, data) => ImmutableArray.Create<object>(
                    population.Recorder.Name, data.Population.Count, data.Count, recording.Window_ms > 0 ? Rates.Mean_Hz(data) : double.NaN))]),
            Notes = KeepsRecordings ? [] : ["The recordings are large and were written to disk only; the report shows no activity."],
            Files = recording.Files,
            // Construction validates the network again and finds the same, without the place in the file.
            Warnings = [.. Warnings.Concat(CircuitResults.Warnings([recording])).DistinctBy(warning => (warning.Subject, warning.Message))],
            Problems = CircuitResults.Problems([recording]),
        };
        return Reported(result, () => CircuitReport.Of(Title, Network.Name, recording, result, Settings(), static name => new Subject(name)), progress);
    }

    /// <summary>Colours tell populations apart: what they do is not known here.</summary>
    private Circuit Describe()
    {
        Hue[] hues = [Hue.Excitatory, Hue.Inhibitory, Hue.Stimulus, Hue.Purple, Hue.Orange, Hue.Sky];
        ImmutableArray<SpikeRecorder> spikes = [.. Network.Recorders.OfType<SpikeRecorder>()];
        return new Circuit
        {
            Network = Network,
            Populations = [.. spikes.Select((recorder, i) => new CircuitPopulation(recorder, recorder.Population.Name, hues[i % hues.Length], ""))],
            Traces = [.. Network.Recorders.OfType<StateRecorder>().Select((recorder, i) =>
                new CircuitTrace(recorder, recorder.Population.Name, hues[i % hues.Length], [.. recorder.Variables.Select(name => UnitOf(recorder.Population.Model, name))]))],
            Shown = Math.Min(Duration.Milliseconds, LongestShown_ms) * ms,
        };
    }

    /// <summary>Size of the recordings in memory, should neurons fire at a lively 50 Hz.</summary>
    private double ExpectedBytes()
    {
        double seconds = Duration.Milliseconds / 1000, steps = Duration / Network.TimeStep;
        return BytesPerByteRecorded * Network.Recorders.Sum(recorder => recorder switch
        {
            SpikeRecorder spikes => 12 * 50 * seconds * (spikes.Neurons.IsEmpty ? spikes.Population.Size : spikes.Neurons.Length),
            StateRecorder states => steps / states.Every * 8 * (1 + states.Variables.Length * (double)(states.Neurons.IsEmpty ? states.Population.Size : states.Neurons.Length)),
            SynapseRecorder synapses => steps / synapses.Every * 8 * (1 + synapses.Variables.Length * CountOf(synapses)),
            RateRecorder rate => 8 * (Duration / rate.Bin),
            _ => 0,
        });
    }

    private double CountOf(SynapseRecorder recorder) => recorder.Synapses.IsEmpty
        ? MemoryEstimate.Of(Network).Projections.First(projection => projection.Name == recorder.Projection.Name).Synapses.Expected
        : recorder.Synapses.Length;

    private static string UnitOf(NeuronModel model, string variable)
    {
        UpdateProgram program = ModelCompiler.Compile(model);
        Variable? found = program.States.Select(state => state.Variable).Concat(program.Parameters.Select(parameter => parameter.Variable))
            .FirstOrDefault(candidate => candidate.Name == variable);
        return found is null ? "" : CustomaryUnits.Symbol(found.Dimension);
    }
}
