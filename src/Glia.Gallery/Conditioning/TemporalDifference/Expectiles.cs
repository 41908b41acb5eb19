using System.Collections.Immutable;
using Glia.Random;

namespace Glia.Gallery.Conditioning.TemporalDifference;

/// <summary>Distributional reward prediction: a unit that learns faster from good surprises than from bad ones converges to an expectile of the rewards.</summary>
/// <remarks>
/// With rates α⁺ and α⁻ a unit settles at the expectile τ = α⁺/(α⁺ + α⁻): the value v with τ E[(r − v)⁺] = (1 − τ) E[(v − r)⁺].
/// Source: Dabney et al. (2020), Nature 577:671; the amounts of reward are those of its variable-magnitude task.
/// </remarks>
internal static class Expectiles
{
    /// <summary>Amounts of reward, equally probable.</summary>
    public static ImmutableArray<double> Rewards { get; } = [0.1, 0.3, 1.2, 2.5, 5, 10, 20];

    /// <summary>Keys the draws; apart from all streams of a simulation, which lie above 0x1000_0000.</summary>
    private const uint Stream = 0x0001_0003;

    private const int Trials = 200_000;

    /// <summary>The expectile of the rewards, by bisection.</summary>
    public static double Exact(double tau)
    {
        double low = Rewards.Min(), high = Rewards.Max();
        for (int step = 0; step < 60; step++)
        {
            double middle = (low + high) / 2;
            double balance = Rewards.Sum(reward => reward > middle ? tau * (reward - middle) : (1 - tau) * (reward - middle));
            (low, high) = balance > 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>What a unit of asymmetry <paramref name="tau"/> has learned from drawn rewards.</summary>
    public static double Learned(double tau, ulong seed)
    {
        (uint, uint) key = Philox.Key(seed, Stream);
        double value = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            // A rate that falls as 1/n forgets the start and averages over what follows.
            double error = Rewards[(int)(Philox.Uniform(Philox.Bits(key, 0, trial, 0)) * Rewards.Length)] - value;
            value += Math.Min(0.1, 20.0 / (trial + 1)) * (error > 0 ? tau : 1 - tau) * error;
        }

        return value;
    }
}
