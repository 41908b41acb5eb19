using FsCheck;
using FsCheck.Fluent;
using Glia.Analysis.SpikeTrains;

namespace Glia.Analysis.Tests.SpikeTrains;

public sealed class HistogramTests
{
    [Fact]
    public void Edges_belong_to_the_upper_bin_but_the_last()
    {
        Histogram histogram = Histogram.Of([0, 1, 1.5, 2, -1, 3, double.NaN], 0, 2, 2);
        Assert.Equal([1, 3], histogram.Counts.ToArray());
        Assert.Equal(3, histogram.Outside);
        Assert.Equal([0.5, 1.5], histogram.Centres());
    }

    [Fact]
    public void Density_has_area_one_when_nothing_lies_outside() =>
        Assert.Equal(1, Histogram.Of([0.1, 0.2, 0.9, 0.95], 0, 1, 4).Density().Sum() * 0.25, 1e-12);

    [Fact]
    public void Every_number_is_counted_once() => Prop.ForAll(ArbMap.Default.ArbFor<double[]>(), values =>
    {
        Histogram histogram = Histogram.Of(values, -10, 10, 7);
        return histogram.Counts.Sum() + histogram.Outside == values.Length;
    }).QuickCheckThrowOnFailure();
}
