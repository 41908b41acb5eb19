using Glia.Equations.Interpretation;

namespace Glia.Tests.Synapses;

/// <summary>Rules of spike timing against their closed forms. Steps of 0.1 ms; spikes and delays in steps.</summary>
public sealed class SpikeTimingTests
{
    private const long First = 1000;

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    [InlineData(400)]
    public void Pair_window_of_every_rule_is_exponential_on_both_sides(long difference)
    {
        double decay = Math.Exp(-difference / 10.0 / 20);
        foreach ((string model, double plus, double minus) in new[]
        {
            ("stdp_additive", 1, 1.05), ("stdp_multiplicative", 0.5, 0.525), ("stdp_synapse", 0.5, 0.5),
            ("stdp_nn_symm_synapse", 0.5, 0.5), ("stdp_nn_pre_centered_synapse", 0.5, 0.5), ("stdp_nn_restr_synapse", 0.5, 0.5),
        })
        {
            // With a dendritic delay of 10 steps the synapse sees a postsynaptic spike 10 steps late.
            Assert.Equal(plus * decay, Change(new Trial(model), difference - 10), 1e-9);
            Assert.Equal(-minus * decay, Change(new Trial(model), -difference - 10), 1e-9);
        }
    }

    [Fact]
    public void Symmetric_window_is_the_same_for_both_orders()
    {
        var trial = new Trial("stdp_symmetric");
        Assert.Equal(0.4 * Math.Exp(-30 / 62.5), Change(trial, 310), 1e-9);
        Assert.Equal(0.4 * Math.Exp(-30 / 62.5), Change(trial, -290), 1e-9);
    }

    [Fact]
    public void Neighbours_are_paired_as_each_rule_says()
    {
        double near = Math.Exp(-5.0 / 20), far = Math.Exp(-10.0 / 20);
        long[] pre = [First, First + 50], post = [First + 90];
        Assert.Equal(0.5 * (near + far), Change("stdp_synapse", pre, post), 1e-9);
        Assert.Equal(0.5 * near, Change("stdp_nn_symm_synapse", pre, post), 1e-9);
        Assert.Equal(0.5 * (near + far), Change("stdp_nn_pre_centered_synapse", pre, post), 1e-9);
        Assert.Equal(0.5 * near, Change("stdp_nn_restr_synapse", pre, post), 1e-9);
    }

    [Fact]
    public void Spikes_in_between_use_up_traces_as_each_rule_says()
    {
        long[] pre = [First], post = [First + 40, First + 90];
        double near = 0.5 * Math.Exp(-5.0 / 20), second = 0.01 * (50 - near) * Math.Exp(-10.0 / 20);
        Assert.Equal(near + second, Change("stdp_nn_symm_synapse", pre, post), 1e-9);
        Assert.Equal(near, Change("stdp_nn_pre_centered_synapse", pre, post), 1e-9);
        Assert.Equal(near, Change("stdp_nn_restr_synapse", pre, post), 1e-9);
    }

    [Theory]
    [InlineData(5000, 100)]
    [InlineData(500, 100)]
    [InlineData(200, 100)]
    [InlineData(200, -100)]
    public void Triplets_of_periodic_pairs_sum_to_their_closed_form(int period, int difference)
    {
        const int Pairs = 60;
        double T = period / 10.0, d = difference / 10.0, expected = 0;
        for (int k = 0; k < Pairs; k++)
        {
            double plus = 0, slowPlus = 0, minus = 0, slowMinus = 0;
            for (int m = 0; m < Pairs; m++)
            {
                double lag = (k - m) * T;
                if (lag + d > 0) plus += Math.Exp(-(lag + d) / 16.8);
                if (lag - d > 0) minus += Math.Exp(-(lag - d) / 20);
                if (lag > 0) (slowPlus, slowMinus) = (slowPlus + Math.Exp(-lag / 101), slowMinus + Math.Exp(-lag / 110));
            }

            expected += plus * (5e-10 + 6.2e-3 * slowMinus) - minus * (7e-3 + 2.3e-4 * slowPlus);
        }

        long[] pre = [.. Enumerable.Range(0, Pairs).Select(k => First + (long)k * period)];
        Assert.Equal(expected, Change("stdp_triplet_synapse", pre, [.. pre.Select(time => time + difference - 10)]), 1e-9);
    }

