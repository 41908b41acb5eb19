using Glia.Equations.Interpretation;

namespace Glia.Tests.Synapses;

/// <summary>Eligibility turned into weight by reward, and constraints that act at intervals. Steps of 1 ms.</summary>
public sealed class RewardTests
{
    [Theory]
    [InlineData("rstdp")]
    [InlineData("stdp_dopamine_synapse")]
    public void Weight_change_falls_exponentially_with_the_delay_of_the_reward(string model)
    {
        double soon = Change(model, 500), late = Change(model, 1500), latest = Change(model, 2500);
        Assert.True(soon > 0);
        Assert.Equal(Math.Exp(-1), late / soon, 1e-6);
        Assert.Equal(Math.Exp(-2), latest / soon, 1e-6);
    }

    [Theory]
    [InlineData("rstdp")]
    [InlineData("stdp_dopamine_synapse")]
    public void Without_reward_nothing_is_learnt(string model) => Assert.Equal(0, Change(model, 1_000_000), 1e-12);

    [Fact]
    public void Scaling_moves_weights_against_the_distance_from_the_target_rate()
    {
        var trial = new Trial("homeostatic_scaling") { TimeStep_ms = 1, Delay = 1 };
        Assert.Equal(50 * (1 + 0.01 * (1 - Math.Exp(-0.1))), At(trial, [], 1002), 1e-9);                  // silent: the estimate decays with 10 s
        Assert.True(At(trial, [.. Enumerable.Range(1, 90).Select(k => 10L * k)], 1002) < 50);           // 100 Hz
        Assert.Equal(50, At(trial, [], 999), 1e-12);
    }

    [Fact]
    public void Normalisation_restores_the_sum_at_intervals()
    {
        var trial = new Trial("weight_normalisation") { TimeStep_ms = 1, Delay = 1, Parameters = [("total", 100)], Sums = (_, own) => 4 * own };
        Assert.Equal(50, At(trial, [], 999), 1e-12);
        Assert.Equal(25, At(trial, [], 1002), 1e-12);
        var learning = new Trial("stdp_normalised") { TimeStep_ms = 1, Delay = 1, Parameters = [("total", 100)], Sums = (_, own) => 4 * own };
        Assert.Equal(25, At(learning, [], 1002), 1e-12);
    }

    /// <summary>A pair at 100 ms, a pulse of dopamine of 10 ms at some time after it.</summary>
    private static double Change(string model, long reward)
    {
        var trial = new Trial(model)
        {
            TimeStep_ms = 1, Delay = 1, Weight = 2, Parameters = model == "rstdp" ? [("b", 0)] : [],
            Modulators = (_, step) => step > 100 + reward && step <= 110 + reward ? 1e-3 : 0,
        };
        SynapseInterpreter synapse = trial.Start();
        synapse.Run([99], [105], 3000);
        return synapse["w", 3000] - 2;
    }

    private static double At(Trial trial, long[] post, long stamp)
    {
        SynapseInterpreter synapse = trial.Start();
        synapse.Run([], post, stamp);
        return synapse["w", stamp];
    }
}
