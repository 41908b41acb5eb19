using Glia.Simulation.Construction;

namespace Glia.Simulation.Tests.Construction;

public sealed class DiscreteDrawsTests
{
    [Theory, InlineData(20, 0.3), InlineData(400, 0.5), InlineData(10_000, 0.0004), InlineData(3_000_000, 0.25), InlineData(50, 0.97)]
    public void Binomial_counts_have_mean_and_variance(long n, double p)
    {
        (double mean, double variance) = Moments(entity =>
        {
            var draws = new UniformSequence((1, 2), entity, 0);
            return DiscreteDraws.Binomial(ref draws, n, p);
        });
        Assert.Equal(n * p, mean, 4 * Math.Sqrt(n * p * (1 - p) / Samples));
        Assert.InRange(variance / (n * p * (1 - p)), 1 - Tolerance, 1 + Tolerance);
    }

    [Theory, InlineData(20, 30, 7), InlineData(200, 300, 100), InlineData(30_000, 50_000, 70_000), InlineData(5, 100_000, 5000), InlineData(4000, 4000, 7995)]
    public void Hypergeometric_counts_have_mean_and_variance(long good, long bad, long sample)
    {
        double total = good + bad, p = good / total, expected = sample * p * (1 - p) * (total - sample) / (total - 1);
        (double mean, double variance) = Moments(entity =>
        {
            var draws = new UniformSequence((3, 4), entity, 0);
            long count = DiscreteDraws.Hypergeometric(ref draws, good, bad, sample);
            Assert.InRange(count, Math.Max(0, sample - bad), Math.Min(good, sample));
            return count;
        });
        Assert.Equal(sample * p, mean, 4 * Math.Sqrt(expected / Samples));
        Assert.InRange(variance / expected, 1 - Tolerance, 1 + Tolerance);
    }

    private const int Samples = 20_000;

    /// <summary>Four standard errors of a variance estimated from as many samples of a nearly normal count, and as much for its excess.</summary>
    private const double Tolerance = 0.08;

    private static (double Mean, double Variance) Moments(Func<long, long> draw)
    {
        double sum = 0, squares = 0;
        for (int k = 0; k < Samples; k++)
        {
            double value = draw(k);
            sum += value;
            squares += value * value;
        }

        return (sum / Samples, squares / Samples - sum / Samples * (sum / Samples));
    }
}
