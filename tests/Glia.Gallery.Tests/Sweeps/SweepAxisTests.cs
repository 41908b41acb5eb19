using Glia.Errors;
using Glia.Gallery.Sweeps;

namespace Glia.Gallery.Tests.Sweeps;

public sealed class SweepAxisTests
{
    [Theory]
    [InlineData("g=1..5", "1,2,3,4,5")]
    [InlineData("g=5..1:-2", "5,3,1")]
    [InlineData("g=0.5..2:0.5", "0.5,1,1.5,2")]
    [InlineData("g=0.1..0.3:0.1", "0.1,0.2,0.3")]
    [InlineData("g=0..1/4", "0,0.333333333333,0.666666666667,1")]
    [InlineData("g=0..1:0.4", "0,0.4,0.8")]
    [InlineData("V=-55mV..-45mV:5mV", "-55mV,-50mV,-45mV")]
    [InlineData("V=-55..-45 mV:5", "-55mV,-50mV,-45mV")]
    [InlineData("V=-55..-45:5mV", "-55mV,-50mV,-45mV")]
    [InlineData("w=1e-2..2e-2/3", "0.01,0.015,0.02")]
    [InlineData("regime=ai,sr", "ai,sr")]
    [InlineData("model=../own.yaml,iaf_psc_exp", "../own.yaml,iaf_psc_exp")]
    [InlineData("n=1..3,10,20..40:10", "1,2,3,10,20,30,40")]
    [InlineData("projections.a->b.weight={normal: {mean: 1 mV, sd: 2 mV}}", "{normal: {mean: 1 mV, sd: 2 mV}}")]
    [InlineData("p=[1 ms, 2 ms], 3 ms", "[1 ms, 2 ms]|3 ms")]
    public void Values_are_written_out(string text, string values) =>
        Assert.Equal(values.Contains('|') ? values.Split('|') : values.StartsWith('{') ? [values] : values.Split(','), SweepAxis.Parse(text).Values);

    [Theory]
    [InlineData("g", "lacks what is varied")]
    [InlineData("=3", "lacks what is varied")]
    [InlineData("g=", "empty value")]
    [InlineData("g=1,,2", "empty value")]
    [InlineData("g=5..1", "is empty: a step of 1 does not lead from 5 to 1. Write 1..5")]
    [InlineData("g=1..5:-1", "is empty")]
    [InlineData("g=1..5:0", "never ends")]
    [InlineData("g=1..x", "is no range")]
    [InlineData("g=1..5:", "is no range")]
    [InlineData("g=1..5/1", "at least the two ends")]
    [InlineData("g=3..3/5", "begins where it ends")]
    [InlineData("V=-55mV..1V:5mV", "has the units mV and V")]
    [InlineData("g=1..1e9", "has 1,000,000,000 values, but a sweep has at most 10,000 runs")]
    [InlineData("g=0..1/20000", "at most 10,000 runs")]
    [InlineData("g=1..1e99", "too large for a range")]
    public void A_range_that_is_none_is_refused(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<GliaException>(() => SweepAxis.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void All_axes_are_told_about_at_once() =>
        Assert.Equal(3, Assert.Throws<GliaException>(() => SweepAxis.ParseAll(["a=1..0", "b=1..3", "c=,", "d"])).Findings.Length);

    [Fact]
    public void Numbers_have_the_unit_in_which_they_are_printed()
    {
        Assert.Equal("mV", SweepAxis.Parse("V=-55mV,-0.05V").Scale()!.Value.Unit);
        Assert.Equal<double>([-55, -50], SweepAxis.Parse("V=-55mV,-0.05V").Scale()!.Value.Numbers);
        Assert.Equal(("Hz", 8000), (SweepAxis.Parse("rate=8kHz").Scale()!.Value.Unit, SweepAxis.Parse("rate=8kHz").Scale()!.Value.Numbers[0]));
        Assert.Null(SweepAxis.Parse("regime=ai,sr").Scale());
        Assert.Null(SweepAxis.Parse("x=1mV,1ms").Scale());
    }

    [Fact]
    public void Axes_of_equal_values_are_equal() => Assert.Equal(SweepAxis.Parse("g=1..3"), SweepAxis.Parse("g=1,2,3"));
}
