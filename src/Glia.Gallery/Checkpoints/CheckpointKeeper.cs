using System.Collections.Immutable;
using Glia.Errors;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Simulation.Saving;
using TimeGrid = Glia.Spikes.TimeGrid;

namespace Glia.Gallery.Checkpoints;

/// <summary>Keeps the state of an experiment on disk while it runs: the last two checkpoints, each with whatever the experiment has to know beside the simulation.</summary>
/// <remarks>
/// An experiment that drives its simulation itself opens it here, looks at <see cref="Stage"/> for where it was, and calls
/// <see cref="SaveIfDueAsync"/> wherever it could go on from.
/// </remarks>
/// <example>
/// <code>
/// CheckpointKeeper keeper = CheckpointKeeper.For(this);
/// using Simulation simulation = await keeper.OpenAsync(network, options);
/// for (int image = keeper.Stage.IsEmpty ? 0 : ImageOf(keeper.Stage); image &lt; images; image++)
/// {
///     await ShowAsync(simulation, image);
///     await keeper.SaveIfDueAsync(simulation, () => BytesOf(image + 1));
/// }
/// </code>
/// </example>
public sealed class CheckpointKeeper
{
    private const string RunNote = "run", StageNote = "stage", TotalsNote = "totals";

    /// <summary>By how much sums of times may miss the interval.</summary>
    private const double Tolerance_ms = 1e-6;

    private readonly Checkpointing _settings;
    private readonly CheckpointFolder? _folder;
    private readonly string _label;
    private string? _latest;
    private Time _latestTime;

    private CheckpointKeeper(Checkpointing settings, CheckpointFolder? folder, string label) => (_settings, _folder, _label) = (settings, folder, label);

    /// <summary>What the experiment gave to the checkpoint that it goes on from; empty for a run from the beginning.</summary>
    public ImmutableArray<byte> Stage { get; private set; } = [];

    /// <summary>The time that the last checkpoint holds; null when there is none.</summary>
    public Time? Saved => _latest is null ? null : _latestTime;

    /// <summary>What the run did before it was resumed.</summary>
    internal RunTotals Totals { get; private set; }

    /// <summary>The keeper of an experiment's simulation.</summary>
    /// <param name="experiment">The experiment: where its files lie, and whether checkpoints are wanted.</param>
    /// <param name="label">Name of the part of the experiment that this simulation is, and of the folder of its files; empty when there is only one.</param>
    /// <exception cref="GliaException">Checkpoints are wanted, but no folder was named.</exception>
    public static CheckpointKeeper For(Experiment experiment, string label = "")
    {
        if (experiment.Checkpoints is not { } settings) return new CheckpointKeeper(new Checkpointing(), null, label);
        if (experiment.OutputDirectory is not { } folder)
            throw new GliaException("checkpoints", "need a folder, but the experiment writes no files. Set its output directory.");
        return new CheckpointKeeper(settings, new CheckpointFolder(Path.GetFullPath(Path.Combine(folder, label))), label);
    }

    /// <summary>Builds the simulation, or restores it from the checkpoint to go on from.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">How to simulate.</param>
    /// <param name="progress">Told how far construction has come.</param>
    /// <param name="cancellation">Ends the construction.</param>
    /// <exception cref="GliaException">The network cannot be built or the checkpoint not restored, or the time between checkpoints is not a whole number of time steps.</exception>
    public async Task<Simulation.Simulation> OpenAsync(
        Network network, SimulationOptions options, IProgress<BuildProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (_settings.Every is { } every) CheckInterval(every, network.TimeStep);
        string? from = _settings.ResumeFrom is not { } file ? null : _folder!.Contains(file) ? file : _folder.Newest;
        if (from is null)
        {
            Simulation.Simulation built = network.Build(options, progress, cancellation);
            if (_settings.Every is not null) _folder!.Keep();   // those of an earlier run would pass for this one's
            return built;
        }

        Checkpoint checkpoint = Checkpoint.Read(from);
        Simulation.Simulation restored = await Simulation.Simulation.RestoreAsync(network, from, options, null, progress, cancellation).ConfigureAwait(false);
        (_latest, _latestTime) = (from, checkpoint.Time);
        Stage = checkpoint.Notes.GetValueOrDefault(StageNote, []);
        Totals = RunTotals.FromBytes(checkpoint.Notes.GetValueOrDefault(TotalsNote, []));
        return restored;
    }

    /// <summary>Saves when the time between checkpoints has passed since the last one.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="stage">Gives what the experiment has to know to go on from here.</param>
    public Task SaveIfDueAsync(Simulation.Simulation simulation, Func<byte[]> stage) =>
        _settings.Every is { } every && (simulation.Now - _latestTime).Milliseconds >= every.Milliseconds - Tolerance_ms ? SaveAsync(simulation, stage()) : Task.CompletedTask;

    /// <summary>Saves now, if checkpoints are wanted and this state was not saved yet. It is not cancelled: a checkpoint is what is left when a run is stopped.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="stage">What the experiment has to know to go on from here.</param>
    /// <exception cref="GliaException">The file cannot be written.</exception>
    public Task SaveAsync(Simulation.Simulation simulation, byte[] stage) => SaveAsync(simulation, [.. stage], default);

    /// <summary>Saves now, with what the run did so far.</summary>
    internal async Task SaveAsync(Simulation.Simulation simulation, ImmutableArray<byte> stage, RunTotals totals)
    {
        if (_settings.Every is null || Saved == simulation.Now) return;
        string path = _folder!.NameOf(simulation.Now);
        ImmutableDictionary<string, ImmutableArray<byte>> notes = ImmutableDictionary<string, ImmutableArray<byte>>.Empty.Add(StageNote, stage).Add(TotalsNote, totals.ToBytes());
        if (_settings.Run is { } run) notes = notes.Add(RunNote, (run with { Label = _label }).ToBytes());
        await simulation.SaveAsync(path, notes).ConfigureAwait(false);
        _folder.Keep(path, _latest);
        (_latest, _latestTime) = (path, simulation.Now);
    }

    /// <summary>The time of the first checkpoint after a time, on the grid of a simulation.</summary>
    internal long NextStep(long step, TimeGrid grid) =>
        _settings.Every is { } every && RunDuration.StepsOf(every, grid.Step) is var period ? (step / period + 1) * period : long.MaxValue;

    /// <summary>What was asked for when a checkpoint was made; null when a program kept that to itself.</summary>
    internal static RunDescription? RunOf(Checkpoint checkpoint) =>
        checkpoint.Notes.TryGetValue(RunNote, out ImmutableArray<byte> bytes) ? RunDescription.FromBytes(bytes, checkpoint.Path) : null;

    private static void CheckInterval(Time every, Time step)
    {
        try
        {
            if (RunDuration.StepsOf(every, step) > 0) return;
        }
        catch (GliaException problem)
        {
            throw new GliaException(problem.Findings.Select(finding => finding with { Subject = "time between checkpoints" }));
        }

        throw new GliaException("time between checkpoints", $"is {every}, which is shorter than the time step of {step}. Use for example 1 s.");
    }
}
