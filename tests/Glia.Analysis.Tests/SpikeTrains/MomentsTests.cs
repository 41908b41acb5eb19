using Glia.Analysis.SpikeTrains;

namespace Glia.Analysis.Tests.SpikeTrains;

public sealed class MomentsTests
{
    [Fact]
    public void Moments_are_those_of_the_whole_set()
    {
        Moments moments = Moments.Of([2, 4, 4, 4, 5, 5, 7, 9]);
        Assert.Equal(5, moments.Mean);
        Assert.Equal(2, moments.StandardDeviation);
        Assert.Equal(Math.Sqrt(4 / 7.0), moments.StandardError, 1e-15);
    }

    [Fact]
    public void A_small_spread_beside_a_large_mean_is_not_lost() => Assert.Equal(1, Moments.Of([1e9 - 1, 1e9 + 1]).Variance);

    [Fact]
    public void Medians_are_the_middle()
    {
        Assert.Equal(3, Moments.Median([9, 1, 3]));
        Assert.Equal(2, Moments.Median([1, 3]));
        Assert.True(double.IsNaN(Moments.Median([])));
    }
}
