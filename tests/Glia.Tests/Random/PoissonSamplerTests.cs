using Glia.Random;

namespace Glia.Tests.Random;

public sealed class PoissonSamplerTests
{
    private const int Samples = 40_000;

    [Theory]
    [InlineData(0.01)]
    [InlineData(1.5)]
    [InlineData(9.99)]
    [InlineData(10.01)]
    [InlineData(50)]
    [InlineData(3000)]
    public void Counts_have_the_mean_and_variance_of_a_poisson_distribution(double mean)
    {
        double[] counts = Draw(mean);
        double average = counts.Average(), variance = counts.Average(count => (count - mean) * (count - mean));
        Assert.Equal(mean, average, 4 * Math.Sqrt(mean / Samples));
        // The variance of a sample variance is (μ₄ − σ⁴)/n with μ₄ = m + 3m².
        Assert.Equal(mean, variance, 4 * Math.Sqrt((mean + 2 * mean * mean) / Samples));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(14)]
    public void Counts_pass_a_chi_square_test(double mean)
    {
        double[] counts = Draw(mean);
        double probability = Math.Exp(-mean), statistic = 0;
        int classes = 0;
        for (int k = 0; k < 40; k++)
        {
            double expected = probability * Samples;
            if (expected >= 10)
            {
                double observed = counts.Count(count => count == k);
                statistic += (observed - expected) * (observed - expected) / expected;
                classes++;
            }

            probability *= mean / (k + 1);
        }

        // Mean and standard deviation of χ² with as many degrees of freedom as classes; four standard deviations.
        Assert.InRange(statistic, 0, classes + 4 * Math.Sqrt(2 * classes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Mean_that_is_not_positive_gives_no_events(double mean) => Assert.Equal(0, PoissonSampler.Sample(mean, (1, 2), 3, 4, 0));

    [Fact]
    public void Count_depends_on_what_is_drawn_only()
    {
        (uint, uint) key = Philox.Key(7, 1);
        Assert.Equal(PoissonSampler.Sample(20, key, 5, 9, 2), PoissonSampler.Sample(20, key, 5, 9, 2));
        Assert.NotEqual(
            Enumerable.Range(0, 20).Select(i => PoissonSampler.Sample(20, key, i, 9, 2)),
            Enumerable.Range(0, 20).Select(i => PoissonSampler.Sample(20, key, i, 9, 3)));
    }

    private static double[] Draw(double mean)
    {
        (uint, uint) key = Philox.Key(123, RandomPurpose.Dynamics);
        return [.. Enumerable.Range(0, Samples).Select(i => PoissonSampler.Sample(mean, key, i % 1000, i / 1000, 1))];
    }
}
