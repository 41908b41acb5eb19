using Glia.Analysis.SpikeTrains;
using Glia.Quantities;
using Glia.Spikes;

namespace Glia.Analysis.Tests.SpikeTrains;

public sealed class PowerSpectrumTests
{
    [Fact]
    public void A_sine_has_its_peak_at_its_frequency_and_its_variance_as_area()
    {
        double[] signal = [.. Enumerable.Range(0, 4000).Select(i => 5 + 3 * Math.Sin(2 * Math.PI * 40 * i / 1000.0))];
        PowerSpectrum spectrum = PowerSpectrum.Of(signal, 1 * Units.ms, segmentLength: 500);
        Assert.Equal(40, spectrum.Peak_Hz, 1e-9);
        Assert.Equal(4.5, spectrum.Density.Sum() * 2, 1e-6); // frequencies lie 2 Hz apart
    }

    [Fact]
    public void Independent_neurons_have_the_flat_spectrum_of_shot_noise()
    {
        // One-sided density of the rate of N Poisson neurons of rate r: 2r/N.
        SpikeData spikes = Recorded.Poisson(neurons: 100, rate_Hz: 10, seconds: 20);
        PowerSpectrum spectrum = PowerSpectrum.Of(spikes, 1 * Units.ms, 100 * Units.ms);
        Assert.Equal(2 * 10 / 100.0, spectrum.Density.Average(), 0.01);
        Assert.Equal(500, spectrum.Frequencies_Hz[^1], 1e-9);
    }

    [Fact]
    public void A_signal_shorter_than_a_segment_is_one_segment() =>
        Assert.Equal(5, PowerSpectrum.Of([1, 2, 1, 2, 1, 2, 1, 2, 1, 2], 1 * Units.ms, 1000).Density.Length);
}
