using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;
using Glia.Networks;

namespace Glia.Simulation.Saving;

/// <summary>Of what network, in which number formats and at what time a state is: the first section of a checkpoint.</summary>
internal sealed record StateDescription
{
    private const int MostEntries = 100_000_000;

    /// <summary>Number of steps simulated.</summary>
    public required long Step { get; init; }

    /// <summary>Time step, ms.</summary>
    public required double TimeStep_ms { get; init; }

    /// <summary>Seed of the network.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number format of states.</summary>
    public required Precision Precision { get; init; }

    /// <summary>Storage of weights.</summary>
    public required WeightStorage Weights { get; init; }

    /// <summary>Populations, projections and recorders, each kind in network order.</summary>
    public required ImmutableArray<DescriptionEntry> Entries { get; init; }

    /// <summary>Describes a network and how it is simulated.</summary>
    public static StateDescription Of(Network network, Precision precision, WeightStorage weights, long step) => new()
    {
        Step = step, TimeStep_ms = network.TimeStep.Milliseconds, Seed = network.Seed, Precision = precision, Weights = weights,
        Entries =
        [
            .. network.Populations.Select(population =>
                DescriptionEntry.Of("population", population.Name, DescriptionText.Structure(population), DescriptionText.Values(population))),
            .. network.Projections.Select(projection =>
                DescriptionEntry.Of("projection", projection.Name, DescriptionText.Structure(projection), DescriptionText.Values(projection))),
            .. network.Recorders.Select(recorder => DescriptionEntry.Of("recorder", recorder.Name, "", DescriptionText.Values(recorder))),
        ],
    };

    /// <summary>Reads the section.</summary>
    public static StateDescription Read(StateReader state)
    {
        if (state.Next() != CheckpointFormat.DescriptionSection) throw state.Unfit("it does not begin with a description");
        var description = new StateDescription
        {
            Step = state.ReadInt64(), TimeStep_ms = state.ReadDouble(), Seed = state.ReadUInt64(),
            Precision = state.ReadBoolean() ? Precision.Float64 : Precision.Float32, Weights = state.ReadBoolean() ? WeightStorage.Int16 : WeightStorage.Float32,
            Entries = ReadEntries(state),
        };
        if (description.Step < 0 || !(description.TimeStep_ms > 0 && double.IsFinite(description.TimeStep_ms))) throw state.Unfit("its time is not possible");
        return description;
    }

    /// <summary>Writes the section.</summary>
    public void Write(StateWriter state)
    {
        state.Begin(CheckpointFormat.DescriptionSection);
        state.Write(Step);
        state.Write(TimeStep_ms);
        state.Write(Seed);
        state.Write(Precision == Precision.Float64);
        state.Write(Weights == WeightStorage.Int16);
        state.Write(Entries.Length);
        foreach (DescriptionEntry entry in Entries)
            foreach (string text in (ReadOnlySpan<string>)[entry.Kind, entry.Name, entry.Structure, entry.Values]) state.Write(text);
        state.End();
    }

    /// <summary>Whether both hold the same recorder of that name.</summary>
    public bool Shares(string recorder, StateDescription other) => RecorderOf(recorder) is { } own && own == other.RecorderOf(recorder);

    /// <summary>Names of the populations whose parameters or initial values differ in a branch.</summary>
    public IEnumerable<string> ChangedPopulations(StateDescription wanted) =>
        Entries.Where(entry => entry.Kind == "population").Except(wanted.Entries).Select(entry => entry.Name);

    /// <summary>What keeps this state from being loaded into a network.</summary>
    /// <param name="wanted">The network's description.</param>
    /// <param name="allowChanges">Whether values may differ.</param>
    public IEnumerable<Finding> Differences(StateDescription wanted, bool allowChanges)
    {
        if (TimeStep_ms != wanted.TimeStep_ms) yield return Differs("time step", Plain(wanted.TimeStep_ms) + " ms", Plain(TimeStep_ms) + " ms");
        if (Seed != wanted.Seed) yield return Differs("seed", $"{wanted.Seed}", $"{Seed}");
        if (Precision != wanted.Precision) yield return Differs("precision", $"{wanted.Precision}", $"{Precision}");
        if (Weights != wanted.Weights && !allowChanges) yield return Differs("storage of weights", $"{wanted.Weights}", $"{Weights}");
        var saved = Entries.Where(entry => !allowChanges || !IsRecorder(entry)).ToDictionary(entry => entry.Subject);
        foreach (DescriptionEntry entry in wanted.Entries)
        {
            if (allowChanges && IsRecorder(entry)) continue;
            if (!saved.Remove(entry.Subject, out DescriptionEntry? before)) yield return Finding.Error(entry.Subject, "is not in the checkpoint. Restore into the network that was saved.");
            else if (entry.Structure != before.Structure) yield return Finding.Error(entry.Subject, StructureDiffers(entry));
            else if (entry.Values != before.Values && !allowChanges) yield return Finding.Error(entry.Subject, ValuesDiffer(entry));
        }

        foreach (DescriptionEntry missing in saved.Values) yield return Finding.Error(missing.Subject, "is in the checkpoint, but not in the network. Restore into the network that was saved.");
    }

    private static string StructureDiffers(DescriptionEntry entry) => entry.Kind == "population"
        ? "differs from the checkpoint's in size, model or positions, so that its state would have no meaning. Restore into the network that was saved."
        : "differs from the checkpoint's in rule, delays, receptor, or the model of its synapses, so that their state and spikes under way would have no meaning. Restore into the network that was saved.";

    private static string ValuesDiffer(DescriptionEntry entry) => IsRecorder(entry)
        ? "differs from the checkpoint's in what it records. Restore with the recorder that was saved, or allow changes with RestoreOptions.AllowChanges."
        : "differs from the checkpoint's in its parameters, initial values, weights or modulators. Restore the network that was saved, or branch from it with RestoreOptions.AllowChanges.";

    private static bool IsRecorder(DescriptionEntry entry) => entry.Kind == "recorder";

    private static Finding Differs(string what, string wanted, string saved) =>
        Finding.Error(what, $"is {wanted}, but {saved} in the checkpoint. Restore with {saved}.");

    private static string Plain(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private DescriptionEntry? RecorderOf(string name) => Entries.FirstOrDefault(entry => IsRecorder(entry) && entry.Name == name);

    private static ImmutableArray<DescriptionEntry> ReadEntries(StateReader state)
    {
        ImmutableArray<DescriptionEntry>.Builder entries = ImmutableArray.CreateBuilder<DescriptionEntry>();
        for (int left = state.ReadCount(MostEntries); left > 0; left--)
            entries.Add(new DescriptionEntry(state.ReadText(), state.ReadText(), state.ReadText(), state.ReadText()));
        return entries.ToImmutable();
    }
}
