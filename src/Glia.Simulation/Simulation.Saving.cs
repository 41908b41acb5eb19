using System.Collections.Immutable;
using Glia.Errors;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Simulation.Saving;

namespace Glia.Simulation;

/// <content>Saving and restoring.</content>
public sealed partial class Simulation
{
    /// <summary>Saves everything that the future depends on: states, parameters, spikes and currents under way, recordings. Does not change the simulation.</summary>
    /// <param name="path">The file; written beside and renamed, so that an older one of this name is replaced only by a whole one.</param>
    /// <param name="cancellation">Ends the saving; an older file of this name then stays.</param>
    /// <exception cref="GliaException">The file cannot be written.</exception>
    /// <exception cref="InvalidOperationException">A run is going on, or one has failed.</exception>
    public Task SaveAsync(string path, CancellationToken cancellation = default) =>
        SaveAsync(path, ImmutableDictionary<string, ImmutableArray<byte>>.Empty, cancellation);

    /// <summary>Saves everything that the future depends on, and bytes of the caller's beside it, which <see cref="Checkpoint.Read"/> gives back.</summary>
    /// <param name="path">The file.</param>
    /// <param name="notes">The bytes, by name.</param>
    /// <param name="cancellation">Ends the saving.</param>
    /// <inheritdoc cref="SaveAsync(string, CancellationToken)" path="/exception"/>
    public Task SaveAsync(string path, ImmutableDictionary<string, ImmutableArray<byte>> notes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        Enter();
        Task save = Task.Run(() => Save(path, notes, cancellation), CancellationToken.None);
        _run = save;
        return save;
    }

    /// <summary>Builds a network and loads a state that was saved of it. What follows is, bit for bit, what would have followed, also with other threads and tiles.</summary>
    /// <param name="network">The description that was saved, or with <see cref="RestoreOptions.AllowChanges"/> a variant of it.</param>
    /// <param name="path">The checkpoint.</param>
    /// <param name="options">How to simulate; null for the defaults, in the precision that was saved.</param>
    /// <param name="restore">How to restore; the defaults when null.</param>
    /// <param name="progress">Told how far construction has come.</param>
    /// <param name="cancellation">Ends the construction with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="GliaException">The file is missing, foreign, of a newer version or damaged, or holds the state of another network; carries every finding.</exception>
    public static Task<Simulation> RestoreAsync(
        Network network, string path, SimulationOptions? options = null, RestoreOptions? restore = null,
        IProgress<BuildProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(path);
        return Task.Run(() => Restore(network, path, options, restore ?? new RestoreOptions(), progress, cancellation), CancellationToken.None);
    }

    private static Simulation Restore(
        Network network, string path, SimulationOptions? options, RestoreOptions restore, IProgress<BuildProgress>? progress, CancellationToken cancellation)
    {
        NetworkValidator.ThrowIfInvalid(network);   // else its description cannot be compared
        (StateReader state, StateDescription saved, StateDescription wanted, SimulationOptions completed) = SavedSimulation.Open(path, network, options, restore, cancellation);
        using (state)
        {
            Simulation simulation = Build(network, completed, progress, cancellation);
            try
            {
                new SavedSimulation(simulation._core, simulation._session).Load(state, saved, wanted, restore);
                return simulation;
            }
            catch
            {
                simulation.Dispose();
                throw;
            }
        }
    }

    private void Save(string path, ImmutableDictionary<string, ImmutableArray<byte>> notes, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _disposal.Token);
        try
        {
            if (_failed) throw new InvalidOperationException("An earlier run has failed, so the state is not that of any one time. Restore an earlier checkpoint.");
            new SavedSimulation(_core, _session).Save(path, _description.Value with { Step = _core.Step }, notes, either.Token);
        }
        finally
        {
            Leave();
        }
    }
}
