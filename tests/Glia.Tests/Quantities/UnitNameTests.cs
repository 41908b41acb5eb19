using Glia.Quantities;

namespace Glia.Tests.Quantities;

public sealed class UnitNameTests
{
    [Theory]
    [InlineData("mV", 1), InlineData("volt", 1000), InlineData("kvolt", 1e6), InlineData("uV", 1e-3), InlineData("µV", 1e-3), InlineData("μV", 1e-3)]
    [InlineData("ms", 1), InlineData("second", 1000), InlineData("us", 1e-3), InlineData("minute", 6e4), InlineData("hour", 3.6e6)]
    [InlineData("pA", 1), InlineData("nA", 1000), InlineData("amp", 1e12), InlineData("ampere", 1e12), InlineData("mamp", 1e9)]
    [InlineData("pF", 1), InlineData("uF", 1e6), InlineData("farad", 1e12), InlineData("nS", 1), InlineData("msiemens", 1e6), InlineData("uS", 1e3)]
    [InlineData("Gohm", 1), InlineData("Mohm", 1e-3), InlineData("ohm", 1e-9), InlineData("kHz", 1), InlineData("Hz", 1e-3), InlineData("MHz", 1e3)]
    [InlineData("um", 1), InlineData("metre", 1e6), InlineData("cm", 1e4), InlineData("m", 1e6), InlineData("fC", 1), InlineData("coulomb", 1e15)]
    [InlineData("kelvin", 1), InlineData("mol", 1), InlineData("mmol", 1e-3), InlineData("rad", 1), InlineData("cd", 1)]
    public void Unit_is_worth_so_many_internal_units(string name, double value)
    {
        Assert.True(UnitTable.TryFind(name, out Quantity unit));
        Assert.Equal(value, unit.Value);
    }

    [Theory]
    [InlineData("mM", "mmol/l")]
    [InlineData("joule", "newton*meter")]
    [InlineData("watt", "joule/second")]
    [InlineData("pascal", "newton/meter**2")]
    [InlineData("volt", "joule/coulomb")]
    [InlineData("kilogram", "kgram")]
    [InlineData("farad", "coulomb/volt")]
    [InlineData("siemens", "1/ohm")]
    [InlineData("hertz", "1/second")]
    public void Derived_unit_is_the_product_of_others(string name, string product)
    {
        Quantity unit = QuantityParser.ParseUnit(name), expected = QuantityParser.ParseUnit(product);
        Assert.Equal(expected.Dimension, unit.Dimension);
        Assert.Equal(1, expected.Value / unit.Value, 1e-12);
    }

    [Theory]
    [InlineData("")]
    [InlineData("N")]
    [InlineData("mminute")]
    [InlineData("mm2")]
    [InlineData("xV")]
    [InlineData("k")]
    public void Other_names_are_no_units(string name) => Assert.False(UnitTable.TryFind(name, out _));

    [Fact]
    public void Every_listed_name_is_found() => Assert.All(UnitTable.Names, name => Assert.True(UnitTable.TryFind(name, out _)));

    [Fact]
    public void Every_everyday_unit_is_a_unit() => Assert.All(EverydayUnits.Names, name => Assert.True(UnitTable.TryFind(name, out _)));
}
