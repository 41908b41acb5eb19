using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Gallery.Sweeps;

/// <summary>One thing that is varied, and the values it takes.</summary>
/// <param name="Path">An option of an experiment (<c>g</c>), or the place of a value in a network file (<c>populations.E.V_th</c>).</param>
/// <param name="Values">The values as a user would write them, in order.</param>
public sealed record SweepAxis(string Path, ImmutableArray<string> Values)
{
    /// <summary>Reads <c>path=values</c>: a list of texts and ranges, <c>g=3..6</c>, <c>g=3..6:0.5</c>, <c>g=3..6/13</c>, <c>regime=ai,sr</c>, <c>populations.E.V_th=-55mV..-45mV:5mV</c>.</summary>
    /// <remarks>A range has the step 1 unless <c>:step</c> or <c>/points</c> follows; its end belongs to it when a step meets it. One unit is enough for a range.</remarks>
    /// <exception cref="GliaException">The text does not have that form, or a range is empty.</exception>
    public static SweepAxis Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0) throw new GliaException("--set", $"'{text}' lacks what is varied. Write path=values, for example seed=1..8.");
        string path = text[..equals].Trim();
        return new SweepAxis(path, SweepValues.Parse(path, text[(equals + 1)..]));
    }

    /// <summary>Reads several axes, collecting what is wrong with any of them.</summary>
    /// <exception cref="GliaException">Carries everything found.</exception>
    public static ImmutableArray<SweepAxis> ParseAll(IEnumerable<string> texts)
    {
        var axes = ImmutableArray.CreateBuilder<SweepAxis>();
        var findings = new List<Finding>();
        foreach (string text in texts)
        {
            try
            {
                axes.Add(Parse(text));
            }
            catch (GliaException exception)
            {
                findings.AddRange(exception.Findings);
            }
        }

        return findings.Count > 0 ? throw new GliaException(findings) : axes.ToImmutable();
    }

    /// <summary>Whether it takes more than one value.</summary>
    public bool Varies => Values.Length > 1;

    /// <summary>Its values as numbers in one unit; null when they are no numbers or not of one dimension.</summary>
    public (ImmutableArray<double> Numbers, string Unit)? Scale()
    {
        var quantities = new List<Quantity>();
        foreach (string value in Values)
        {
            if (!QuantityParser.TryParse(value, null, out Quantity quantity, out _)) return null;
            quantities.Add(quantity);
        }

        Dimension dimension = quantities[0].Dimension;
        if (quantities.Any(quantity => quantity.Dimension != dimension)) return null;
        bool isRate = dimension == Dimension.Frequency;   // which everybody gives in Hz
        return ([.. quantities.Select(quantity => Rounded(isRate ? 1000 * quantity.Value : quantity.Value))], isRate ? "Hz" : CustomaryUnits.Symbol(dimension));
    }

    /// <summary>Without what the conversion of units leaves in the last digits: -0.05 V is -50 mV.</summary>
    private static double Rounded(double value) => double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(SweepAxis? other) => other is not null && Path == other.Path && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Path, Values.Length);

    /// <summary>As it could be written: <c>g=3,4,5</c>.</summary>
    public override string ToString() => $"{Path}={string.Join(',', Values)}";
}
