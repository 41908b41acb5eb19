namespace Glia.Tests.Synapses;

/// <summary>Transmission that depends on chance or on the past.</summary>
public sealed class ReleaseTests
{
    [Fact]
    public void Static_synapse_carries_its_weight() => Assert.Equal([50, 50], new Trial("static_synapse").Transmitted([5, 90], [40]));

    [Fact]
    public void Spike_is_transmitted_with_the_probability_given()
    {
        Assert.Equal([50.0], new Trial("bernoulli_synapse") { Parameters = [("p_transmit", 0.6)] }.Transmitted([5], []));
        Assert.Equal([0.0], new Trial("bernoulli_synapse") { Parameters = [("p_transmit", 0.4)] }.Transmitted([5], []));
    }

    [Fact]
    public void Amplitude_at_a_regular_rate_settles_at_its_closed_form()
    {
        const double U = 0.2, Period = 40, Recovery = 130, Facilitation = 500;
        double f = Math.Exp(-Period / Facilitation), q = Math.Exp(-Period / Recovery);
        double u = U / (1 - (1 - U) * f);   // of u = U + u (1 - U) f
        double x = (1 - q) / (1 - (1 - u) * q);
        double[] amplitudes = new Trial("tsodyks2_synapse") { Parameters = [("U", U), ("tau_rec", Recovery), ("tau_fac", Facilitation)] }
            .Transmitted([.. Enumerable.Range(1, 200).Select(k => 400L * k)], []);
        Assert.Equal(50 * u * x, amplitudes[^1], 1e-9);
    }

    [Fact]
    public void Pool_of_vesicles_is_emptied_by_its_share_and_recovers()
    {
        double[] amplitudes = new Trial("ht_synapse").Transmitted([100, 600, 100_000], []);
        Assert.Equal(50, amplitudes[0], 1e-12);
        Assert.Equal(50 * (1 - 0.125 * Math.Exp(-50.0 / 500)), amplitudes[1], 1e-12);
        Assert.Equal(50, amplitudes[2], 1e-3);
    }

    [Fact]
    public void Many_release_sites_release_the_mean_of_the_deterministic_synapse()
    {
        const int Sites = 2000;
        var random = new System.Random(1);
        long[] pre = [.. Enumerable.Range(1, 12).Select(k => 300L * k)];
        double[] released = new Trial("quantal_stp_synapse") { Weight = 1, Parameters = [("n", Sites), ("tau_fac", 200)], Random = (_, _) => random.NextDouble() }.Transmitted(pre, []);
        double[] mean = new Trial("tsodyks2_synapse") { Weight = Sites, Parameters = [("tau_fac", 200)] }.Transmitted(pre, []);
        // The standard deviation of a binomial number of 2000 sites is at most 22.4.
        for (int k = 0; k < pre.Length; k++) Assert.Equal(mean[k], released[k], 5 * 22.4);
        Assert.All(released, number => Assert.Equal(Math.Round(number), number, 1e-9));
    }
}
