using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Quantities;

/// <summary>Typed quantities: dimensions are checked by the C# compiler, so these tests are also about what compiles.</summary>
public sealed class QuantityArithmeticTests
{
    [Fact]
    public void Sums_differences_and_multiples_keep_the_dimension()
    {
        Time time = 10 * ms + 0.5 * s - 200 * us;
        Assert.Equal(509.8, time.Milliseconds, 12);
        Assert.Equal(-70, (-(70 * mV)).Millivolts);
        Assert.Equal(5, (10 * ms / 2).Milliseconds);
        Assert.Equal(20, (10 * ms * 2).Milliseconds);
    }

    [Fact]
    public void Ratios_are_pure_numbers()
    {
        double steps = 1 * s / (0.1 * ms);
        Assert.Equal(10_000, steps, 9);
        Assert.Equal(0.25, (250 * mV).In(V));
    }

    [Fact]
    public void Order_follows_the_value()
    {
        Assert.True(1 * ms < 1 * s);
        Assert.True(1 * s > 999 * ms);
        Assert.True(1 * ms <= 1000 * us && 1 * ms >= 1000 * us);
        Assert.Equal(1 * mV, 0.001 * V);
    }

    [Fact]
    public void Ohms_law_holds_in_every_form()
    {
        Assert.Equal(100 * pA, 10 * mV * (10 * nS));
        Assert.Equal(100 * pA, 10 * nS * (10 * mV));
        Assert.Equal(10 * mV, 100 * pA / (10 * nS));
        Assert.Equal(10 * mV, 100 * pA * (0.1 * Gohm));
        Assert.Equal(10 * mV, 0.1 * Gohm * (100 * pA));
        Assert.Equal(100 * pA, 10 * mV / (0.1 * Gohm));
        Assert.Equal(10 * nS, 100 * pA / (10 * mV));
        Assert.Equal(0.1 * Gohm, 10 * mV / (100 * pA));
        Assert.Equal(0.1 * Gohm, 1 / (10 * nS));
        Assert.Equal(10 * nS, 1 / (0.1 * Gohm));
    }

    [Fact]
    public void Membranes_have_time_constants_and_charges()
    {
        Assert.Equal(25 * ms, 250 * pF / (10 * nS));
        Assert.Equal(25 * ms, 250 * pF * (0.1 * Gohm));
        Assert.Equal(25 * ms, 0.1 * Gohm * (250 * pF));
        Assert.Equal(250 * pF, 25 * ms * (10 * nS));
        Assert.Equal(250 * pF, 25 * ms / (0.1 * Gohm));
        Assert.Equal(10 * nS, 250 * pF / (25 * ms));
        Assert.Equal(2500 * fC, 250 * pF * (10 * mV));
        Assert.Equal(1000 * fC, 10 * ms * (100 * pA));
        Assert.Equal(1000 * fC, 100 * pA * (10 * ms));
        Assert.Equal(100 * pA, 1000 * fC / (10 * ms));
        Assert.Equal(10 * ms, 1000 * fC / (100 * pA));
        Assert.Equal(100 * mV, 1000 * fC / (10 * pF));
        Assert.Equal(10 * pF, 1000 * fC / (100 * mV));
    }

    [Fact]
    public void Rates_and_periods_are_reciprocal()
    {
        Assert.Equal(100 * Hz, 1 / (10 * ms));
        Assert.Equal(10 * ms, 1 / (100 * Hz));
        Assert.Equal(100 * Hz, Frequency.Per(10 * ms));
        Assert.Equal(5.0, 500 * Hz * (10 * ms), 12);
        Assert.Equal(5.0, 10 * ms * (500 * Hz), 12);
        Assert.Equal(500 * Hz, 5 / (10 * ms));
        Assert.Equal(8, (8 * Hz).Hertz);
    }

    [Fact]
    public void A_quantity_is_a_number()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.FromInternal(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => double.NaN * mV);
    }

    [Fact]
    public void Quantities_are_printed_with_their_customary_unit()
    {
        Assert.Equal("-65 mV", (-65 * mV).ToString());
        Assert.Equal("1500 ms", (1.5 * s).ToString());
        Assert.Equal("0.25 pF", (250 * fF).ToString());
        Assert.Equal("300 pA", (0.3 * nA).ToString());
        Assert.Equal("8 Hz", (8 * Hz).ToString());
        Assert.Equal("0.1 Gohm", (100 * Mohm).ToString());
        Assert.Equal("20 nS", (20 * nS).ToString());
        Assert.Equal("100 um", (0.1 * mm).ToString());
        Assert.Equal("1000 fC", (1 * pC).ToString());
    }

    [Fact]
    public void Run_time_quantities_carry_their_dimension()
    {
        Quantity power = (Quantity)(2 * mV) * (3 * pA);
        Assert.Equal(Dimension.Voltage * Dimension.Current, power.Dimension);
        Assert.Equal(6e-15, power.SiValue, 1e-25);
        Assert.Equal(new Quantity(10, Dimension.Time), (Quantity)(100 * pF) / (10 * nS));
        Assert.Equal("3", ((Quantity)3.0).ToString());
        Assert.Equal("6 mV*pA", power.ToString());
    }
}
