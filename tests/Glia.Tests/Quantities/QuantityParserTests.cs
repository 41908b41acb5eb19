using FsCheck;
using FsCheck.Fluent;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Tests.Quantities;

public sealed class QuantityParserTests
{
    [Theory]
    [InlineData("-65 mV", -65)]
    [InlineData("-65*mV", -65)]
    [InlineData("- 65 mV", -65)]
    [InlineData("0.1 V", 100)]
    [InlineData("70mvolt", 70)]
    public void Voltages_are_read_in_millivolts(string text, double millivolts) =>
        Assert.Equal(new Quantity(millivolts, Dimension.Voltage), QuantityParser.Parse(text));

    [Theory]
    [InlineData("10*ms", 10)]
    [InlineData("500ms", 500)]
    [InlineData("10s", 10000)]
    [InlineData("0.1 ms", 0.1)]
    [InlineData("1e3 us", 1)]
    [InlineData("2 minute", 120000)]
    public void Times_are_read_in_milliseconds(string text, double milliseconds) =>
        Assert.Equal(new Quantity(milliseconds, Dimension.Time), QuantityParser.Parse(text));

    [Theory]
    [InlineData("8 Hz", 0.008)]
    [InlineData("35 Hz", 0.035)]
    [InlineData("1/ms", 1)]
    [InlineData("1/(5 ms)", 0.2)]
    [InlineData("1 / second", 0.001)]
    public void Rates_are_read_in_kilohertz(string text, double kilohertz) =>
        Assert.Equal(new Quantity(kilohertz, Dimension.Frequency), QuantityParser.Parse(text));

    [Theory]
    [InlineData("1e3", 1000)]
    [InlineData("-.5", -0.5)]
    [InlineData("+2", 2)]
    [InlineData("inf", double.PositiveInfinity)]
    [InlineData("-inf", double.NegativeInfinity)]
    public void Pure_numbers_have_no_dimension(string text, double value) =>
        Assert.Equal(new Quantity(value, Dimension.None), QuantityParser.Parse(text));

    [Fact]
    public void Units_combine_by_products_quotients_and_powers()
    {
        Assert.Equal(Dimension.Current / Dimension.Length.Power(2), QuantityParser.ParseUnit("amp/meter**2").Dimension);
        Assert.Equal(Dimension.Conductance / Dimension.Time, QuantityParser.ParseUnit("nS/ms").Dimension);
        Assert.Equal(Dimension.Time.Power(-0.5), QuantityParser.ParseUnit("second**(-1/2)").Dimension);
        Assert.Equal(Dimension.None, QuantityParser.ParseUnit("1").Dimension);
        Assert.Equal(Dimension.Voltage.Power(-1), QuantityParser.ParseUnit("1/mV").Dimension);
    }

    [Fact]
    public void Pasted_density_is_exact_in_internal_units() =>
        Assert.Equal(new Quantity(1e-2, Dimension.Capacitance / Dimension.Length.Power(2)), QuantityParser.Parse("1 uF/cm**2"));

    [Theory]
    [InlineData("10 mVv", "has the unknown unit 'mVv'. Did you mean 'mV'?", 4, 3)]
    [InlineData("10 hz", "has the unknown unit 'hz'. Did you mean 'Hz'?", 4, 2)]
    [InlineData("", "is empty", 1, 1)]
    [InlineData("10 *", "lacks a number or unit here", 5, 1)]
    [InlineData("10 ms 5", "cannot be read from '5' on", 7, 1)]
    [InlineData("nan", "is NaN, but every value must be a finite number", 1, 3)]
    [InlineData("1e999", "is too large", 1, 5)]
    [InlineData("(10 ms", "lacks a closing ')'", 1, 1)]
    [InlineData("10 ms**0.3", "has a power that no unit can have", 4, 7)]
    public void Failure_points_at_the_character(string text, string message, int column, int length)
    {
        GliaException failure = Assert.Throws<GliaException>(() => QuantityParser.Parse(text, new TextLocation("net.yaml", 7, 1)));
        Finding finding = Assert.Single(failure.Findings);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(("net.yaml", 7, column, length), (finding.Location!.Source, finding.Location.Line, finding.Location.Column, finding.Location.Length));
    }

    [Fact]
    public void Wrong_dimension_names_both()
    {
        GliaException failure = Assert.Throws<GliaException>(() => QuantityParser.Parse("10 ms", Dimension.Voltage));
        Assert.Equal("quantity: '10 ms' is a time (ms), expected a voltage (mV).", failure.Message);
    }

    [Fact]
    public void Any_text_is_read_or_refused() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
        QuantityParser.TryParse(text ?? "", null, out _, out Finding? finding) == finding is null));

    [Fact]
    public void Any_finite_number_with_a_unit_is_read_exactly() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<double>(), value =>
        !double.IsFinite(value) || QuantityParser.Parse(FormattableString.Invariant($"{value:R} mV")).Value.Equals(value + 0.0)));

    [Theory]
    [InlineData("mV/ms", "mV/ms")]
    [InlineData("pA/um**2", "pA/um^2")]
    [InlineData("1/mV", "1/mV")]
    [InlineData("mV**2", "mV^2")]
    [InlineData("nS/ms", "nS/ms")]
    [InlineData("second**(-1/2)", "1/ms^0.5")]
    [InlineData("mV/ms**0.5", "mV/ms^0.5")]
    [InlineData("pA/mV/ms", "nS/ms")]
    public void Dimension_is_named_in_everyday_units(string unit, string name) =>
        Assert.Equal(name, DimensionNames.Unit(QuantityParser.ParseUnit(unit).Dimension));
}
