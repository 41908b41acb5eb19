using System.Collections.Immutable;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Circuits;

/// <summary>Takes a simulation through the stages of a protocol, as one run.</summary>
internal static class ProtocolRun
{
    /// <summary>Runs the stages one after the other, until one is stopped early.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="stages">The stages, at least one.</param>
    /// <param name="progress">Who is told, for each stage, how far the whole protocol has come.</param>
    /// <param name="cancellation">Ends the stage that runs, and the protocol.</param>
    public static async Task<RunReport> RunAsync(
        Simulation.Simulation simulation, ImmutableArray<ProtocolStage> stages, Func<ProtocolStage, IProgress<RunProgress>?> progress, CancellationToken cancellation)
    {
        Time whole = Total(stages);
        var reports = new List<RunReport>();
        foreach (ProtocolStage stage in stages)
        {
            stage.Before?.Invoke(simulation);
            IProgress<RunProgress>? relay = progress(stage) is { } told ? new Relay(Joined(reports), whole, told) : null;
            reports.Add(await simulation.RunAsync(stage.Duration, relay, cancellation).ConfigureAwait(false));
            if (!reports[^1].Completed) break;
        }

        return Joined(reports)!;
    }

    /// <summary>Length of a protocol.</summary>
    public static Time Total(ImmutableArray<ProtocolStage> stages) => stages.Sum(stage => stage.Duration.Milliseconds) * ms;

    private static RunReport? Joined(List<RunReport> reports) => reports.Count == 0 ? null : reports.Aggregate(static (first, second) => first with
    {
        Completed = second.Completed,
        End = second.End,
        Wall = first.Wall + second.Wall,
        Spikes = first.Spikes + second.Spikes,
        SynapticEvents = first.SynapticEvents + second.SynapticEvents,
        Warnings = [.. first.Warnings.Union(second.Warnings)],
        Phases = new PhaseTimes(
            first.Phases.Delivery + second.Phases.Delivery, first.Phases.Sources + second.Phases.Sources, first.Phases.Update + second.Phases.Update,
            first.Phases.Exchange + second.Phases.Exchange, first.Phases.Recording + second.Phases.Recording),
    });

    /// <summary>Counts what earlier stages did to the progress of this one; passes it on at once, on the thread that makes it.</summary>
    private sealed class Relay(RunReport? earlier, Time whole, IProgress<RunProgress> told) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => told.Report(earlier is null ? value with { Duration = whole } : new RunProgress(
            earlier.End - earlier.Start + value.Elapsed, whole, earlier.Wall + value.Wall, earlier.Spikes + value.Spikes));
    }
}
