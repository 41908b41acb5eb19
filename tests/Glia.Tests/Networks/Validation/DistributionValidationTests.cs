using System.Collections.Immutable;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Validation;

public sealed class DistributionValidationTests : ValidationFixture
{
    private const string Subject = "population 'E', initial value 'V_m': ";

    [Fact]
    public void Sound_distributions_have_no_findings()
    {
        Distribution[] sound =
        [
            -70 * mV, new UniformDistribution(-70 * mV, -55 * mV), new NormalDistribution(-60 * mV, 5 * mV) { High = -50 * mV, Bounds = OutOfBounds.Redraw },
            new NormalDistribution(-60 * mV, 0 * mV), new LognormalDistribution(1, 0.5, -10 * mV) { Low = -100 * mV },
            new ArrayDistribution([.. Enumerable.Repeat(-60.0, 10)], Dimension.Voltage),
        ];
        foreach (Distribution distribution in sound) AssertNothing(With(Initial(distribution)));
    }

    [Fact]
    public void Ends_are_in_order() => AssertError(
        Subject + "is uniform from -55 mV to -70 mV: the lower end is above the upper one. Exchange them.", Initial(new UniformDistribution(-55 * mV, -70 * mV)));

    [Fact]
    public void Deviations_are_not_negative()
    {
        AssertError(Subject + "has a standard deviation of -5 mV, but it must be 0 or more. Give its magnitude.", Initial(new NormalDistribution(-60 * mV, -5 * mV)));
        AssertError(Subject + "has a sigma of -1, but it must be 0 or more. Give its magnitude.", Initial(new LognormalDistribution(0, -1, 1 * mV)));
    }

    [Fact]
    public void Parts_have_one_dimension()
    {
        AssertError(Subject + "has the standard deviation 5 pA, but a voltage (mV) is expected, as for the rest of the distribution.", Initial(new NormalDistribution(-60 * mV, 5 * pA)));
        AssertError(Subject + "has the upper end 5, but a voltage (mV) is expected, as for the rest of the distribution.", Initial(new UniformDistribution(-60 * mV, 5)));
        AssertError(Subject + "has the lower bound -70 pA, but a voltage (mV) is expected, as for the rest of the distribution.",
            Initial(new NormalDistribution(-60 * mV, 5 * mV) { Low = -70 * pA }));
    }

    [Fact]
    public void Parts_are_numbers()
    {
        AssertError(Subject + "has NaN mV as its mean, but it must be a finite number.", Initial(new NormalDistribution(NaN_mV, 5 * mV)));
        AssertError(Subject + "has NaN mV as its standard deviation, but it must be a finite number.", Initial(new NormalDistribution(5 * mV, NaN_mV)));
        AssertError(Subject + "has NaN mV as its lower end, but it must be a finite number.", Initial(new UniformDistribution(NaN_mV, 5 * mV)));
        AssertError(Subject + "has NaN mV as its upper end, but it must be a finite number.", Initial(new UniformDistribution(5 * mV, NaN_mV)));
        AssertError(Subject + "has NaN as its mu, but it must be a finite number.", Initial(new LognormalDistribution(double.NaN, 1, 1 * mV)));
        AssertError(Subject + "has Infinity as its sigma, but it must be a finite number.", Initial(new LognormalDistribution(1, double.PositiveInfinity, 1 * mV)));
        AssertError(Subject + "has NaN mV as its unit, but it must be a finite number.", Initial(new LognormalDistribution(1, 1, NaN_mV)));
        AssertError(Subject + "has NaN as its lower bound. Give a number, or leave the bound away.", Initial(new NormalDistribution(5 * mV, 5 * mV) { Low = NaN_mV }));
    }

    [Fact]
    public void Lognormal_values_stay_within_numbers() => AssertError(
        Subject + "is lognormal with mu = 800 and sigma = 1, so that values exceed any number. mu and sigma are those of the natural logarithm: use mu = ln(median/unit).",
        Initial(new LognormalDistribution(800, 1, 1 * mV)));

    [Fact]
    public void Bounds_are_in_order() => AssertError(
        Subject + "has the lower bound -50 mV above the upper bound -70 mV. Exchange them.", Initial(new NormalDistribution(-60 * mV, 5 * mV) { Low = -50 * mV, High = -70 * mV }));

    [Fact]
    public void A_constant_outside_its_bounds_is_worth_a_warning() => AssertWarning(
        Subject + "is -60 mV, outside its own bounds [-50 mV, inf], and becomes the bound. Leave the bounds away or change the value.",
        Initial(new ConstantDistribution(-60 * mV) { Low = -50 * mV }));

    [Fact]
    public void Redrawing_can_succeed()
    {
        AssertError(Subject + "would be redrawn until it lies within [-30 mV, inf], where only 9.9E-08 % of the draws fall. Widen the bounds, or clip.",
            Redrawn(new NormalDistribution(-60 * mV, 5 * mV) { Low = -30 * mV }));
        AssertError(Subject + "would be redrawn until it lies within [1 mV, 2 mV], where only 0 % of the draws fall. Widen the bounds, or clip.",
            Redrawn(new UniformDistribution(-60 * mV, -50 * mV) { Low = 1 * mV, High = 2 * mV }));
        AssertWarning(Subject + "is redrawn until it lies within [-50 mV, inf], where only 2.3 % of the draws fall: slow, and far from the distribution given.",
            Redrawn(new NormalDistribution(-60 * mV, 5 * mV) { Low = -50 * mV }));
        AssertWarning(Subject + "asks for values out of bounds to be drawn again, but has no bounds. Give a lower or an upper bound.", Redrawn(new NormalDistribution(-60 * mV, 5 * mV)));
        AssertError(Subject + "has values outside [-50 mV, inf] that cannot be drawn again, because they are given, not drawn. Clip them or change them.",
            Redrawn(new ConstantDistribution(-60 * mV) { Low = -50 * mV }));
    }

    private static Quantity NaN_mV => new(double.NaN, Dimension.Voltage);

    private static Population Redrawn(Distribution distribution) => Initial(distribution with { Bounds = OutOfBounds.Redraw });

    private static Population Initial(Distribution distribution) =>
        Neurons() with { Initial = ImmutableDictionary<string, ParameterValue>.Empty.Add("V_m", distribution) };
}
