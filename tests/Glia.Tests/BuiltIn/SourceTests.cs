namespace Glia.Tests.BuiltIn;

/// <summary>Sources of spikes and currents.</summary>
public sealed class SourceTests
{
    private const double Dt = 0.1;

    [Theory, InlineData(800), InlineData(20_000), InlineData(250_000)]
    public void Poisson_counts_have_equal_mean_and_variance(double rate_Hz)
    {
        const int size = 200, steps = 500;
        var source = new BuiltInNeuron("poisson", Dt, new Dictionary<string, double> { ["rate"] = rate_Hz / 1000 }, size);
        double[] counts = new double[size * steps];
        for (int step = 0; step < steps; step++)
        {
            int[] perNeuron = source.StepAll();
            for (int i = 0; i < size; i++) counts[step * size + i] = perNeuron[i];
        }

        double mean = counts.Average(), variance = counts.Average(count => (count - mean) * (count - mean)), expected = rate_Hz * Dt / 1000;
        // Five standard errors of the mean and of the variance of 100,000 Poisson counts.
        Assert.Equal(expected, mean, 5 * Math.Sqrt(expected / counts.Length));
        Assert.Equal(expected, variance, 5 * Math.Sqrt((expected + 2 * expected * expected) / counts.Length));
    }

    [Theory, InlineData("poisson"), InlineData("inhomogeneous_poisson")]
    public void Poisson_sources_fire_between_start_and_stop(string model)
    {
        var source = new BuiltInNeuron(model, Dt, new Dictionary<string, double> { ["rate"] = 200, ["start"] = 3, ["stop"] = 5, ["origin"] = 10 });
        for (int step = 0; step < 200; step++)
        {
            int spikes = source.Step();
            Assert.Equal(step is >= 130 and < 150, spikes > 0);
        }
    }

    [Fact]
    public void Poisson_sources_are_independent()
    {
        const int size = 50;
        var source = new BuiltInNeuron("poisson", Dt, new Dictionary<string, double> { ["rate"] = 10 }, size);
        var trains = Enumerable.Range(0, size).Select(_ => new double[2000]).ToArray();
        for (int step = 0; step < 2000; step++)
        {
            int[] counts = source.StepAll();
            for (int i = 0; i < size; i++) trains[i][step] = counts[i] - 1;
        }

        var correlations = from i in Enumerable.Range(0, size) from j in Enumerable.Range(0, i) select trains[i].Zip(trains[j], (a, b) => a * b).Average();
        // The mean of 1225 correlations of 2000 steps each: standard error 1/√(1225·2000).
        Assert.Equal(0, correlations.Average(), 5 / Math.Sqrt(1225.0 * 2000));
        Assert.True(correlations.Max(Math.Abs) < 6 / Math.Sqrt(2000));
    }

    [Fact]
    public void Spike_times_emit_as_many_spikes_as_are_listed_for_the_step()
    {
        var source = new BuiltInNeuron("spike_times");
        int[] listed = [0, 1, 0, 3];
        foreach (int count in listed)
        {
            source["spike_times"] = count;
            Assert.Equal(count, source.Step());
        }
    }

    [Fact]
    public void Parrot_repeats_in_the_step_of_arrival()
    {
        var parrot = new BuiltInNeuron("parrot");
        Assert.Equal(0, parrot.Step());
        Assert.Equal(3, parrot.Step(0, 3));
        Assert.Equal(0, parrot.Step());
        Assert.Equal(1, parrot.Step(0, 1));
    }

    [Fact]
    public void Constant_current_flows_from_start_to_stop_but_not_in_the_first_step()
    {
        var source = new BuiltInNeuron("dc", Dt, new Dictionary<string, double> { ["amplitude"] = 300, ["start"] = 50, ["stop"] = 250 });
        for (int step = 0; step < 3000; step++)
        {
            source.Step();
            Assert.Equal(step is >= 500 and < 2500 ? 300 : 0, source.Output);
        }

        var always = new BuiltInNeuron("dc", Dt, new Dictionary<string, double> { ["amplitude"] = 300 });
        for (int step = 0; step < 5; step++)
        {
            always.Step();
            Assert.Equal(step > 0 ? 300 : 0, always.Output);
        }
    }

    [Fact]
    public void Step_current_emits_the_present_value_of_its_schedule()
    {
        var source = new BuiltInNeuron("step_current");
        foreach (double value in (double[])[0, 120, 120, -30])
        {
            source["amplitude"] = value;
            source.Step();
            if (source.Time_ms > 0.15) Assert.Equal(value, source.Output);
        }
    }

    [Fact]
    public void Alternating_current_is_a_sine_of_the_time_since_the_start_of_the_simulation()
    {
        var parameters = new Dictionary<string, double> { ["amplitude"] = 100, ["offset"] = 20, ["frequency"] = 0.05, ["phase"] = 30, ["start"] = 10 };
        var source = new BuiltInNeuron("ac", Dt, parameters);
        for (int step = 0; step < 400; step++)
        {
            source.Step();
            double expected = step < 100 ? 0 : 20 + 100 * Math.Sin(2 * Math.PI * 0.05 * step * Dt + Math.PI / 6);
            Assert.Equal(expected, source.Output, 1e-9);
        }
    }

    [Fact]
    public void Noise_current_is_constant_within_its_interval_and_normal_across()
    {
        var source = new BuiltInNeuron("noise_current", Dt, new Dictionary<string, double> { ["mean"] = 50, ["std"] = 10, ["interval"] = 0.5 });
        source.Step();
        var values = new List<double>();
        for (int interval = 0; interval < 20_000; interval++)
        {
            source.Step();
            double value = source.Output;
            for (int step = 1; step < 5; step++)
            {
                source.Step();
                Assert.Equal(value, source.Output);
            }
            values.Add(value);
        }

        Assert.Equal(50, values.Average(), 5 * 10 / Math.Sqrt(values.Count));
        Assert.Equal(10, Math.Sqrt(values.Average(value => (value - 50) * (value - 50))), 5 * 10 / Math.Sqrt(2.0 * values.Count));
    }

    [Fact]
    public void Escape_noise_gives_the_rate_of_its_hazard()
    {
        // At rest on E_L = V_reset the hazard is constant: intervals are geometric after t_ref, mean t_ref + dt/(1 − exp(−λ dt)).
        const int size = 100;
        double hazard = 0.05;
        var parameters = new Dictionary<string, double> { ["V_reset"] = -70, ["V_T_star"] = -70, ["lambda_0"] = hazard, ["t_ref"] = 2 };
        var neurons = new BuiltInNeuron("gif_psc_exp", Dt, parameters, size);
        double spikes = 0;
        const int steps = 3000;
        for (int step = 0; step < steps; step++) spikes += neurons.StepAll().Sum();
        double interval = 2 + Dt / (1 - Math.Exp(-hazard * Dt)), expected = size * steps * Dt / interval;
        // A renewal process whose intervals have variance (1/λ)²: count variance expected·(1/λ)²/interval².
        Assert.Equal(expected, spikes, 5 * Math.Sqrt(expected) / (hazard * interval) + size);
    }
}
