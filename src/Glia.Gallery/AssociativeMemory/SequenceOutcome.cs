using System.Collections.Immutable;
using Glia.Gallery.Circuits;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>What a network gave that stored sequences.</summary>
internal sealed record SequenceOutcome
{
    /// <summary>What was done.</summary>
    public required SequenceProtocol Protocol { get; init; }

    /// <summary>What was observed.</summary>
    public required CircuitRecording Recording { get; init; }

    /// <summary>Weights after learning; null when the run was stopped before.</summary>
    public required LearnedWeights? Weights { get; init; }

    /// <summary>What followed each cue.</summary>
    public ImmutableArray<Replay> Replays => [.. Protocol.Cues.Select(cue => Replay.Of(Protocol, cue, Recording.Spikes[0]))];

    /// <summary>The mean weight, by the largest, from each group to the one so many places further on.</summary>
    public double MeanWeight(int places) => Weights is null ? double.NaN : Enumerable.Range(0, Protocol.Groups.Count)
        .Where(group => group % Protocol.Length + places >= 0 && group % Protocol.Length + places < Protocol.Length)
        .Average(group => Weights.Mean(Protocol.Groups.Patterns[group], Protocol.Groups.Patterns[group + places]));
}

/// <summary>What followed the cue of a sequence.</summary>
/// <param name="Cue">The cue.</param>
/// <param name="Fired">Share of each group's neurons that fired. Shape [length].</param>
/// <param name="Times_ms">Median time of their first spikes after the cue; NaN for a group of which nothing fired. Shape [length].</param>
/// <param name="Others">Share of the neurons outside the sequence that fired.</param>
internal sealed record Replay(SequenceCue Cue, ImmutableArray<double> Fired, ImmutableArray<double> Times_ms, double Others)
{
    /// <summary>A group counts as replayed from this share of its neurons on.</summary>
    private const double Whole = 0.9;

    /// <summary>Share of the groups after the cued one that were replayed, each later than the one before.</summary>
    public double InOrder
    {
        get
        {
            int inOrder = 0, last = Cue.Place;
            for (int place = last + 1; place < Fired.Length && Fired[place] >= Whole && Times_ms[place] > Times_ms[place - 1]; place++) inOrder++;
            return inOrder / (Fired.Length - 1.0 - last);
        }
    }

    /// <summary>Mean time from one group to the next; NaN when the last was not replayed.</summary>
    public double Step_ms => InOrder < 1 ? double.NaN : (Times_ms[^1] - Times_ms[Cue.Place]) / (Fired.Length - 1 - Cue.Place);

    /// <summary>Measures a replay by the neurons that belong to one group of the sequence only.</summary>
    public static Replay Of(SequenceProtocol protocol, SequenceCue cue, SpikeData spikes)
    {
        var first = new Dictionary<int, double>();
        SpikeData window = spikes.Between(cue.At - Glia.Gallery.AssociativeMemory.Cue.Window.Before, cue.At + protocol.Replay);
        for (int i = 0; i < window.Count; i++) first.TryAdd(window.Neurons[i], window.TimeAt_ms(i) - cue.At.Milliseconds);
        int start = cue.Sequence * protocol.Length;
        int[][] groups = [.. Enumerable.Range(0, protocol.Length).Select(place => OwnMembers(protocol.Groups, start, place, protocol.Length))];
        int[] outside = [.. Enumerable.Range(0, protocol.Groups.Neurons).Where(neuron => !Enumerable.Range(start, protocol.Length).Any(group => protocol.Groups.Contains(group, neuron)))];
        return new Replay(cue, [.. groups.Select(group => Share(group, first))], [.. groups.Select(group => Median([.. group.Where(first.ContainsKey).Select(neuron => first[neuron])]))], Share(outside, first));
    }

    /// <summary>The members of a group that no other group of its sequence has: what they do is the group's doing.</summary>
    private static int[] OwnMembers(PatternSet groups, int start, int place, int length) =>
        [.. groups.Patterns[start + place].Where(neuron => !Enumerable.Range(0, length).Any(other => other != place && groups.Contains(start + other, neuron)))];

    private static double Share(int[] neurons, Dictionary<int, double> first) => neurons.Length == 0 ? double.NaN : neurons.Count(first.ContainsKey) / (double)neurons.Length;

    private static double Median(double[] values) => values.Length == 0 ? double.NaN : values.Order().ElementAt(values.Length / 2);
}
