using Glia.Quantities;

namespace Glia.Networks;

/// <summary>Creation and deletion of the synapses of a projection, so that its neurons come to fire at a target rate (Butz and van Ooyen, PLoS Comput. Biol. 9:e1003259, 2013).</summary>
/// <remarks>
/// Every neuron keeps a running mean of its rate, which stands for its calcium: τ dr/dt = −r + spikes. From it grow, or shrink, the elements that synapses are made of:
/// axonal ones in the source population, dendritic ones in the target population. At intervals, neurons that have more synapses than elements lose the excess, chosen at random, and
/// vacant axonal elements are paired at random with vacant dendritic ones. The rule of the projection gives the synapses at the beginning, and each neuron has as many elements then.
/// Weight and delay are one value for all synapses, and weights do not change.
/// </remarks>
public sealed record StructuralPlasticity
{
    /// <summary>Growth of axonal elements in the source population.</summary>
    public required GrowthCurve Axonal { get; init; }

    /// <summary>Growth of dendritic elements in the target population.</summary>
    public required GrowthCurve Dendritic { get; init; }

    /// <summary>Time constant of the running mean of the rate.</summary>
    public Time RateTime { get; init; } = 10_000 * Units.ms;

    /// <summary>Time between two changes of the synapses.</summary>
    public Time Interval { get; init; } = 1000 * Units.ms;

    /// <summary>Part of a neuron's vacant elements that it loses at each change.</summary>
    public double VacantLoss { get; init; } = 0.1;
}

/// <summary>How fast a neuron's synaptic elements grow at its mean rate r.</summary>
/// <param name="Speed">Elements per second: the largest growth.</param>
public abstract record GrowthCurve(Frequency Speed);

/// <summary>Speed · (1 − r/Target): growth below the target rate, retraction above.</summary>
/// <param name="Speed">Elements per second at rest.</param>
/// <param name="Target">The rate at which nothing grows.</param>
public sealed record LinearGrowth(Frequency Speed, Frequency Target) : GrowthCurve(Speed);

/// <summary>Speed · (2 exp(−((r − ξ)/ζ)²) − 1), which is 0 at two rates: growth between them, retraction below <paramref name="Least"/> and above <paramref name="Target"/>.</summary>
/// <param name="Speed">Elements per second in the middle between the two.</param>
/// <param name="Least">The rate that a neuron needs to grow elements.</param>
/// <param name="Target">The rate at which nothing grows.</param>
public sealed record GaussianGrowth(Frequency Speed, Frequency Least, Frequency Target) : GrowthCurve(Speed);
