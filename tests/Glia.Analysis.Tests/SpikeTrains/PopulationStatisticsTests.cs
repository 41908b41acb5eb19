using Glia.Analysis.SpikeTrains;

namespace Glia.Analysis.Tests.SpikeTrains;

public sealed class PopulationStatisticsTests
{
    [Fact]
    public void Independent_poisson_neurons_have_the_textbook_statistics()
    {
        // 200 neurons, 10 s, 20 Hz: 200 spikes each. Standard errors: rate 0.1 Hz, CV 0.004 (bias -1/(4·200)), correlation below 0.001.
        PopulationStatistics statistics = PopulationStatistics.Of(Recorded.Poisson(neurons: 200, rate_Hz: 20, seconds: 10));
        Assert.Equal(20, statistics.Rate_Hz.Mean, 0.4);
        Assert.Equal(Math.Sqrt(2), statistics.Rate_Hz.StandardDeviation, 0.3);
        Assert.Equal(0, statistics.SilentFraction);
        Assert.Equal(1, statistics.Variation.Mean, 0.02);
        Assert.Equal(1, statistics.LocalVariation.Mean, 0.02);
        Assert.Equal(0, statistics.Correlation2ms.Mean, 0.001);
        Assert.Equal(0, statistics.Correlation10ms.Mean, 0.002);
        Assert.Equal(1, statistics.VarianceOverMean3ms, 0.1);
        Assert.Equal(200, statistics.Variation.Count);
    }
}
