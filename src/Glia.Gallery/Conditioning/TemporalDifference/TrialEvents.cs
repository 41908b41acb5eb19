using System.Collections.Immutable;

namespace Glia.Gallery.Conditioning.TemporalDifference;

/// <summary>What happens in a trial of classical conditioning, in steps from its beginning.</summary>
/// <param name="Stimuli">Step at which each stimulus begins; null for one that is not shown. Shape [stimuli].</param>
/// <param name="Reward">Step at which the reward comes; null for none.</param>
internal sealed record TrialEvents(ImmutableArray<int?> Stimuli, int? Reward)
{
    /// <summary>Amount of the reward.</summary>
    public double Amount { get; init; } = 1;

    /// <summary>A trial of one stimulus, from the beginning on.</summary>
    public static TrialEvents Cued(int? reward) => new([0], reward);
}
