using System.Collections.Immutable;
using Glia.Gallery.Circuits;
using Glia.Spikes;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>What a network gave that stored patterns as assemblies.</summary>
internal sealed record AssemblyOutcome
{
    /// <summary>The patterns.</summary>
    public required PatternSet Patterns { get; init; }

    /// <summary>What was done.</summary>
    public required AssemblyProtocol Protocol { get; init; }

    /// <summary>What was observed.</summary>
    public required CircuitRecording Recording { get; init; }

    /// <summary>Weights after learning; null when the run was stopped before.</summary>
    public required LearnedWeights? Weights { get; init; }

    /// <summary>Mean weights within patterns and between other neurons, by the largest, before the first round and after each.</summary>
    public required ImmutableArray<(double Within, double Between)> Growth { get; init; }

    /// <summary>Recall for each share of a pattern that was cued: means over patterns.</summary>
    public ImmutableArray<RecalledVolley> Recalled
    {
        get
        {
            SpikeData spikes = Recording.Spikes[0];
            return
            [
                .. Protocol.Fractions.Select(fraction => RecalledVolley.Mean(
                    [.. Protocol.Cued.Where(one => one.Fraction == fraction).Select(one => one.Cue.Measure(Patterns, spikes))])),
            ];
        }
    }

    /// <summary>Recall for a share that was cued.</summary>
    public RecalledVolley At(double fraction) => Protocol.Fractions.IndexOf(fraction) is >= 0 and var place ? Recalled[place] : RecalledVolley.Mean([]);
}
