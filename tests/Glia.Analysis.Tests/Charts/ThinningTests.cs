using FsCheck;
using FsCheck.Fluent;
using Glia.Analysis.Charts;

namespace Glia.Analysis.Tests.Charts;

public sealed class ThinningTests
{
    [Fact]
    public void A_single_spike_survives()
    {
        double[] x = [.. Enumerable.Range(0, 100_000).Select(i => (double)i)], y = new double[100_000];
        y[54_321] = 40;
        (double[] keptX, double[] keptY) = Thinning.Of(x, y, 1000);
        Assert.Equal(54_321, keptX[Array.IndexOf(keptY, 40)]);
        Assert.True(keptX.Length <= 1000);
    }

    [Fact]
    public void Ends_extremes_and_order_are_kept() => Prop.ForAll(ArbMap.Default.ArbFor<NormalFloat[]>().Filter(values => values.Length > 0), values =>
    {
        double[] y = [.. Enumerable.Repeat(values.Select(value => value.Item), 1 + 100 / values.Length).SelectMany(v => v)], x = [.. y.Select((_, i) => (double)i)];
        (double[] keptX, double[] keptY) = Thinning.Of(x, y, 20);
        return keptX[0] == 0 && keptX[^1] == x[^1] && keptX.SequenceEqual(keptX.Order()) && keptY.Max() == y.Max() && keptY.Min() == y.Min() && keptX.Length <= 20;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Few_points_are_all_kept() => Assert.Equal([3, 4], Thinning.Of([1, 2], [3, 4], 10).Y);
}
