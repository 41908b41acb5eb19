using System.Collections.Immutable;
using System.Globalization;
using Glia.Gallery.Circuits;
using Glia.Gallery.Results;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>The parts of the experiment, as far as they were run.</summary>
internal sealed record MemoryParts
{
    /// <summary>Patterns stored as assemblies.</summary>
    public required AssemblyOutcome Assemblies { get; init; }

    /// <summary>The same without learning.</summary>
    public AssemblyOutcome? Control { get; init; }

    /// <summary>Sequences.</summary>
    public SequenceOutcome? Sequences { get; init; }

    /// <summary>The same without learning.</summary>
    public SequenceOutcome? SequenceControl { get; init; }

    /// <summary>Recall over the number of patterns.</summary>
    public ImmutableArray<CapacityPoint> Capacity { get; init; } = [];

    /// <summary>What was observed, in order.</summary>
    public ImmutableArray<CircuitRecording> Recordings =>
        [.. new[] { Assemblies.Recording, Control?.Recording, Sequences?.Recording, SequenceControl?.Recording }.OfType<CircuitRecording>()];

    /// <summary>Whether everything so far was run to its end.</summary>
    public bool Completed => Recordings.All(recording => recording.Run.Completed);
}

/// <summary>What the experiment says of its parts.</summary>
/// <param name="Parts">The parts.</param>
/// <param name="Fraction">The share of a pattern at which recall is compared.</param>
/// <param name="Points">Numbers of patterns that were to be measured.</param>
internal sealed record MemoryOutcome(MemoryParts Parts, double Fraction, int Points)
{
    private const string Ours = "band set here", Closed = "Willshaw et al. 1969: closed form";

    private bool IsWhole => Parts is { SequenceControl: not null, Completed: true } && Parts.Capacity.Length == Points;

    /// <summary>The result.</summary>
    public ExperimentResult Result(string name) => new()
    {
        Experiment = name,
        Completed = IsWhole,
        Comparisons = Parts.Assemblies.Weights is null ? [] : [.. OfAssemblies(), .. OfSequences()],
        Table = Table(),
        Facts = CircuitResults.Facts(Parts.Recordings).AddRange(Own()),
        Files = [.. Parts.Recordings.SelectMany(recording => recording.Files)],
        Warnings = CircuitResults.Warnings(Parts.Recordings),
        Problems = CircuitResults.Problems(Parts.Recordings),
    };

    private IEnumerable<Comparison> OfAssemblies()
    {
        AssemblyOutcome stored = Parts.Assemblies;
        (double within, double between) = stored.Growth[^1];
        RecalledVolley recalled = stored.At(Fraction);
        string cue = string.Create(CultureInfo.InvariantCulture, $"{100 * Fraction:0} % cued");
        yield return Comparison.Between("assemblies", "weight between over within", "", between / within, 0, 1.0 / 3, Ours);
        yield return Comparison.Within("assemblies", "share of strong synapses", "", stored.Weights!.StrongShare,
            PatternSet.ExpectedShare(stored.Patterns.Count, stored.Patterns.Active, stored.Patterns.Neurons), 0.03, Closed);
        yield return Comparison.Between("assemblies", $"recalled, {cue}", "", recalled.Recalled, 0.9, 1, Ours);
        yield return Comparison.Between("assemblies", $"spurious, {cue}", "", recalled.Spurious, 0, 0.15, Ours);
        if (Parts.Control is { Recording.Run.Completed: true } control)
            yield return Comparison.Between("control", $"recalled, {cue}", "", control.At(Fraction).Recalled, 0, 0.1, "nothing is completed without learning; " + Ours);
    }

    private IEnumerable<Comparison> OfSequences()
    {
        if (Parts.Sequences is not { Weights: not null } stored) yield break;
        Replay[] fromStart = [.. stored.Replays.Where(replay => replay.Cue.Place == 0)];
        yield return Comparison.Between("sequences", "groups replayed in order", "", fromStart.Average(replay => replay.InOrder), 0.95, 1, "nine tenths of each group, one after the other; " + Ours);
        yield return Comparison.Between("sequences", "others that fire", "", fromStart.Average(replay => replay.Others), 0, 0.05, Ours);
        yield return Comparison.Between("sequences", "weight backward over forward", "", stored.MeanWeight(-1) / stored.MeanWeight(1), 0, 0.3, "the asymmetry of the rule; " + Ours);
        Replay middle = stored.Replays[^1];
        yield return Comparison.Between("cue in the middle", "later groups in order", "", middle.InOrder, 0.95, 1, Ours);
        yield return Comparison.Between("cue in the middle", "earlier groups that fire", "", middle.Fired.Take(middle.Cue.Place).Average(), 0, 0.1, "sequences run forwards; " + Ours);
        if (Parts.SequenceControl is { Recording.Run.Completed: true } control)
            yield return Comparison.Between("sequence control", "groups that fire", "", control.Replays[0].Fired.Skip(1).Average(), 0, 0.1, "nothing is replayed without learning; " + Ours);
    }

    private ResultTable? Table() => Parts.Capacity.IsEmpty ? null : new ResultTable(
        ["patterns", "recalled from half", "spurious", "overlap", "strong synapses", "expected share"],
        [.. Parts.Capacity.Select(point => ImmutableArray.Create<object>(
            point.Patterns, point.Recalled.Recalled, point.Recalled.Spurious, point.Recalled.Overlap, point.StrongShare, point.ExpectedShare))]);

    private IEnumerable<Fact> Own()
    {
        if (Parts.Sequences is { Weights: not null } stored)
        {
            double[] steps = [.. stored.Replays.Where(replay => replay.Cue.Place == 0 && double.IsFinite(replay.Step_ms)).Select(replay => replay.Step_ms)];
            yield return new Fact("step of the replay", steps.Length > 0 ? Math.Round(steps.Average(), 2) : double.NaN, "ms");
            yield return new Fact("step as presented", SequenceProtocol.Interval.Milliseconds, "ms");
        }

        if (Parts.Capacity.LastOrDefault(point => point.Recalled.Overlap >= 0.8) is { } held)
            yield return new Fact("most patterns of those tried with overlap 0.8", held.Patterns);
    }
}
