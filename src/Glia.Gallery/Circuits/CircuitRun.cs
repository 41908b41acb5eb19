using Glia.Gallery.Checkpoints;
using Glia.Quantities;
using Glia.Simulation;
using TimeGrid = Glia.Spikes.TimeGrid;

namespace Glia.Gallery.Circuits;

/// <summary>Runs a circuit's simulation to its end, from wherever it stands, with checkpoints on the way.</summary>
/// <param name="simulation">The simulation.</param>
/// <param name="timeStep">Its time step.</param>
/// <param name="keeper">Keeps its state.</param>
internal sealed class CircuitRun(Simulation.Simulation simulation, Time timeStep, CheckpointKeeper keeper)
{
    private readonly TimeGrid _grid = new(timeStep);

    /// <summary>Runs.</summary>
    /// <param name="duration">Biological time from the beginning of the experiment to its end.</param>
    /// <param name="progress">Told how far the whole run has come.</param>
    /// <param name="cancellation">Ends the run; its state is saved if checkpoints are wanted.</param>
    /// <returns>What the whole run did, parts before a resumption included.</returns>
    public async Task<RunReport> RunAsync(Time duration, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        long last = RunDuration.StepsOf(duration, timeStep);
        RunTotals totals = keeper.Totals;
        while (true)
        {
            long step = _grid.NearestStep(simulation.Now), next = Math.Min(last, keeper.NextStep(step, _grid));
            RunReport part = await simulation.RunAsync(
                _grid.TimeOf(Math.Max(0, next - step)), progress is null ? null : new Whole(progress, simulation.Now, duration, totals), cancellation).ConfigureAwait(false);
            totals = totals.And(part);
            if (simulation.Now.Milliseconds > 0) await keeper.SaveAsync(simulation, [], totals).ConfigureAwait(false);
            if (!part.Completed || next >= last) return totals.Report(part);
        }
    }

    /// <summary>Progress of a part as that of the whole run.</summary>
    private sealed class Whole(IProgress<RunProgress> inner, Time start, Time duration, RunTotals before) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) =>
            inner.Report(new RunProgress(start + value.Elapsed, duration, before.Wall + value.Wall, before.Spikes + value.Spikes));
    }
}
