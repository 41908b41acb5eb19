using Glia.Errors;
using Glia.Gallery.Options;

namespace Glia.Gallery.Tests.Options;

public sealed class OptionTextTests
{
    [Theory]
    [InlineData("10s", 10_000)]
    [InlineData("500ms", 500)]
    [InlineData("500 ms", 500)]
    [InlineData("1e3 us", 1)]
    [InlineData("2 minute", 120_000)]
    public void Durations_are_numbers_with_a_unit(string text, double expected_ms) =>
        Assert.Equal(expected_ms, OptionText.PositiveTime("--duration", text).Milliseconds, 9);

    [Theory]
    [InlineData("10")]
    [InlineData("")]
    [InlineData("10 mV")]
    [InlineData("10 parsecs")]
    [InlineData("-1s")]
    [InlineData("0s")]
    [InlineData("inf s")]
    [InlineData("nan s")]
    public void What_is_no_duration_is_refused_with_the_option_s_name(string text)
    {
        GliaException exception = Assert.Throws<GliaException>(() => OptionText.PositiveTime("--duration", text));
        Assert.Equal("--duration", exception.Findings[0].Subject);
    }

    [Theory]
    [InlineData("0.1", 0.1)]
    [InlineData("1", 1.0)]
    [InlineData("1e-2", 0.01)]
    public void Fractions_lie_above_0_and_up_to_1(string text, double expected) => Assert.Equal(expected, OptionText.Fraction("--scale", text));

    [Theory]
    [InlineData("0")]
    [InlineData("-0.5")]
    [InlineData("1.01")]
    [InlineData("0,5")]
    [InlineData("NaN")]
    public void Other_numbers_are_no_fractions(string text) => Assert.Throws<GliaException>(() => OptionText.Fraction("--scale", text));
}