    [Fact]
    public void Triplets_turn_depression_into_potentiation_as_the_rate_grows()
    {
        double slow = Rate(10000), fast = Rate(200);
        Assert.True(slow < 0 && fast > 0, $"{slow} and {fast}");

        static double Rate(int period)
        {
            long[] pre = [.. Enumerable.Range(0, 60).Select(k => First + (long)k * period)];
            return Change("stdp_triplet_synapse", pre, [.. pre.Select(time => time - 110)]);
        }
    }

    [Fact]
    public void Inhibitory_weights_drift_to_the_target_rate()
    {
        // The target alpha/(2 tau) is one spike in 320 ms. Presynaptic spikes every 33 ms meet every phase of the postsynaptic period once.
        double atTarget = Drift(320), atTwice = Drift(160), atHalf = Drift(640);
        Assert.Equal(0.125, atTwice, 0.01);
        Assert.Equal(-0.0625, atHalf, 0.01);
        Assert.Equal(0, atTarget, 0.01);

        static double Drift(int period)
        {
            var trial = new Trial("vogels_sprekeler_synapse") { TimeStep_ms = 1, Delay = 1, Weight = 500, Parameters = [("eta", 1), ("Wmax", 1000), ("alpha", 0.125)] };
            long[] pre = [.. Enumerable.Range(1, 640).Select(k => 33L * k)], post = [.. Enumerable.Range(1, 640 * 33 / period).Select(k => (long)k * period)];
            return (trial.WeightAfter(pre, post) - 500) / pre.Length;
        }
    }

    [Fact]
    public void Inhibitory_plasticity_works_on_the_magnitude_of_negative_weights()
    {
        long[] pre = [First, First + 50], post = [First + 20];
        double positive = new Trial("vogels_sprekeler_synapse") { Weight = 0.5 }.WeightAfter(pre, post);
        Assert.Equal(-positive, new Trial("vogels_sprekeler_synapse") { Weight = -0.5, Parameters = [("eta", -0.001), ("Wmax", -1)] }.WeightAfter(pre, post), 1e-12);
    }

    [Fact]
    public void Diehl_and_Cook_potentiate_by_the_trace_of_the_spike_before_and_can_be_frozen()
    {
        long[] pre = [First], post = [First + 60, First + 110];
        double expected = 0.01 * Math.Exp(-10.0 / 20) * Math.Exp(-5.0 / 40);   // the presynaptic spike arrives after 1 ms
        Assert.Equal(0.5 + expected, new Trial("diehl_cook_synapse") { Weight = 0.5 }.WeightAfter(pre, post), 1e-12);
        Assert.Equal(0.5 - 1e-4 * Math.Exp(-2.0 / 20), new Trial("diehl_cook_synapse") { Weight = 0.5 }.WeightAfter([First], [First - 10]), 1e-12);
        Assert.Equal(0.5, new Trial("diehl_cook_synapse") { Weight = 0.5, Parameters = [("learning", 0)] }.WeightAfter(pre, post), 1e-15);
    }

    [Theory]
    [InlineData(-60, -1.4e-4 * 10.6, 0)]
    [InlineData(-40, -1.4e-4 * 30.6, 8e-5 * 5.3 * 30.6)]
    [InlineData(-80, 0, 0)]
    public void Voltage_depresses_above_the_lower_threshold_and_potentiates_above_the_upper_one(double potential_mV, double depression, double potentiation)
    {
        var trial = new Trial("clopath_synapse")
        {
            Neurons = (name, _) => name == "V_m_post" ? potential_mV : 0, Initial = [("u_bar_plus", potential_mV), ("u_bar_minus", potential_mV)], Delay = 1,
        };
        SynapseInterpreter synapse = trial.Start();
        synapse.Run([100], [], 3000);
        Assert.Equal(depression, synapse["w", 101] - 50, 1e-9 + 1e-2 * potentiation);
        // The trace is taken once per step of 0.1 ms, and decays with 15 ms.
        Assert.Equal(depression + potentiation, synapse["w", 3000] - 50, 1e-9 + 1e-2 * potentiation);
    }

    private static double Change(Trial trial, long difference) => trial.WeightAfter([First], [First + difference]) - 50;

    private static double Change(string model, long[] pre, long[] post) => new Trial(model).WeightAfter(pre, post) - 50;
}
