using Glia.Analysis.SpikeTrains;
using Glia.Quantities;
using Glia.Spikes;

namespace Glia.Analysis.Tests.SpikeTrains;

public sealed class CorrelationsTests
{
    [Fact]
    public void Equal_trains_correlate_fully_and_alternating_ones_fully_inversely()
    {
        SpikeData equal = Recorded.Spikes(2, 80, (10, 0), (10, 1), (50, 0), (50, 1));
        Assert.Equal([1], Correlations.Sampled(equal, 2 * Units.ms), Close);
        SpikeData alternating = Recorded.Spikes(2, 80, (10, 0), (30, 1), (50, 0), (70, 1));
        Assert.Equal([-1], Correlations.Sampled(alternating, 2 * Units.ms), Close);
    }

    [Fact]
    public void Coefficients_agree_with_the_textbook_formula_over_dense_counts()
    {
        SpikeData spikes = Recorded.Poisson(neurons: 3, rate_Hz: 200, seconds: 0.5);
        double[][] counts = [.. Enumerable.Range(0, 3).Select(neuron =>
            Enumerable.Range(0, 50).Select(bin => (double)spikes.TrainOf(neuron).Times_ms.Count(t => t > 10 * bin && t <= 10 * (bin + 1))).ToArray())];
        double[] expected = [Pearson(counts[0], counts[1]), Pearson(counts[0], counts[2]), Pearson(counts[1], counts[2])];
        Assert.Equal(expected, Correlations.Sampled(spikes, 10 * Units.ms), Close);
    }

    [Fact]
    public void Independent_neurons_do_not_correlate()
    {
        double[] coefficients = Correlations.Sampled(Recorded.Poisson(neurons: 60, rate_Hz: 10, seconds: 10), 2 * Units.ms, neurons: 50);
        Assert.Equal(50 * 49 / 2, coefficients.Length);

        // Standard error 1/sqrt(5000 bins · 1225 pairs) = 0.0004.
        Assert.Equal(0, Moments.Of(coefficients).Mean, 0.0015);
        Assert.Equal(1 / Math.Sqrt(5000), Moments.Of(coefficients).StandardDeviation, 0.002);
    }

    [Fact]
    public void The_sample_follows_the_seed_alone()
    {
        SpikeData spikes = Recorded.Poisson(neurons: 40, rate_Hz: 20, seconds: 1);
        Assert.Equal(Correlations.Sampled(spikes, 2 * Units.ms, 10), Correlations.Sampled(spikes, 2 * Units.ms, 10));
        Assert.NotEqual(Correlations.Sampled(spikes, 2 * Units.ms, 10), Correlations.Sampled(spikes, 2 * Units.ms, 10, seed: 2));
    }

    [Fact]
    public void Silent_neurons_have_no_correlation() => Assert.Empty(Correlations.Sampled(Recorded.Spikes(3, 100, (5, 1)), 2 * Units.ms));

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-12;

    private static double Pearson(double[] x, double[] y)
    {
        double mx = x.Average(), my = y.Average();
        double covariance = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum();
        return covariance / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }
}
