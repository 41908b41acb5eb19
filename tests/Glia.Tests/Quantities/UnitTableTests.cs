using System.Reflection;
using Glia.Quantities;

namespace Glia.Tests.Quantities;

public sealed class UnitTableTests
{
    [Theory]
    [InlineData("mV", 1e-3)]
    [InlineData("volt", 1)]
    [InlineData("mvolt", 1e-3)]
    [InlineData("uV", 1e-6)]
    [InlineData("nS", 1e-9)]
    [InlineData("usiemens", 1e-6)]
    [InlineData("pF", 1e-12)]
    [InlineData("ufarad", 1e-6)]
    [InlineData("Mohm", 1e6)]
    [InlineData("kHz", 1e3)]
    [InlineData("hertz", 1)]
    [InlineData("ms", 1e-3)]
    [InlineData("second", 1)]
    [InlineData("minute", 60)]
    [InlineData("hour", 3600)]
    [InlineData("um", 1e-6)]
    [InlineData("cm", 1e-2)]
    [InlineData("metre", 1)]
    [InlineData("pA", 1e-12)]
    [InlineData("amp", 1)]
    [InlineData("namp", 1e-9)]
    [InlineData("kg", 1)]
    [InlineData("gram", 1e-3)]
    [InlineData("mM", 1)]
    [InlineData("molar", 1e3)]
    [InlineData("nM", 1e-6)]
    [InlineData("K", 1)]
    [InlineData("J", 1)]
    [InlineData("mW", 1e-3)]
    [InlineData("l", 1e-3)]
    [InlineData("radian", 1)]
    public void Units_have_their_value_in_SI(string name, double si)
    {
        Assert.True(UnitTable.TryFind(name, out Quantity unit));
        Assert.Equal(si, unit.SiValue, 1e-12 * si);
    }

    [Fact]
    public void Prefixed_internal_units_are_exactly_one()
    {
        foreach (string name in new[] { "ms", "mV", "pA", "pF", "nS", "Gohm", "kHz", "um", "fC", "K", "mol", "cd" })
        {
            Assert.True(UnitTable.TryFind(name, out Quantity unit));
            Assert.Equal(1, unit.Value);
        }
    }

    [Theory, InlineData("N"), InlineData("dt"), InlineData("t"), InlineData("i"), InlineData("mv"), InlineData("MS/m"), InlineData("")]
    public void What_is_no_unit_is_not_found(string name) => Assert.False(UnitTable.TryFind(name, out _));

    /// <summary>The symbols of C# code and those of texts are one list.</summary>
    [Fact]
    public void Every_symbol_of_code_means_the_same_in_texts()
    {
        foreach (FieldInfo field in typeof(Units).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            object value = field.GetValue(null)!;
            double number = (double)value.GetType().GetProperty("Internal")!.GetValue(value)!;
            Assert.True(UnitTable.TryFind(field.Name, out Quantity unit), field.Name);
            Assert.Equal(number, unit.Value);
            Assert.Equal(value.GetType().GetProperty("Dimension")!.GetValue(null), unit.Dimension);
        }
    }
}
