using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Glia.Errors;
using Glia.Gallery.Circuits;
using Glia.Gallery.Results;
using Glia.Simulation;

namespace Glia.Gallery.Sweeps;

/// <summary>Runs a sweep.</summary>
internal sealed class SweepRunner(Sweep sweep)
{
    private readonly ConcurrentQueue<Finding> _problems = [];
    private readonly ConcurrentDictionary<int, double> _going = [];
    private IProgress<ExperimentProgress>? _progress;
    private int _done, _toDo;

    /// <inheritdoc cref="Sweep.RunAsync"/>
    public async Task<SweepResult> RunAsync(IProgress<ExperimentProgress>? progress, CancellationToken cancellation)
    {
        _progress = progress;
        progress?.Report(new ExperimentProgress("check", double.NaN));
        SweepPlan plan = await Task.Run(() => SweepPlan.Of(sweep, cancellation), cancellation).ConfigureAwait(false);
        long began = Stopwatch.GetTimestamp();
        using SweepTable table = Open(plan);
        HashSet<int> finished = [.. table.Rows.Select(row => row.Point.Run)];
        PlannedRun[] pending = [.. plan.Runs.Where(run => !finished.Contains(run.Point.Run))];
        _toDo = pending.Length;
        using var synapses = new SharedSynapses(plan.KeptSets);
        // Not cancelled from outside: what has ended is to be in the table.
        await Parallel.ForEachAsync(pending, new ParallelOptions { MaxDegreeOfParallelism = plan.Jobs }, async (run, _) =>
        {
            if (!cancellation.IsCancellationRequested) await RunOneAsync(run, synapses, table, cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
        table.Sort();
        ImmutableArray<SweepRow> rows = table.Rows;
        var result = new SweepResult
        {
            Sweep = sweep, Title = plan.Key.Experiment, Completed = rows.Length == plan.Runs.Length, Stopped = cancellation.IsCancellationRequested && rows.Length < plan.Runs.Length,
            Runs = plan.Runs.Length, Rows = rows, Measures = table.Measures, Kept = finished.Count, Jobs = plan.Jobs, Wall = Stopwatch.GetElapsedTime(began),
            SynapsesBuilt = synapses.Built, SynapsesReused = synapses.Reused, Models = plan.Models, Notes = [.. plan.Notes], Problems = [.. _problems],
        };
        return Reported(result);
    }

    private async Task RunOneAsync(PlannedRun run, SharedSynapses synapses, SweepTable table, CancellationToken cancellation)
    {
        var measures = new List<SweepMeasure>();
        var host = new CircuitHost
        {
            Threads = sweep.Threads, Synapses = synapses, Observe = (label, recording) => measures.AddRange(SweepMeasures.Of(label, recording)),
            OutputDirectory = sweep.KeepsFiles ? Path.Combine(sweep.OutputDirectory!, "runs", run.Point.Run.ToString("0000", CultureInfo.InvariantCulture)) : null,
        };
        long began = Stopwatch.GetTimestamp();
        try
        {
            var progress = new Relay(value => Advance(run.Point.Run, value));
            ExperimentResult result = await run.Experiment.Hosted(host).Prepared().RunAsync(progress, cancellation).ConfigureAwait(false);
            if (!result.Completed) return;
            measures.AddRange(SweepMeasures.Of(result));
            measures.Add(new SweepMeasure(SweepMeasures.Wall, Stopwatch.GetElapsedTime(began).TotalSeconds));
            table.Append(new SweepRow(run.Point, [.. measures.DistinctBy(measure => measure.Name)], string.Join("; ", result.Problems.Select(problem => $"{problem.Subject}: {problem.Message}"))));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;   // while it was built: there is nothing of it to keep
        }
        catch (GliaException exception)
        {
            foreach (Finding finding in exception.Findings)
                _problems.Enqueue(finding with { Subject = $"run {run.Point.Run} ({run.Point.Describe(sweep.Axes)}), {finding.Subject}" });
        }
        finally
        {
            _going.TryRemove(run.Point.Run, out _);
        }

        Interlocked.Increment(ref _done);
        Report();
    }

    private void Advance(int run, ExperimentProgress value)
    {
        if (value.Phase.StartsWith("simulate", StringComparison.Ordinal) && double.IsFinite(value.Fraction)) _going[run] = value.Fraction;
        Report();
    }

    private void Report()
    {
        double going = _going.Values.Sum();
        _progress?.Report(new ExperimentProgress("sweep", Math.Min(1, (_done + 0.99 * going) / Math.Max(1, _toDo)))
        {
            Detail = string.Create(CultureInfo.InvariantCulture, $"{_done} of {_toDo} runs"),
        });
    }

    /// <summary>The table in the folder of the sweep; refused when the folder holds another sweep.</summary>
    private SweepTable Open(SweepPlan plan)
    {
        ImmutableArray<string> settings = [.. sweep.Axes.Select(axis => axis.Path)];
        ImmutableArray<SweepPoint> points = [.. plan.Runs.Select(run => run.Point).OrderBy(point => point.Run)];
        if (sweep.OutputDirectory is not { } folder) return SweepTable.Open(settings, points, null);
        string keyFile = Path.Combine(folder, "sweep.json"), table = Path.GetFullPath(Path.Combine(folder, "sweep.csv"));
        try
        {
            Directory.CreateDirectory(folder);
            bool hasKey = File.Exists(keyFile);
            if (hasKey || File.Exists(table))
            {
                string? difference = !hasKey || SweepKey.Read(File.ReadAllText(keyFile)) is not { } other ? "what it holds was not written by a sweep" : plan.Key.DifferenceFrom(other);
                if (difference is not null)
                    throw new GliaException($"folder '{folder}'", $"holds the results of another sweep: {difference}. Choose another folder with --out, or remove this one.");
            }
            else
            {
                File.WriteAllText(keyFile + ".partial", plan.Key.ToJson());
                File.Move(keyFile + ".partial", keyFile);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GliaException($"folder '{folder}'", $"cannot be used: {problem.Message} Choose a folder that can be written to.");
        }

        return SweepTable.Open(settings, points, table);
    }

    private SweepResult Reported(SweepResult result)
    {
        if (sweep.OutputDirectory is not { } folder) return result;
        string report = Path.GetFullPath(Path.Combine(folder, "report.html"));
        try
        {
            _progress?.Report(new ExperimentProgress("report", double.NaN));
            SweepReport.Of(result).Save(report);
            return result with { Files = [Path.GetFullPath(Path.Combine(folder, "sweep.csv")), report] };
        }
        catch (GliaException exception)
        {
            return result with { Files = [Path.GetFullPath(Path.Combine(folder, "sweep.csv"))], Problems = [.. result.Problems, .. exception.Findings] };
        }
    }

    private sealed class Relay(Action<ExperimentProgress> action) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value) => action(value);
    }
}
