using System.Collections.Immutable;
using Glia.Networks;

namespace Glia.Simulation.Construction.Rules;

/// <summary>An explicit list of pairs, sorted by target; pairs of one target keep the order of the list.</summary>
internal sealed class PairIndex
{
    private readonly long[] _starts;
    private readonly int[] _sources, _positions;

    /// <summary>Sorts a list. Pairs that a plan excludes (a neuron to itself) are left out.</summary>
    public PairIndex(ExplicitPairs rule, int targets, Func<int, int, bool> excluded)
    {
        ImmutableArray<int> sources = rule.Sources, ends = rule.Targets;
        _starts = new long[targets + 1];
        for (int pair = 0; pair < ends.Length; pair++)
            if (!excluded(sources[pair], ends[pair])) _starts[ends[pair] + 1]++;
        for (int target = 0; target < targets; target++) _starts[target + 1] += _starts[target];
        long[] next = _starts.AsSpan(0, targets).ToArray();
        (_sources, _positions) = (new int[_starts[targets]], new int[_starts[targets]]);
        for (int pair = 0; pair < ends.Length; pair++)
        {
            if (excluded(sources[pair], ends[pair])) continue;
            long place = next[ends[pair]]++;
            (_sources[place], _positions[place]) = (sources[pair], pair);
        }
    }

    /// <summary>Sources of a target's pairs.</summary>
    public ReadOnlySpan<int> SourcesOf(int target) => _sources.AsSpan((int)_starts[target], (int)(_starts[target + 1] - _starts[target]));

    /// <summary>Place in the given list of the k-th pair of a target.</summary>
    public int PositionOf(int target, int k) => _positions[_starts[target] + k];
}
