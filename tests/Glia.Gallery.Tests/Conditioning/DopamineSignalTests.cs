using Glia.Gallery.Conditioning.TemporalDifference;

namespace Glia.Gallery.Tests.Conditioning;

public sealed class DopamineSignalTests
{
    [Fact]
    public void Every_value_of_the_temporal_difference_error_is_the_published_one()
    {
        var disagreeing = DopamineSignals.Train(seed: 1).Compare().Where(comparison => !comparison.Agrees).ToList();
        Assert.True(disagreeing.Count == 0, string.Join("\n", disagreeing));
    }

    [Fact]
    public void A_trial_without_eligibility_teaches_one_state()
    {
        // V of the last state goes to α·r, all others stay: the error of the next trial is 1 - α at the reward and γ α one step before.
        var learner = new SerialCompoundLearner(1, 20) { Rate = 0.1, Discount = 0.98 };
        double[] first = learner.Run(TrialEvents.Cued(20), 21), second = learner.Run(TrialEvents.Cued(20), 21);
        Assert.Equal(1, first[20], 12);
        Assert.Equal(0.9, second[20], 12);
        Assert.Equal(0.098, second[19], 12);
        Assert.All(second[..19], error => Assert.Equal(0, error));
    }

    [Fact]
    public void A_probe_leaves_what_was_learned()
    {
        var learner = new SerialCompoundLearner(1, 20) { Rate = 0.1, Discount = 0.98, Trace = 1 };
        for (int trial = 0; trial < 50; trial++) learner.Run(TrialEvents.Cued(20), 21);
        double value = learner.ValueOf(0);
        learner.Probe(TrialEvents.Cued(null), 21);
        Assert.Equal(value, learner.ValueOf(0));
    }

    [Fact]
    public void The_expectile_of_one_half_is_the_mean() => Assert.Equal(Expectiles.Rewards.Average(), Expectiles.Exact(0.5), 9);
}
