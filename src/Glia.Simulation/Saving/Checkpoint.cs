using System.Collections.Immutable;
using Glia.Errors;
using Glia.Quantities;
using TimeGrid = Glia.Spikes.TimeGrid;

namespace Glia.Simulation.Saving;

/// <summary>What a checkpoint file says of itself.</summary>
public sealed record Checkpoint
{
    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>Simulation time of the state.</summary>
    public required Time Time { get; init; }

    /// <summary>Number format of the state.</summary>
    public required Precision Precision { get; init; }

    /// <summary>Storage of weights.</summary>
    public required WeightStorage Weights { get; init; }

    /// <summary>Seed of the network.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Bytes that were saved beside the state, by name.</summary>
    public required ImmutableDictionary<string, ImmutableArray<byte>> Notes { get; init; }

    /// <summary>Reads what a file says of itself, not the state.</summary>
    /// <exception cref="GliaException">The file is missing, foreign, of a newer version, or damaged in the part that is read.</exception>
    public static Checkpoint Read(string path)
    {
        using var state = new StateReader(path);
        StateDescription description = StateDescription.Read(state);
        ImmutableDictionary<string, ImmutableArray<byte>>.Builder notes = ImmutableDictionary.CreateBuilder<string, ImmutableArray<byte>>();
        while (state.Next() is { } section && section.StartsWith(CheckpointFormat.NotePrefix, StringComparison.Ordinal))
            notes[section[CheckpointFormat.NotePrefix.Length..]] = [.. state.ReadArray<byte>()];
        return new Checkpoint
        {
            Path = path, Time = new TimeGrid(Time.FromInternal(description.TimeStep_ms)).TimeOf(description.Step),
            Precision = description.Precision, Weights = description.Weights, Seed = description.Seed, Notes = notes.ToImmutable(),
        };
    }

    /// <summary>Reads a whole file and makes sure that every byte is as it was written.</summary>
    /// <exception cref="GliaException">The file is missing, foreign, of a newer version, or damaged.</exception>
    public static void Verify(string path, CancellationToken cancellation = default)
    {
        using var state = new StateReader(path, cancellation);
        while (state.Next() is not null)
        {
        }
    }
}
