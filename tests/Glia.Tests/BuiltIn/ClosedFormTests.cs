namespace Glia.Tests.BuiltIn;

/// <summary>Built-ins against formulas.</summary>
public sealed class ClosedFormTests
{
    private const double Dt = 0.1;

    [Theory, InlineData(5), InlineData(-5)]
    public void Delta_spike_moves_the_potential_by_its_weight_which_decays_with_tau_m(double weight)
    {
        var neuron = new BuiltInNeuron("iaf_psc_delta", Dt);
        neuron.Step(0, weight);
        for (int step = 0; step < 500; step++)
        {
            Assert.Equal(-70 + weight * Math.Exp(-step * Dt / 10), neuron["V_m"], 1e-11);
            neuron.Step();
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Delta_spikes_during_refractoriness_count_afterwards_only_if_asked_for(bool keeps)
    {
        var neuron = new BuiltInNeuron("iaf_psc_delta", Dt, new Dictionary<string, double> { ["refractory_input"] = keeps ? 1 : 0 });
        Assert.Equal(1, neuron.Step(0, 20));
        neuron.Step(0, 4);
        neuron.Step(0, 3);
        for (int step = 2; step < 20; step++)
        {
            neuron.Step();
            Assert.Equal(-70, neuron["V_m"], 1e-12);
        }
        neuron.Step();
        double expected = keeps ? 4 * Math.Exp(-2.0 / 10) + 3 * Math.Exp(-1.9 / 10) : 0;
        Assert.Equal(-70 + expected, neuron["V_m"], 1e-12);
    }

    [Fact]
    public void Potential_does_not_fall_below_V_min()
    {
        foreach (string model in (string[])["iaf_psc_delta", "izhikevich"])
        {
            var neuron = new BuiltInNeuron(model, Dt, new Dictionary<string, double> { ["V_min"] = -75 });
            neuron.Step(0, -50);
            Assert.Equal(-75, neuron["V_m"]);
        }
    }

    [Theory, InlineData(2), InlineData(0.5), InlineData(10), InlineData(9.999999)]
    public void Exponential_current_gives_the_difference_of_exponentials(double tauSyn)
    {
        var neuron = new BuiltInNeuron("iaf_psc_exp", Dt, new Dictionary<string, double> { ["tau_syn_ex"] = tauSyn });
        neuron.Step(0, 100, 0);
        for (int step = 0; step < 300; step++)
        {
            double t = step * Dt, d = 1 / tauSyn - 0.1;
            double growth = Math.Abs(d) < 1e-6 ? t * (1 + d * t / 2) : (Math.Exp(d * t) - 1) / d;
            Assert.Equal(-70 + 100.0 / 250 * Math.Exp(-t / tauSyn) * growth, neuron["V_m"], 1e-9);
            neuron.Step();
        }
    }

    [Fact]
    public void Weight_of_the_microcircuit_gives_a_peak_of_150_microvolt()
    {
        // Potjans and Diesmann 2014: 87.8085 pA with tau_syn 0.5 ms, tau_m 10 ms, C_m 250 pF.
        var neuron = new BuiltInNeuron("iaf_psc_exp", 0.01, new Dictionary<string, double> { ["tau_syn_ex"] = 0.5 });
        neuron.Step(0, 87.8085, 0);
        double peak = double.MinValue;
        for (int step = 0; step < 1000; step++)
        {
            neuron.Step();
            peak = Math.Max(peak, neuron["V_m"] + 70);
        }
        Assert.Equal(0.15, peak, 1e-6);
    }

    [Fact]
    public void Alpha_current_peaks_at_its_weight_after_tau_syn()
    {
        var neuron = new BuiltInNeuron("iaf_psc_alpha", Dt);
        neuron.Step(0, 100, -40);
        for (int step = 0; step < 200; step++)
        {
            double shape = step * Dt / 2 * Math.Exp(1 - step * Dt / 2);
            Assert.Equal(100 * shape, neuron["I_syn_ex"], 1e-10);
            Assert.Equal(-40 * shape, neuron["I_syn_in"], 1e-10);
            neuron.Step();
        }
    }

    [Theory]
    [InlineData("iaf_psc_delta", 450), InlineData("iaf_psc_exp", 450), InlineData("iaf_psc_alpha", 450), InlineData("iaf_psc_exp", 1000), InlineData("iaf_psc_exp", 380)]
    public void Rate_with_constant_current_is_that_of_the_formula(string model, double current)
    {
        List<double> times = BuiltInNeuron.Fire(model, current, 500);
        double toThreshold = 10 * Math.Log(current * 10 / 250 / (current * 10 / 250 - 15));
        double interval = Math.Ceiling(toThreshold / Dt) * Dt + 2;
        Assert.Equal(Math.Floor((500 + 2 + 1e-9) / interval), times.Count);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(interval, pair.Second - pair.First, 1e-9));
    }

    [Theory, InlineData(2.0, 20), InlineData(2.05, 21), InlineData(2.01, 21), InlineData(0, 0), InlineData(0.04, 1), InlineData(2.0004, 20)]
    public void Refractory_time_is_rounded_up_to_steps(double refractory_ms, int steps)
    {
        var neuron = new BuiltInNeuron("iaf_psc_exp", Dt, new Dictionary<string, double> { ["t_ref"] = refractory_ms });
        int fired = 0, held = 0;
        while (fired == 0) fired = neuron.Step(1000);
        while (neuron["V_m"] == -70)
        {
            neuron.Step(1000);
            held++;
        }
        Assert.Equal(steps, held - 1);
    }

    [Theory, InlineData("iaf_cond_exp"), InlineData("iaf_cond_alpha"), InlineData("aeif_cond_exp"), InlineData("aeif_cond_alpha")]
    public void Potential_settles_between_the_reversal_potentials(string model)
    {
        // Conductances that hardly decay, inhibition stronger than excitation; the exponential term of aeif is negligible here.
        bool alpha = model.EndsWith("alpha", StringComparison.Ordinal), adapts = model.StartsWith("aeif", StringComparison.Ordinal);
        var parameters = new Dictionary<string, double> { ["tau_syn_ex"] = 1e9, ["tau_syn_in"] = 1e9, ["E_L"] = -70 };
        var neuron = new BuiltInNeuron(model, Dt, parameters);
        (neuron["g_ex"], neuron["g_in"]) = (2, 10);
        Assert.True(alpha || neuron.ReceptorCount == 2);
        for (int step = 0; step < (adapts ? 20_000 : 3000); step++) neuron.Step();
        double leak = neuron["g_L"], a = adapts ? neuron["a"] : 0;
        double expected = ((leak + a) * -70 + 2 * 0 + 10 * -85) / (leak + a + 12);
        Assert.Equal(expected, neuron["V_m"], 2e-2);
    }

    [Fact]
    public void Inhibitory_weights_open_positive_conductances()
    {
        var neuron = new BuiltInNeuron("iaf_cond_exp", Dt);
        neuron.Step(0, 3, -7);
        Assert.Equal((3, 7), (neuron["g_ex"], neuron["g_in"]));
    }

    [Theory, InlineData("aeif_cond_exp"), InlineData("aeif_cond_alpha"), InlineData("aeif_psc_exp")]
    public void Without_slope_and_adaptation_the_exponential_neuron_is_a_leaky_integrator(string model)
    {
        var parameters = new Dictionary<string, double> { ["Delta_T"] = 0, ["a"] = 0, ["b"] = 0, ["t_ref"] = 2, ["V_reset"] = -70.6 };
        List<double> times = BuiltInNeuron.Fire(model, 900, 300, Dt, parameters);
        double tau = 281 / 30.0, drive = 900 / 30.0;
        double interval = tau * Math.Log(drive / (drive - 20.2)) + 2;
        Assert.Equal(interval, (times[^1] - times[0]) / (times.Count - 1), 0.1);
    }

    [Fact]
    public void Every_spike_adds_b_to_the_adaptation_current()
    {
        var neuron = new BuiltInNeuron("aeif_cond_exp", Dt, new Dictionary<string, double> { ["a"] = 0, ["tau_w"] = 1e9, ["b"] = 10 });
        int spikes = 0;
        for (int step = 0; step < 3000; step++) spikes += neuron.Step(1500);
        Assert.InRange(spikes, 5, 1000);
        Assert.Equal(10 * spikes, neuron["w"], 1e-4);
    }

    [Fact]
    public void Izhikevich_neuron_rests_where_its_nullclines_meet()
    {
        var neuron = new BuiltInNeuron("izhikevich", Dt);
        for (int step = 0; step < 20_000; step++) neuron.Step();
        Assert.Equal(-70, neuron["V_m"], 1e-6);
        Assert.Equal(-14, neuron["U_m"], 1e-6);
    }

    [Fact]
    public void Hodgkin_Huxley_neuron_rests_at_minus_65_and_fires_at_55_hertz_with_650_picoampere()
    {
        var neuron = new BuiltInNeuron("hh_psc_alpha", Dt);
        for (int step = 0; step < 1000; step++) neuron.Step();
        Assert.Equal(-65, neuron["V_m"], 1e-2);
        // NEST 3.10: spikes 18.17 ms apart.
        List<double> times = BuiltInNeuron.Fire("hh_psc_alpha", 650, 200);
        Assert.Equal(18.17, (times[^1] - times[1]) / (times.Count - 2), 0.05);
    }

    [Fact]
    public void Traub_neuron_fires_from_its_initial_state_and_goes_on_at_14_hertz()
    {
        // NEST 3.10 at the default parameters: first spike at 11.2 ms; without input the neuron fires every 72 ms.
        List<double> times = BuiltInNeuron.Fire("hh_cond_exp_traub", 0, 250);
        Assert.Equal(11.2, times[0], 1e-9);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(72.1, pair.Second - pair.First, 0.2));
    }

    [Fact]
    public void Adaptive_threshold_decays_with_both_time_constants_and_the_potential_is_not_reset()
    {
        var neuron = new BuiltInNeuron("mat2_psc_exp", Dt);
        int step = 0;
        while (neuron.Step(450) == 0) step++;
        Assert.Equal(-70 + 450 * 5 / 100.0 * (1 - Math.Exp(-(step + 1) * Dt / 5)), neuron["V_m"], 1e-10);
        for (int after = 0; after < 400; after++)
        {
            double t = after * Dt;
            Assert.Equal(-51 + 37 * Math.Exp(-t / 10) + 2 * Math.Exp(-t / 200), neuron["V_th"], 1e-10);
            neuron.Step();
        }
    }

    [Fact]
    public void Level_1_of_the_Allen_neuron_is_a_leaky_integrator()
    {
        List<double> times = BuiltInNeuron.Fire("glif_psc", 400, 300);
        double tau = 58.72 / 9.43, drive = 400 / 9.43;
        double toThreshold = tau * Math.Log(drive / (drive - 27.17));
        double interval = (Math.Ceiling(toThreshold / Dt) + 38) * Dt;
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(interval, pair.Second - pair.First, 1e-9));
        Assert.True(times.Count > 10);
    }
}
