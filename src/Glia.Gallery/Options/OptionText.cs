using System.Globalization;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Gallery.Options;

/// <summary>Reads option values from text. Every refusal names the option, the text, the rule and an example.</summary>
public static class OptionText
{
    /// <summary>A time: <c>10s</c>, <c>500ms</c>, <c>500 ms</c>.</summary>
    public static Time Time(string option, string text) => Glia.Quantities.Time.FromInternal(Of(option, text, Dimension.Time, "500ms"));

    /// <summary>A time above zero.</summary>
    public static Time PositiveTime(string option, string text)
    {
        Time time = Time(option, text);
        return time.Milliseconds > 0 && double.IsFinite(time.Milliseconds) ? time : throw Refuse(option, text, "must be a time above zero, for example 500ms");
    }

    /// <summary>A time that is not negative.</summary>
    public static Time TimeOrZero(string option, string text)
    {
        Time time = Time(option, text);
        return time.Milliseconds >= 0 && double.IsFinite(time.Milliseconds) ? time : throw Refuse(option, text, "must be a time of zero or more, for example 500ms");
    }

    /// <summary>A time as users write it: <c>10s</c> when it is whole seconds, else <c>500ms</c>.</summary>
    public static string Plain(Time time) => time.Milliseconds >= 1000 && time.Milliseconds % 1000 == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{time.Milliseconds / 1000:0}s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Milliseconds:0.#########}ms");

    /// <summary>A current: <c>500pA</c>, <c>-0.5 nA</c>.</summary>
    public static Current Current(string option, string text) => Glia.Quantities.Current.FromInternal(Of(option, text, Dimension.Current, "500pA"));

    /// <summary>A voltage: <c>10mV</c>.</summary>
    public static Voltage Voltage(string option, string text) => Glia.Quantities.Voltage.FromInternal(Of(option, text, Dimension.Voltage, "10mV"));

    /// <summary>A number above zero and not above <paramref name="largest"/>.</summary>
    public static double Fraction(string option, string text, double largest = 1) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0 && value <= largest
            ? value
            : throw Refuse(option, text, string.Create(CultureInfo.InvariantCulture, $"must be a number above 0 and not above {largest}, for example 0.1"));

    /// <summary>The path of a folder.</summary>
    public static string Folder(string option, string text) => string.IsNullOrWhiteSpace(text) ? throw Refuse(option, text, "names no folder; use for example results") : text;

    /// <summary>A finite number.</summary>
    public static double Number(string option, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw Refuse(option, text, "must be a number, for example 4.5");

    /// <summary>A whole number of at least <paramref name="smallest"/>.</summary>
    public static int Count(string option, string text, int smallest = 1) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= smallest
            ? value
            : throw Refuse(option, text, string.Create(CultureInfo.InvariantCulture, $"must be a whole number of at least {smallest}"));

    /// <summary>A seed: any whole number from 0 to 2⁶⁴ − 1.</summary>
    public static ulong Seed(string option, string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value)
            ? value
            : throw Refuse(option, text, "must be a whole number from 0 to 18446744073709551615");

    /// <summary><c>on</c> or <c>off</c>.</summary>
    public static bool Switch(string option, string text) => text switch { "on" => true, "off" => false, _ => throw Refuse(option, text, "must be on or off") };

    /// <summary>One of a few names.</summary>
    public static T Choice<T>(string option, string text) where T : struct, Enum =>
        Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])
            ? value
            : throw Refuse(option, text, $"must be one of {string.Join(", ", Choices<T>())}", Suggestion.For(text, Choices<T>()));

    /// <summary>The names of a choice as users write them.</summary>
    public static IReadOnlyList<string> Choices<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];

    /// <summary>A number with a unit: <c>20ms</c>, <c>-65 mV</c>, <c>3</c>.</summary>
    public static Quantity Quantity(string option, string text) => QuantityParser.TryParse(text, null, out Quantity quantity, out Finding? finding)
        ? quantity
        : throw new GliaException([finding! with { Subject = option }]);

    /// <summary>The refusal of an option's value.</summary>
    /// <param name="option">The option.</param>
    /// <param name="text">What was given.</param>
    /// <param name="rule">What is wrong with it, as the rest of a sentence that begins with the text.</param>
    /// <param name="suggestion">A sentence to follow, from <see cref="Suggestion.For"/>.</param>
    public static GliaException Refuse(string option, string text, string rule, string suggestion = "") => new(option, $"'{text}' {rule}.{suggestion}");

    private static double Of(string option, string text, Dimension dimension, string example)
    {
        Quantity quantity = Quantity(option, text);
        if (quantity.Dimension == dimension) return quantity.Value;
        string wanted = $"needs a value in {CustomaryUnits.Symbol(dimension)} or the like, for example {example}";
        throw Refuse(option, text, quantity.Dimension.IsNone ? $"has no unit; it {wanted}" : $"has the unit of another quantity; it {wanted}");
    }
}
