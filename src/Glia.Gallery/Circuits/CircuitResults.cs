using System.Collections.Immutable;
using Glia.Errors;
using Glia.Gallery.Results;
using Glia.Quantities;

namespace Glia.Gallery.Circuits;

/// <summary>What every circuit's result says: sizes, times, memory, the measures of each population.</summary>
internal static class CircuitResults
{
    /// <summary>The result of a single circuit.</summary>
    public static ExperimentResult Of(Experiment experiment, CircuitRecording recording, ImmutableArray<CircuitMeasures> measures) => new()
    {
        Experiment = experiment.Name,
        Completed = recording.Run.Completed,
        Facts = Facts([recording]),
        Table = Table(measures),
        Files = recording.Files,
        Warnings = Warnings([recording]),
        Problems = Problems([recording]),
    };

    /// <summary>What construction found, each thing once.</summary>
    public static ImmutableArray<Finding> Warnings(IEnumerable<CircuitRecording> recordings) =>
        [.. recordings.SelectMany(recording => recording.Build.Warnings).Distinct()];

    /// <summary>What went wrong while simulating: states that are no longer numbers.</summary>
    public static ImmutableArray<Finding> Problems(IEnumerable<CircuitRecording> recordings) =>
        [.. recordings.SelectMany(recording => recording.Run.Warnings).Distinct()];

    /// <summary>Measures of each population as a table.</summary>
    public static ResultTable Table(IEnumerable<CircuitMeasures> measures) => new(
        ["population", "neurons", "rate (Hz)", "CV of ISI", "correlation", "var/mean of count"],
        [.. measures.Select(m => ImmutableArray.Create<object>(m.Population, m.Neurons, m.Rate_Hz, m.Variation, m.Correlation, m.Synchrony))]);

    /// <summary>Sizes, times and memory of circuits that were simulated one after the other.</summary>
    public static ImmutableArray<Fact> Facts(ImmutableArray<CircuitRecording> recordings)
    {
        double wall_s = recordings.Sum(recording => recording.Run.Wall.TotalSeconds);
        double simulated_s = recordings.Sum(recording => (recording.Run.End - recording.Run.Start).Milliseconds / 1000);
        return
        [
            new("neurons", recordings[0].Neurons),
            new("sources", recordings[0].Sources),
            new("synapses", recordings[0].Synapses),
            new("connections from sources", recordings[0].SourceConnections),
            new("threads", recordings[0].Build.Threads),
            new("build", Math.Round(recordings.Sum(recording => recording.Build.Wall.TotalSeconds), 3), "s"),
            new("run", Math.Round(wall_s, 3), "s"),
            new("simulated", simulated_s, "s"),
            new("real-time factor", simulated_s > 0 ? Math.Round(wall_s / simulated_s, 4) : double.NaN, "s per biological second"),
            new("synaptic events", recordings.Sum(recording => recording.Run.SynapticEvents)),
            new("peak memory", Math.Round(MachineMemory.PeakBytes() / 1e9, 3), "GB"),
        ];
    }
}
