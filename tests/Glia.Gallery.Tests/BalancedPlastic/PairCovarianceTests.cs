using System.Collections.Immutable;
using Glia.Gallery.BalancedPlastic;
using Glia.Random;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Tests.BalancedPlastic;

public sealed class PairCovarianceTests
{
    private const double Tau_ms = 20;

    [Fact]
    public void Coincidences_are_the_sum_over_all_pairs_of_spikes()
    {
        long[] a = [3, 10, 11, 250], b = [0, 10, 40, 249, 260];
        double direct = a.Sum(x => b.Sum(y => Math.Exp(-Math.Abs(x - y) * 0.05)));
        Assert.Equal(direct, PairCovariance.Coincidences(a, b, 0.05), 12);
    }

    [Fact]
    public void Independent_neurons_rest_at_the_rate_that_the_rule_aims_at()
    {
        // 400 pairs of Poisson trains of 10 Hz over 100 s: C has a standard error of about 1 % of 2 τ r², and so has the resting rate.
        SpikeData pre = Poisson(20, 10, 1), post = Poisson(20, 10, 2);
        PairCovariance covariance = Of(pre, post);
        Assert.Equal(10, covariance.Presynaptic_Hz, 0.3);
        Assert.Equal(10, covariance.RestingRate_Hz(10, Tau_ms), 0.3);
    }

    [Fact]
    public void Neurons_that_avoid_each_other_rest_above_the_rate_that_the_rule_aims_at()
    {
        // The second neuron fires 50 ms after the first, which fires every 100 ms: ΣK per spike is 2 e^(-50/20)/(1 - e^(-100/20)), less than the 2 τ r of chance.
        SpikeData pre = Regular(0), post = Regular(50);
        PairCovariance covariance = Of(pre, post);
        double perSpike = 2 * Math.Exp(-2.5) / (1 - Math.Exp(-5)), chance = 2 * 0.02 * 10;
        Assert.Equal(10 * (perSpike - chance), covariance.Covariance_Hz, 0.02);
        Assert.True(covariance.RestingRate_Hz(3, Tau_ms) > 3);
    }

    private static PairCovariance Of(SpikeData pre, SpikeData post)
    {
        int n = pre.Population.Count;
        return PairCovariance.Of(
            pre, post, [.. Enumerable.Range(0, n * n).Select(k => k / n)], [.. Enumerable.Range(0, n * n).Select(k => k % n)], Tau_ms);
    }

    private static SpikeData Regular(int shift) => Data(1, [.. Enumerable.Range(0, 1000).Select(k => ((long)(100 * k + shift + 1), 0))]);

    private static SpikeData Poisson(int neurons, double rate_Hz, ulong seed)
    {
        (uint, uint) key = Philox.Key(seed, 7);
        var spikes = new List<(long Step, int Neuron)>();
        for (int neuron = 0; neuron < neurons; neuron++)
        {
            double time_ms = 0;
            for (int spike = 0; (time_ms -= 1000 / rate_Hz * Math.Log(Philox.Uniform(Philox.Bits(key, neuron, spike, 0)))) < 100_000; spike++)
                spikes.Add(((long)time_ms + 1, neuron));
        }

        return Data(neurons, [.. spikes.Order()]);
    }

    private static SpikeData Data(int neurons, (long Step, int Neuron)[] spikes) => new(
        new ObservedPopulation("N", neurons), new RecordingWindow(new TimeGrid(1 * ms), 0, 100_000), [.. spikes.Select(spike => spike.Step)], [.. spikes.Select(spike => spike.Neuron)]);
}
