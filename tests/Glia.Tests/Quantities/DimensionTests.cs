using FsCheck;
using FsCheck.Fluent;
using Glia.Quantities;

namespace Glia.Tests.Quantities;

public sealed class DimensionTests
{
    private static readonly Dimension[] s_all =
    [
        Dimension.None, Dimension.Length, Dimension.Mass, Dimension.Time, Dimension.Current, Dimension.Temperature, Dimension.Substance, Dimension.Luminosity,
        Dimension.Frequency, Dimension.Voltage, Dimension.Charge, Dimension.Capacitance, Dimension.Conductance, Dimension.Resistance,
    ];

    [Fact]
    public void Dimensions_form_a_commutative_group()
    {
        foreach (Dimension a in s_all)
        {
            Assert.Equal(a, a * Dimension.None);
            Assert.Equal(Dimension.None, a / a);
            Assert.Equal(a.Power(2), a * a);
            Assert.Equal(a, a.Power(0.5).Power(2));
            foreach (Dimension b in s_all)
            {
                Assert.Equal(a * b, b * a);
                Assert.Equal(a, a * b / b);
                Assert.Equal((a * b).Power(3), a.Power(3) * b.Power(3));
            }
        }
    }

    [Fact]
    public void Derived_dimensions_have_the_exponents_of_SI()
    {
        Assert.Equal([2, 1, -3, -1, 0, 0, 0], Dimension.Voltage.Exponents);
        Assert.Equal([-2, -1, 4, 2, 0, 0, 0], Dimension.Capacitance.Exponents);
        Assert.Equal([-2, -1, 3, 2, 0, 0, 0], Dimension.Conductance.Exponents);
        Assert.Equal(Dimension.None, Dimension.Conductance * Dimension.Resistance);
        Assert.Equal(Dimension.Time, Dimension.Capacitance / Dimension.Conductance);
        Assert.Equal("m^2·kg·s^-3·A^-1", Dimension.Voltage.ToString());
        Assert.Equal("1", Dimension.None.ToString());
    }

    [Fact]
    public void Internal_units_are_those_of_the_field()
    {
        Assert.Equal(1e-3, Dimension.Time.InternalScale);
        Assert.Equal(1e-3, Dimension.Voltage.InternalScale);
        Assert.Equal(1e-12, Dimension.Current.InternalScale);
        Assert.Equal(1e-12, Dimension.Capacitance.InternalScale);
        Assert.Equal(1e-9, Dimension.Conductance.InternalScale);
        Assert.Equal(1e9, Dimension.Resistance.InternalScale);
        Assert.Equal(1e3, Dimension.Frequency.InternalScale);
        Assert.Equal(1e-15, Dimension.Charge.InternalScale);
        Assert.Equal(1e-6, Dimension.Length.InternalScale);
        Assert.Equal(Math.Pow(10, -1.5), Dimension.Time.Power(0.5).InternalScale, 1e-15);
    }

    [Fact]
    public void Internal_units_are_coherent() => Prop.ForAll<int, int>((i, k) =>
    {
        Dimension a = s_all[Math.Abs(i % s_all.Length)], b = s_all[Math.Abs(k % s_all.Length)];
        double product = a.InternalScale * b.InternalScale;
        Assert.Equal(product, (a * b).InternalScale, 1e-12 * product);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Powers_that_are_not_twelfths_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Dimension.Time.Power(0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dimension.Time.Power(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dimension.Time.Power(1e9));
        Assert.Equal(Dimension.None, Dimension.None.Power(0.1));
    }

    [Fact]
    public void Every_unit_symbol_reads_back_as_one_internal_unit() => Prop.ForAll<int, int, int>((i, k, power) =>
    {
        Dimension a = s_all[Math.Abs(i % s_all.Length)], b = s_all[Math.Abs(k % s_all.Length)];
        Dimension dimension = a * b.Power(power % 3 / 2.0);
        if (dimension.IsNone) return;
        Quantity unit = QuantityParser.ParseUnit(CustomaryUnits.Symbol(dimension));
        Assert.Equal(dimension, unit.Dimension);
        Assert.Equal(1, unit.Value);
    }).QuickCheckThrowOnFailure();
}
