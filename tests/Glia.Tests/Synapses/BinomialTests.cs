using Glia.Equations.Ir;

namespace Glia.Tests.Synapses;

public sealed class BinomialTests
{
    [Theory]
    [InlineData(1, 0.3)]
    [InlineData(5, 0.3)]
    [InlineData(5, 0.9)]
    [InlineData(40, 0.5)]
    [InlineData(400, 0.2)]
    [InlineData(400, 0.97)]
    [InlineData(2000, 0.5)]
    public void Quantile_is_the_inverse_of_the_distribution(int n, double p)
    {
        double[] cumulative = Cumulative(n, p);
        for (double u = 0.0005; u < 1; u += 0.001)
        {
            int k = (int)Functions.BinomialQuantile.Evaluate([u, n, p]);
            Assert.True(cumulative[k] >= u - 1e-12, $"P(X <= {k}) = {cumulative[k]} is below {u}");
            Assert.True(k == 0 || cumulative[k - 1] < u + 1e-12, $"P(X <= {k - 1}) = {cumulative[Math.Max(k - 1, 0)]} reaches {u}");
        }
    }

    [Theory]
    [InlineData(0.5, 0, 0.5, 0)]
    [InlineData(0.5, -3, 0.5, 0)]
    [InlineData(0.5, 7, 0, 0)]
    [InlineData(0.5, 7, 1, 7)]
    [InlineData(0.5, 7, 1.5, 7)]
    [InlineData(0.5, 1.9, 0.4, 0)]
    [InlineData(0.7, 1.9, 0.4, 1)]
    [InlineData(0.5, double.NaN, 0.4, double.NaN)]
    public void Quantile_holds_at_the_ends_of_its_range(double u, double n, double p, double expected) =>
        Assert.Equal(expected, Functions.BinomialQuantile.Evaluate([u, n, p]));

    [Fact]
    public void Release_of_five_vesicles_fails_as_often_as_published()
    {
        // n 5, p 0.3: failures 0.1681 of the time, mean 1.5.
        const int Samples = 100_000;
        double[] released = [.. Enumerable.Range(0, Samples).Select(k => Functions.BinomialQuantile.Evaluate([(k + 0.5) / Samples, 5, 0.3]))];
        Assert.Equal(0.1681, released.Count(count => count == 0) / (double)Samples, 1e-4);
        Assert.Equal(1.5, released.Average(), 1e-3);
    }

    private static double[] Cumulative(int n, double p)
    {
        double[] log = new double[n + 1];
        for (int k = 1; k <= n; k++) log[k] = log[k - 1] + Math.Log(k);
        double[] cumulative = new double[n + 1];
        double sum = 0;
        for (int k = 0; k <= n; k++) cumulative[k] = sum += Math.Exp(log[n] - log[k] - log[n - k] + k * Math.Log(p) + (n - k) * Math.Log(1 - p));
        return cumulative;
    }
}
