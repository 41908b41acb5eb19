using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Glia.Data.Datasets;
using Glia.Simulation;
using Glia.Simulation.Plasticity;

namespace Glia.Gallery.StdpDigits;

/// <summary>One run of the experiment: the stages image by image.</summary>
internal sealed class DigitTrial
{
    /// <summary>Points of the accuracy curve, at most; the paper has one for every 10,000 images.</summary>
    private const int MostStretches = 10, PublishedStretch = 10_000;

    private static readonly TimeSpan s_betweenReports = TimeSpan.FromMilliseconds(200);

    private readonly Simulation.Simulation _simulation;
    private readonly DigitNetwork _network;
    private readonly DigitSets _sets;
    private readonly DigitScreen _screen;
    private readonly ResponseTally _tally;
    private readonly ConfusionMatrix _confusion, _stretch;
    private readonly List<(int Images, double Accuracy)> _curve = [];
    private readonly Stopwatch _sinceReport = Stopwatch.StartNew();
    private CellClasses? _classes;
    private DigitPhase _phase = DigitPhase.Train;
    private int _next, _shown;

    /// <summary>Prepares a run.</summary>
    public DigitTrial(Simulation.Simulation simulation, DigitNetwork network, DigitSets sets)
    {
        (_simulation, _network, _sets) = (simulation, network, sets);
        _screen = new DigitScreen(simulation, network);
        _tally = new ResponseTally((int)network.Excitatory.Size, sets.Train.Classes);
        (_confusion, _stretch) = (new ConfusionMatrix(sets.Train.Classes), new ConfusionMatrix(sets.Train.Classes));
    }

    /// <summary>Images between two points of the accuracy curve.</summary>
    private int StretchLength => Math.Min(PublishedStretch, Math.Max(1, _sets.Images(DigitPhase.Train) / MostStretches));

    /// <summary>Goes through the stages.</summary>
    /// <param name="progress">Told how far it has come.</param>
    /// <param name="cancellation">Ends it; the outcome is that of what was shown.</param>
    public async Task<DigitOutcome> RunAsync(IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        int[] counts = new int[_network.Excitatory.Size];
        while (_phase != DigitPhase.Done)
        {
            if (_next == 0) Enter();
            LabelledImages images = _phase == DigitPhase.Test ? _sets.Test : _sets.Train;
            for (int total = _sets.Images(_phase); _next < total; _next++)
            {
                int index = _next % (_phase == DigitPhase.Train ? _sets.Trained : images.Count);
                if (!await _screen.ShowAsync(images.Pixels(index).ToArray(), counts, cancellation).ConfigureAwait(false)) return Outcome();
                Take(images.Labels[index], counts);
                Tell(progress, total);
            }

            Leave();
        }

        return Outcome();
    }

    /// <summary>The response to an image.</summary>
    private void Take(int label, ReadOnlySpan<int> counts)
    {
        _shown++;
        if (_phase == DigitPhase.Test)
        {
            _confusion.Add(label, _classes!.Predict(counts));
            return;
        }

        _tally.Add(label, counts);
        if (_phase != DigitPhase.Train) return;
        if (_classes is not null) _stretch.Add(label, _classes.Predict(counts));
        if (_tally.Images == StretchLength) EndStretch();
    }

    private void EndStretch()
    {
        if (_classes is not null) _curve.Add((_next + 1, _stretch.Accuracy));
        _classes = _tally.Assign();
        _tally.Clear();
        _stretch.Clear();
    }

    private void Enter()
    {
        _screen.Learn(_phase == DigitPhase.Train);
        if (_phase == DigitPhase.Label) _tally.Clear();
    }

    private void Leave()
    {
        if (_phase == DigitPhase.Label) _classes = _tally.Assign();
        (_phase, _next) = (_phase + 1, 0);
    }

    private void Tell(IProgress<ExperimentProgress>? progress, int total)
    {
        if (progress is null || _next + 1 < total && _sinceReport.Elapsed < s_betweenReports) return;
        _sinceReport.Restart();
        double accuracy = _phase == DigitPhase.Test ? _confusion.Accuracy : _curve.Count > 0 ? _curve[^1].Accuracy : double.NaN;
        progress.Report(new ExperimentProgress(_phase.ToString().ToLowerInvariant(), (_next + 1.0) / total)
        {
            Detail = string.Create(CultureInfo.InvariantCulture, $"{_next + 1:N0} of {total:N0} images, {_shown / _screen.Wall.TotalSeconds:0.#} per second")
                + (double.IsNaN(accuracy) ? "" : string.Create(CultureInfo.InvariantCulture, $", {100 * accuracy:0.0} % right")),
            RealTimeFactor = _screen.Wall.TotalMilliseconds / _screen.Simulated.Milliseconds,
        });
    }

    private DigitOutcome Outcome() => new()
    {
        Completed = _phase == DigitPhase.Done,
        Curve = [.. _curve],
        Confusion = _confusion,
        Classes = _phase is DigitPhase.Test or DigitPhase.Done ? _classes : null,
        Weights = Weights(),
        Images = _shown,
        Presentations = _screen.Presentations,
        Simulated_s = _screen.Simulated.Milliseconds / 1000,
        Wall_s = _screen.Wall.TotalSeconds,
        SynapticEvents = _screen.SynapticEvents,
        Build = _simulation.BuildReport,
    };

    private ImmutableArray<ReadOnlyMemory<double>> Weights()
    {
        SynapseTable synapses = _simulation.GetSynapses(_network.Learned);
        double[][] fields = [.. Enumerable.Range(0, (int)_network.Excitatory.Size).Select(_ => new double[_network.Pixels.Size])];
        IReadOnlyList<double> weights = synapses["w"];
        for (int k = 0; k < weights.Count; k++) fields[synapses.Targets[k]][synapses.Sources[k]] = weights[k];
        return [.. fields.Select(field => new ReadOnlyMemory<double>(field))];
    }
}
