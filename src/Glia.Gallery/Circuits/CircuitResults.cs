using System.Collections.Immutable;
using Glia.Gallery.Results;

namespace Glia.Gallery.Circuits;

/// <summary>What every circuit's result says: sizes, times, memory, the measures of each population.</summary>
internal static class CircuitResults
{
    /// <summary>The result of a single circuit.</summary>
    public static ExperimentResult Of(Experiment experiment, CircuitRecording recording, ImmutableArray<CircuitMeasures> measures) => new()
    {
        Experiment = experiment.Name,
        Completed = recording.Run.Completed,
        Facts = Facts(recording),
        Table = Table(measures),
        Files = recording.Files,
    };

    /// <summary>Measures of each population as a table.</summary>
    public static ResultTable Table(IEnumerable<CircuitMeasures> measures) => new(
        ["population", "neurons", "rate (Hz)", "CV of ISI", "correlation", "var/mean of count"],
        [.. measures.Select(m => ImmutableArray.Create<object>(m.Population, m.Neurons, m.Rate_Hz, m.Variation, m.Correlation, m.Synchrony))]);

    private static ImmutableArray<Fact> Facts(CircuitRecording recording) =>
    [
        new("neurons", recording.Build.Neurons),
        new("synapses", recording.Build.Synapses),
        new("threads", recording.Build.Threads),
        new("build", Math.Round(recording.Build.Wall.TotalSeconds, 3), "s"),
        new("run", Math.Round(recording.Run.Wall.TotalSeconds, 3), "s"),
        new("simulated", (recording.Run.End - recording.Run.Start).Milliseconds / 1000, "s"),
        new("real-time factor", Math.Round(recording.Run.RealTimeFactor, 4), "s per biological second"),
        new("synaptic events", recording.Run.SynapticEvents),
        new("peak memory", Math.Round(MachineMemory.PeakBytes() / 1e9, 3), "GB"),
    ];
}
