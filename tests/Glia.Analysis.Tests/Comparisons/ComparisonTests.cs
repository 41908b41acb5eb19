using Glia.Analysis.Comparisons;

namespace Glia.Analysis.Tests.Comparisons;

public sealed class ComparisonTests
{
    [Theory, InlineData(4, true), InlineData(5, true), InlineData(3, true), InlineData(5.001, false), InlineData(double.NaN, false)]
    public void A_value_agrees_within_its_band_ends_included(double measured, bool agrees) =>
        Assert.Equal(agrees, Comparison.Of(measured, published: 4, relative: 0.25).Agrees);

    [Fact]
    public void A_band_around_a_negative_value_is_not_turned_round() => Assert.True(Band.Around(-2, 0.1).Contains(-2.1));

    [Fact]
    public void What_is_not_judged_neither_agrees_nor_differs()
    {
        var table = new ComparisonTable([new Subject("E"), new Subject("I")],
            [new ComparedMeasure("Rate", "Hz", [new Comparison(1), Comparison.Of(2, 2, 0.1)])]);
        Assert.Null(table.Measures[0].Values[0].Agrees);
        Assert.Equal((1, 1), (table.Agreeing, table.Judged));
        Assert.True(table.AllAgree);
        Assert.False((table with { Measures = [] }).AllAgree);
    }
}
