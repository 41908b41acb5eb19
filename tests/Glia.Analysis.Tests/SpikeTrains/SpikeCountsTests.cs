using FsCheck;
using FsCheck.Fluent;
using Glia.Analysis.SpikeTrains;
using Glia.Quantities;
using Glia.Spikes;

namespace Glia.Analysis.Tests.SpikeTrains;

public sealed class SpikeCountsTests
{
    [Fact]
    public void Bins_are_closed_on_the_right_and_an_unfilled_bin_is_left_out()
    {
        SpikeData spikes = Recorded.Spikes(2, 45, (1, 0), (20, 1), (21, 0), (40, 0), (41, 1));
        Assert.Equal([2, 2], SpikeCounts.Of(spikes, 2 * Units.ms));
        Assert.Equal([500, 500], SpikeCounts.Rate_Hz(spikes, 2 * Units.ms));
    }

    [Fact]
    public void No_spike_is_lost_when_bins_fill_the_observation() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte Step, byte Neuron)[]>(),
        raw => SpikeCounts.Of(Recorded.Spikes(256, 260, [.. raw.Select(spike => ((long)spike.Step + 1, (int)spike.Neuron))]), 2 * Units.ms).Sum() == raw.Length)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Independent_neurons_have_variance_equal_to_mean()
    {
        // 20,000 bins: the standard error of the ratio is sqrt(2/20000) = 1 %.
        SpikeData spikes = Recorded.Poisson(neurons: 100, rate_Hz: 10, seconds: 20);
        Assert.Equal(1, SpikeCounts.VarianceOverMean(spikes, 1 * Units.ms), 0.04);
        Assert.Equal(1, SpikeCounts.Synchrony(spikes, 1 * Units.ms), 0.04);
    }

    [Fact]
    public void Neurons_that_fire_as_one_have_synchrony_n()
    {
        SpikeData spikes = Recorded.Spikes(5, 1000, [.. Enumerable.Range(0, 5).SelectMany(neuron => new long[] { 30, 310, 700 }.Select(step => (step, neuron)))]);
        Assert.Equal(5, SpikeCounts.Synchrony(spikes, 3 * Units.ms), 1e-12);
    }

    [Fact]
    public void A_bin_that_is_no_whole_number_of_steps_is_refused() =>
        Assert.Throws<ArgumentException>(() => SpikeCounts.Of(Recorded.Spikes(1, 10), 0.25 * Units.ms));
}
