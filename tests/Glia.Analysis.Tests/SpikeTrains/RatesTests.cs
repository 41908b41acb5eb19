using Glia.Analysis.SpikeTrains;
using Glia.Quantities;
using Glia.Spikes;

namespace Glia.Analysis.Tests.SpikeTrains;

public sealed class RatesTests
{
    [Fact]
    public void Rates_are_spikes_over_time_and_silent_neurons_count()
    {
        SpikeData spikes = Recorded.Spikes(4, 20_000, (1, 0), (2, 0), (3, 2), (20_000, 0));
        Assert.Equal([1.5, 0, 0.5, 0], Rates.PerNeuron_Hz(spikes));
        Assert.Equal(0.5, Rates.Mean_Hz(spikes));
        Assert.Equal(0.5, Rates.SilentFraction(spikes));
    }

    [Fact]
    public void The_transient_can_be_dropped()
    {
        SpikeData spikes = Recorded.Spikes(1, 20_000, (10_000, 0), (10_001, 0), (15_000, 0)).After(1000 * Units.ms);
        Assert.Equal(2, spikes.Count);
        Assert.Equal(2, Rates.Mean_Hz(spikes));
    }

    [Fact]
    public void An_empty_observation_has_no_rate() =>
        Assert.Throws<ArgumentException>(() => Rates.Mean_Hz(Recorded.Spikes(1, 0)));
}
