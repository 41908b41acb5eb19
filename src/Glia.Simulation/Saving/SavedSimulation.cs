using System.Collections.Immutable;
using Glia.Errors;
using Glia.Networks;
using Glia.Simulation.Engine;
using Glia.Simulation.Recording;

namespace Glia.Simulation.Saving;

/// <summary>Writes the whole state of a simulation to a file, and loads it into one that was built anew.</summary>
/// <param name="core">The engine.</param>
/// <param name="session">Its recordings.</param>
internal sealed class SavedSimulation(SimulationCore core, RecordingSession session)
{
    /// <summary>Writes a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <param name="description">Of what it is the state.</param>
    /// <param name="notes">Bytes to be kept beside the state.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public void Save(string path, StateDescription description, ImmutableDictionary<string, ImmutableArray<byte>> notes, CancellationToken cancellation) =>
        CheckpointFile.Write(path, state =>
        {
            description.Write(state);
            foreach ((string name, ImmutableArray<byte> bytes) in notes.OrderBy(note => note.Key, StringComparer.Ordinal))
            {
                state.Begin(CheckpointFormat.NotePrefix + name);
                state.WriteArray(bytes.AsSpan());
                state.End();
            }

            foreach (ISavedPart part in core.Parts.Concat<ISavedPart>(session.Parts))
            {
                state.Begin(part.Name);
                part.Save(state);
                state.End();
            }
        }, cancellation);

    /// <summary>Loads a checkpoint.</summary>
    /// <param name="state">The file, from its description on.</param>
    /// <param name="saved">Its description.</param>
    /// <param name="wanted">The description of this simulation.</param>
    /// <param name="options">How to restore.</param>
    public void Load(StateReader state, StateDescription saved, StateDescription wanted, RestoreOptions options)
    {
        core.MoveTo(saved.Step);
        var parts = core.Parts.ToDictionary(part => part.Name);
        foreach (SavedRecording recording in session.Parts)
        {
            if (options.NewRecordings || !saved.Shares(recording.Recorder, wanted)) recording.BeginAfter(saved.Step);
            else parts.Add(recording.Name, recording);
        }

        while (state.Next() is { } section)
        {
            if (parts.Remove(section, out ISavedPart? part))
            {
                part.Load(state);
                state.ExpectEnd(section);
            }
            else if (!section.StartsWith(CheckpointFormat.NotePrefix, StringComparison.Ordinal) && !section.StartsWith(SavedRecording.Prefix, StringComparison.Ordinal))
            {
                throw state.Unfit($"it holds a section '{section}', which this network does not have");
            }
        }

        if (parts.Count > 0) throw state.Unfit($"it lacks the section '{parts.Keys.Order(StringComparer.Ordinal).First()}'");
        foreach (string population in saved.ChangedPopulations(wanted)) core.Show(population);
        session.MoveTo(saved.Step);
    }

    /// <summary>Opens a checkpoint and makes sure that it is whole and belongs to a network.</summary>
    /// <returns>The open file, its description, and the options with what they leave open filled in.</returns>
    public static (StateReader State, StateDescription Saved, StateDescription Wanted, SimulationOptions Options) Open(
        string path, Network network, SimulationOptions? options, RestoreOptions restore, CancellationToken cancellation)
    {
        Checkpoint.Verify(path, cancellation);   // before anything is built, and any recording cut back
        var state = new StateReader(path, cancellation);
        try
        {
            StateDescription saved = StateDescription.Read(state);
            options ??= new SimulationOptions { Precision = saved.Precision, Weights = saved.Weights };
            StateDescription wanted = StateDescription.Of(network, options.Precision, options.Weights, saved.Step);
            ImmutableArray<Finding> differences = [.. saved.Differences(wanted, restore.AllowChanges)];
            if (differences.Length > 0) throw new GliaException(differences);
            return (state, saved, wanted, options with { Recording = options.Recording with { Continues = !restore.NewRecordings } });
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }
}
