using System.Collections.Immutable;
using Glia.Quantities;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>A cue, and which neurons fired with it and after it.</summary>
/// <param name="Pattern">The pattern that is to be recalled.</param>
/// <param name="Cued">Its neurons that were made to fire.</param>
/// <param name="At">When.</param>
internal sealed record Cue(int Pattern, ImmutableArray<int> Cued, Time At)
{
    /// <summary>Spikes from a little before the middle of the volley to the end of the response count.</summary>
    public static (Time Before, Time After) Window { get; } = (6 * ms, 40 * ms);

    /// <summary>What a recall gave.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="spikes">Spikes of the excitatory neurons.</param>
    public RecalledVolley Measure(PatternSet patterns, SpikeData spikes)
    {
        HashSet<int> fired = [.. spikes.Between(At - Window.Before, At + Window.After).Neurons];
        ImmutableArray<int> members = patterns.Patterns[Pattern];
        int[] left = [.. members.Except(Cued)];
        double hits = members.Count(fired.Contains), all = patterns.Neurons, active = members.Length, firing = fired.Count;
        double spread = Math.Sqrt(firing * (all - firing) * active * (all - active));
        return new RecalledVolley(
            left.Length == 0 ? double.NaN : left.Count(fired.Contains) / (double)left.Length,
            (firing - hits) / active,
            spread > 0 ? (hits * all - firing * active) / spread : 0);
    }
}

/// <summary>How well a pattern was recalled.</summary>
/// <param name="Recalled">Share of the neurons that were not cued and fired; NaN when all were cued.</param>
/// <param name="Spurious">Neurons outside the pattern that fired, by the size of the pattern.</param>
/// <param name="Overlap">Correlation of who fired with the pattern over all neurons: 1 for the pattern itself, 0 for chance.</param>
internal readonly record struct RecalledVolley(double Recalled, double Spurious, double Overlap)
{
    /// <summary>The mean over several.</summary>
    public static RecalledVolley Mean(IReadOnlyCollection<RecalledVolley> all) =>
        all.Count == 0 ? new(double.NaN, double.NaN, double.NaN) : new(all.Average(one => one.Recalled), all.Average(one => one.Spurious), all.Average(one => one.Overlap));
}
