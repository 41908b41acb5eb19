using System.Collections.Immutable;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>Random patterns: each a set of excitatory neurons that are active together.</summary>
internal sealed class PatternSet
{
    private const uint Stream = 0x4D454D31;

    private readonly bool[,] _members;

    private PatternSet(int neurons, ImmutableArray<ImmutableArray<int>> patterns)
    {
        (Neurons, Patterns) = (neurons, patterns);
        _members = new bool[patterns.Length, neurons];
        for (int pattern = 0; pattern < patterns.Length; pattern++)
            foreach (int neuron in patterns[pattern]) _members[pattern, neuron] = true;
    }

    /// <summary>Neurons of the population.</summary>
    public int Neurons { get; }

    /// <summary>The active neurons of each pattern, in random order.</summary>
    public ImmutableArray<ImmutableArray<int>> Patterns { get; }

    /// <summary>Number of patterns.</summary>
    public int Count => Patterns.Length;

    /// <summary>Active neurons of one pattern.</summary>
    public int Active => Patterns[0].Length;

    /// <summary>Draws patterns; the first ones are the same however many are drawn.</summary>
    public static PatternSet Draw(ulong seed, int count, int active, int neurons)
    {
        var draws = new DrawSequence(seed, Stream);
        return new PatternSet(neurons, [.. Enumerable.Range(0, count).Select(_ => draws.Choose(active, neurons).ToImmutableArray())]);
    }

    /// <summary>Whether a neuron is active in a pattern.</summary>
    public bool Contains(int pattern, int neuron) => _members[pattern, neuron];

    /// <summary>Whether any pattern has both neurons.</summary>
    public bool Share(int source, int target)
    {
        for (int pattern = 0; pattern < Count; pattern++)
            if (_members[pattern, source] && _members[pattern, target]) return true;
        return false;
    }

    /// <summary>The share of ordered pairs of different neurons that random patterns of this size bring together at least once: 1 − (1 − K(K − 1)/N(N − 1))^P.</summary>
    /// <remarks>Willshaw, Buneman and Longuet-Higgins (1969), with pairs of different neurons.</remarks>
    public static double ExpectedShare(int count, int active, int neurons) => 1 - Math.Pow(1 - active * (active - 1.0) / (neurons * (neurons - 1.0)), count);
}
