using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Glia.Data.Datasets;
using Glia.Gallery.Checkpoints;
using Glia.Simulation;

namespace Glia.Gallery.StdpDigits;

/// <summary>One run of the experiment: the stages image by image.</summary>
/// <param name="simulation">The network, built.</param>
/// <param name="network">Its description.</param>
/// <param name="sets">The images.</param>
/// <param name="state">Where to begin.</param>
/// <param name="keeper">Keeps it where the run has come to.</param>
internal sealed class DigitTrial(Simulation.Simulation simulation, DigitNetwork network, DigitSets sets, DigitState state, CheckpointKeeper keeper)
{
    /// <summary>Points of the accuracy curve, at most; the paper has one for every 10,000 images.</summary>
    private const int MostStretches = 10, PublishedStretch = 10_000;

    private static readonly TimeSpan s_betweenReports = TimeSpan.FromMilliseconds(200);

    private readonly DigitScreen _screen = new(simulation, network, state.Totals);
    private readonly int[] _counts = new int[network.Excitatory.Size];
    private readonly Stopwatch _sinceReport = Stopwatch.StartNew();

    /// <summary>Images between two points of the accuracy curve.</summary>
    private int StretchLength => Math.Min(PublishedStretch, Math.Max(1, sets.Images(DigitPhase.Train) / MostStretches));

    /// <summary>Goes through the stages.</summary>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="cancellation">Ends it after an image; the outcome is that of what was shown.</param>
    public async Task<DigitOutcome> RunAsync(IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        while (state.Phase != DigitPhase.Done)
        {
            if (state.Next == 0) Enter();
            for (int total = sets.Images(state.Phase); state.Next < total;)
            {
                if (cancellation.IsCancellationRequested)
                {
                    await keeper.SaveAsync(simulation, state.ToBytes()).ConfigureAwait(false);
                    return Outcome();
                }

                await ShowNextAsync().ConfigureAwait(false);
                Tell(progress, total);
                await keeper.SaveIfDueAsync(simulation, state.ToBytes).ConfigureAwait(false);
            }

            Leave();
        }

        return Outcome();
    }

    private async Task ShowNextAsync()
    {
        LabelledImages images = state.Phase == DigitPhase.Test ? sets.Test : sets.Train;
        int index = state.Phase == DigitPhase.Train ? state.Next % sets.Trained : state.Next;
        await _screen.ShowAsync(images.Pixels(index).ToArray(), _counts).ConfigureAwait(false);
        state.Totals = _screen.Totals;
        state.Next++;
        state.Shown++;
        Take(images.Labels[index]);
    }

    /// <summary>Enters the response to an image.</summary>
    private void Take(int label)
    {
        if (state.Phase == DigitPhase.Test)
        {
            state.Confusion.Add(label, state.Classes!.Predict(_counts));
            return;
        }

        if (state.Phase == DigitPhase.Train && state.Classes is not null) state.Stretch.Add(label, state.Classes.Predict(_counts));
        state.Tally.Add(label, _counts);
        if (state.Phase == DigitPhase.Train && state.Tally.Images == StretchLength) EndStretch();
    }

    private void EndStretch()
    {
        if (state.Classes is not null) state.Curve.Add((state.Next, state.Stretch.Accuracy));
        state.Classes = state.Tally.Assign();
        state.Tally.Clear();
        state.Stretch.Clear();
    }

    private void Enter()
    {
        _screen.Learn(state.Phase == DigitPhase.Train);
        if (state.Phase == DigitPhase.Label) state.Tally.Clear();
    }

    private void Leave()
    {
        if (state.Phase == DigitPhase.Label) state.Classes = state.Tally.Assign();
        (state.Phase, state.Next) = (state.Phase + 1, 0);
    }

    private void Tell(IProgress<ExperimentProgress>? progress, int total)
    {
        if (progress is null || state.Next < total && _sinceReport.Elapsed < s_betweenReports) return;
        _sinceReport.Restart();
        double accuracy = state.Phase == DigitPhase.Test ? state.Confusion.Accuracy : state.Curve.Count > 0 ? state.Curve[^1].Accuracy : double.NaN;
        progress.Report(new ExperimentProgress(state.Phase.ToString().ToLowerInvariant(), (double)state.Next / total)
        {
            Detail = string.Create(CultureInfo.InvariantCulture, $"{state.Next:N0} of {total:N0} images, {state.Shown / state.Totals.Wall_s:0.#} per second")
                + (double.IsNaN(accuracy) ? "" : string.Create(CultureInfo.InvariantCulture, $", {100 * accuracy:0.0} % right")),
            RealTimeFactor = state.Totals.Wall_s / state.Totals.Simulated_s,
        });
    }

    private DigitOutcome Outcome() => new()
    {
        Completed = state.Phase == DigitPhase.Done,
        Curve = [.. state.Curve],
        Confusion = state.Confusion,
        Classes = state.Phase is DigitPhase.Test or DigitPhase.Done ? state.Classes : null,
        Weights = Weights(),
        Images = state.Shown,
        Totals = state.Totals,
        Build = simulation.BuildReport,
    };

    private ImmutableArray<ReadOnlyMemory<double>> Weights()
    {
        SynapseTable synapses = simulation.GetSynapses(network.Learned);
        double[][] fields = [.. Enumerable.Range(0, (int)network.Excitatory.Size).Select(_ => new double[network.Pixels.Size])];
        IReadOnlyList<double> weights = synapses["w"];
        for (int k = 0; k < weights.Count; k++) fields[synapses.Targets[k]][synapses.Sources[k]] = weights[k];
        return [.. fields.Select(field => new ReadOnlyMemory<double>(field))];
    }
}
