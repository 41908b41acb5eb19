using FsCheck;
using FsCheck.Fluent;
using Glia.Analysis.SpikeTrains;
using Glia.Spikes;

namespace Glia.Analysis.Tests.SpikeTrains;

public sealed class IntervalsTests
{
    // 20,000 intervals: the standard error of CV and LV is below 1 %, so 3 % is more than three of them.
    private const int Many = 20_000;
    private const double Tolerance = 0.03;

    [Fact]
    public void A_clock_has_neither_variation_nor_local_variation()
    {
        double[] intervals = Intervals.Between([1, 3, 5, 7, 9]);
        Assert.Equal([2, 2, 2, 2], intervals);
        Assert.Equal(0, Intervals.Variation(intervals));
        Assert.Equal(0, Intervals.LocalVariation(intervals));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(4), InlineData(9)]
    public void A_gamma_process_of_shape_k_has_variation_one_over_root_k(int shape) =>
        Assert.Equal(1 / Math.Sqrt(shape), Intervals.Variation(Recorded.GammaIntervals(Many, shape)), Tolerance);

    [Theory, InlineData(1), InlineData(2), InlineData(4), InlineData(9)]
    public void A_gamma_process_of_shape_k_has_local_variation_three_over_two_k_plus_one(int shape) =>
        Assert.Equal(3.0 / (2 * shape + 1), Intervals.LocalVariation(Recorded.GammaIntervals(Many, shape)), Tolerance);

    [Fact]
    public void Alternating_intervals_have_the_closed_form()
    {
        // Intervals a, b, a, b: CV = |a-b|/(a+b), LV = 3((a-b)/(a+b))².
        double[] intervals = [1, 3, 1, 3];
        Assert.Equal(0.5, Intervals.Variation(intervals), 1e-15);
        Assert.Equal(0.75, Intervals.LocalVariation(intervals), 1e-15);
    }

    [Fact]
    public void A_slow_change_of_rate_raises_variation_but_not_local_variation()
    {
        double[] slow = [.. Recorded.GammaIntervals(Many, 1).Select((interval, i) => interval * (i < Many / 2 ? 1 : 10))];
        Assert.True(Intervals.Variation(slow) > 1.4);
        Assert.Equal(1, Intervals.LocalVariation(slow), Tolerance);
    }

    [Fact]
    public void Too_few_intervals_have_no_variation()
    {
        Assert.True(double.IsNaN(Intervals.Variation([])));
        Assert.True(double.IsNaN(Intervals.LocalVariation([1])));
        Assert.Empty(Intervals.Between([5]));
    }

    [Fact]
    public void Times_that_do_not_ascend_are_refused() => Assert.Throws<ArgumentException>(() => Intervals.Between([1, 3, 2]));

    [Fact]
    public void Measures_do_not_change_with_the_unit_of_time() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt[]>().Filter(intervals => intervals.Length >= 3), ArbMap.Default.ArbFor<PositiveInt>(), (intervals, factor) =>
    {
        double[] one = [.. intervals.Select(interval => (double)interval.Item)], other = [.. one.Select(interval => interval * factor.Item)];
        return Math.Abs(Intervals.Variation(one) - Intervals.Variation(other)) < 1e-9
            && Math.Abs(Intervals.LocalVariation(one) - Intervals.LocalVariation(other)) < 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_neurons_with_enough_spikes_count()
    {
        SpikeData spikes = Recorded.Spikes(4, 100, (1, 0), (2, 0), (4, 0), (10, 1), (20, 1), (1, 2), (3, 2), (5, 2), (7, 2));
        Assert.Equal(2, Intervals.Variations(spikes).Length);
        Assert.Equal([0.0], Intervals.Variations(spikes, minimumSpikes: 4), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => Intervals.Variations(spikes, minimumSpikes: 2));
    }
}
