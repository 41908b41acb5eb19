using System.Collections.Immutable;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Networks;

/// <summary>Who connects to whom.</summary>
public abstract record ConnectionRule
{
    /// <summary>A neuron may connect to itself.</summary>
    public bool Autapses { get; init; } = true;

    /// <summary>A pair may have several synapses (rules that draw with replacement).</summary>
    public bool Multapses { get; init; } = true;
}

/// <summary>Neuron i to neuron i.</summary>
public sealed record OneToOne : ConnectionRule;

/// <summary>Every neuron to every neuron.</summary>
public sealed record AllToAll : ConnectionRule;

/// <summary>Every pair with a probability.</summary>
public sealed record PairwiseBernoulli(double Probability) : ConnectionRule;

/// <summary>Each target draws a number of sources.</summary>
public sealed record FixedInDegree(int InDegree) : ConnectionRule;

/// <summary>Each source draws a number of targets.</summary>
public sealed record FixedOutDegree(int OutDegree) : ConnectionRule;

/// <summary>A number of synapses, source and target drawn uniformly.</summary>
public sealed record FixedTotalNumber(long Number) : ConnectionRule;

/// <summary>Every pair with a probability that falls with distance.</summary>
/// <param name="Kernel">Shape of the fall.</param>
/// <param name="PeakProbability">Probability at distance 0.</param>
/// <param name="Scale">σ of the Gaussian exp(−d²/2σ²), λ of the exponential exp(−d/λ), radius of the disc.</param>
public sealed record DistanceDependent(DistanceKernel Kernel, double PeakProbability, Length Scale) : ConnectionRule
{
    /// <summary>Pairs farther apart are not connected; null for no limit.</summary>
    public Length? MaximumDistance { get; init; }

    /// <summary>Extent of the torus on which distance is measured; null for the open plane.</summary>
    public (Length Width, Length Height)? Torus { get; init; }
}

/// <summary>How connection probability falls with distance.</summary>
public enum DistanceKernel
{
    /// <summary>exp(−d²/2σ²).</summary>
    Gaussian,

    /// <summary>exp(−d/λ).</summary>
    Exponential,

    /// <summary>1 within the radius, else 0.</summary>
    Disc,
}

/// <summary>An explicit list of (source, target) pairs, indexes within the populations. Shape [synapses] each.</summary>
public sealed record ExplicitPairs(ImmutableArray<int> Sources, ImmutableArray<int> Targets) : ConnectionRule
{
    /// <summary>From compressed rows: the targets of source s are <paramref name="targets"/>[offsets[s] .. offsets[s+1]].</summary>
    /// <exception cref="GliaException">The offsets do not ascend from 0 to the number of targets.</exception>
    public static ExplicitPairs FromCsr(ReadOnlySpan<int> offsets, ImmutableArray<int> targets)
    {
        if (offsets.Length == 0 || offsets[0] != 0 || offsets[^1] != targets.Length)
            throw new GliaException("explicit pairs", $"need offsets that begin with 0 and end with the number of targets, {targets.Length}.");
        // Before anything is filled in: an offset out of order could ask for any number of pairs.
        for (int row = 1; row < offsets.Length; row++)
            if (offsets[row] < offsets[row - 1])
                throw new GliaException("explicit pairs", $"need ascending offsets, but {offsets[row]} follows {offsets[row - 1]} at row {row - 1}.");
        var sources = ImmutableArray.CreateBuilder<int>(targets.Length);
        for (int source = 0; source + 1 < offsets.Length; source++)
            sources.AddRange(Enumerable.Repeat(source, offsets[source + 1] - offsets[source]));
        return new ExplicitPairs(sources.ToImmutable(), targets);
    }
}
