using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Glia.Quantities;
using Glia.Spikes;

namespace Glia.Tests.Spikes;

public sealed class TimeGridTests
{
    [Theory]
    [InlineData(0.1, 112, 11.2)]
    [InlineData(0.1, 3, 0.3)]
    [InlineData(0.025, 7, 0.175)]
    [InlineData(0.1, 35_999_999, 3599999.9)]
    public void Times_are_the_nearest_double_to_the_decimal_number(double dt_ms, long step, double time_ms) =>
        Assert.Equal(time_ms, new TimeGrid(dt_ms * Units.ms).Milliseconds(step));

    [Fact]
    public void Any_step_of_a_decimal_grid_prints_without_noise() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(), step => new TimeGrid(0.1 * Units.ms).Milliseconds(Math.Abs((long)step)).ToString("R", CultureInfo.InvariantCulture).Length <= 11)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Steps_and_times_are_inverse() => Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), step =>
    {
        var grid = new TimeGrid(1.0 / 3 * Units.ms);
        return grid.NearestStep(grid.TimeOf(step.Item)) == step.Item;
    }).QuickCheckThrowOnFailure();

    [Theory, InlineData(0), InlineData(-0.1), InlineData(double.PositiveInfinity)]
    public void A_step_that_is_not_positive_and_finite_is_refused(double dt_ms) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TimeGrid(dt_ms * Units.ms));
}
