using Glia.Random;

namespace Glia.Gallery.Conditioning.TemporalDifference;

/// <summary>A cue after which the reward comes with probability p: mean dopamine signals once the animal has learned.</summary>
/// <param name="AtCue">δ at the cue: p.</param>
/// <param name="AtReward">δ at a reward that comes: 1 − p.</param>
/// <param name="AtOmission">δ at a reward that does not come: −p.</param>
/// <remarks>Source: Fiorillo, Tobler and Schultz (2003), Science 299:1898. Nothing is discounted here.</remarks>
internal sealed record UncertainReward(double AtCue, double AtReward, double AtOmission)
{
    /// <summary>The first quarter of the trials is left out.</summary>
    private const int Trials = 200_000, Measured = 150_000, Delay = 5;

    /// <summary>Keys the draws; apart from all streams of a simulation, which lie above 0x1000_0000.</summary>
    private const uint Stream = 0x0001_0001;

    /// <summary>Trains with rewards drawn with probability <paramref name="probability"/>.</summary>
    public static UncertainReward Measure(double probability, ulong seed)
    {
        var learner = new SerialCompoundLearner(1, Delay) { Rate = 0.02, Discount = 1 };
        TrialEvents with = TrialEvents.Cued(Delay), without = TrialEvents.Cued(null);
        (uint, uint) key = Philox.Key(seed, Stream);
        double cue = 0, reward = 0, omission = 0;
        int rewards = 0;
        for (int trial = 0; trial < Trials; trial++)
        {
            bool rewarded = Uniform(key, trial) < probability;
            double[] errors = learner.Run(rewarded ? with : without, Delay + 1);
            if (trial < Trials - Measured) continue;
            cue += errors[0];
            if (rewarded) (reward, rewards) = (reward + errors[Delay], rewards + 1);
            else omission += errors[Delay];
        }

        return new UncertainReward(cue / Measured, reward / rewards, omission / (Measured - rewards));
    }

    private static double Uniform((uint, uint) key, int trial) => Philox.Uniform(Philox.Bits(key, trial, 0, 0));
}
