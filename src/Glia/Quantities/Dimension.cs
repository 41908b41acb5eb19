using System.Globalization;
using System.Text;

namespace Glia.Quantities;

/// <summary>A physical dimension: exponents of the SI base quantities, kept in twelfths so that √s and s⁻¹ᐟ² are exact.</summary>
/// <remarks>
/// Glia computes in one coherent system: ms, mV, pA (hence pF, nS, GΩ, kHz), µm, K, mol, cd. <see cref="InternalScale"/> gives
/// the SI value of one internal unit of the dimension, so equations need no conversion factors.
/// </remarks>
public readonly record struct Dimension
{
    /// <summary>Denominator of the stored exponents.</summary>
    private const int Twelfths = 12;

    // SI value of one internal unit of each base quantity. Mass follows from mV = mass·length²·time⁻³·current⁻¹.
    private const int LengthDecade = -6, MassDecade = -12, TimeDecade = -3, CurrentDecade = -12;

    private readonly short _length, _mass, _time, _current, _temperature, _substance, _luminosity;

    private Dimension(int length, int mass, int time, int current, int temperature, int substance, int luminosity)
    {
        _length = checked((short)length);
        _mass = checked((short)mass);
        _time = checked((short)time);
        _current = checked((short)current);
        _temperature = checked((short)temperature);
        _substance = checked((short)substance);
        _luminosity = checked((short)luminosity);
    }

    /// <summary>The dimension of a pure number.</summary>
    public static Dimension None => default;

    /// <summary>Length (m).</summary>
    public static Dimension Length { get; } = Of(length: 1);

    /// <summary>Mass (kg).</summary>
    public static Dimension Mass { get; } = Of(mass: 1);

    /// <summary>Time (s).</summary>
    public static Dimension Time { get; } = Of(time: 1);

    /// <summary>Electric current (A).</summary>
    public static Dimension Current { get; } = Of(current: 1);

    /// <summary>Thermodynamic temperature (K).</summary>
    public static Dimension Temperature { get; } = Of(temperature: 1);

    /// <summary>Amount of substance (mol).</summary>
    public static Dimension Substance { get; } = Of(substance: 1);

    /// <summary>Luminous intensity (cd).</summary>
    public static Dimension Luminosity { get; } = Of(luminosity: 1);

    /// <summary>Frequency (Hz).</summary>
    public static Dimension Frequency { get; } = Of(time: -1);

    /// <summary>Electric potential (V).</summary>
    public static Dimension Voltage { get; } = Of(length: 2, mass: 1, time: -3, current: -1);

    /// <summary>Electric charge (C).</summary>
    public static Dimension Charge { get; } = Of(time: 1, current: 1);

    /// <summary>Capacitance (F).</summary>
    public static Dimension Capacitance { get; } = Charge / Voltage;

    /// <summary>Conductance (S).</summary>
    public static Dimension Conductance { get; } = Current / Voltage;

    /// <summary>Resistance (Ω).</summary>
    public static Dimension Resistance { get; } = Voltage / Current;

    /// <summary>Whether this is the dimension of a pure number.</summary>
    public bool IsNone => this == None;

    /// <summary>SI value of one internal unit: 1e-3 for voltage (mV), 1e-12 for capacitance (pF), 1e3 for frequency (kHz).</summary>
    public double InternalScale
    {
        get
        {
            int decades = LengthDecade * _length + MassDecade * _mass + TimeDecade * _time + CurrentDecade * _current;
            return decades % Twelfths == 0
                ? double.Parse($"1e{decades / Twelfths}", CultureInfo.InvariantCulture)   // exact powers of ten
                : Math.Pow(10, decades / (double)Twelfths);
        }
    }

    /// <summary>Builds a dimension from whole exponents of the base quantities.</summary>
    public static Dimension Of(
        int length = 0, int mass = 0, int time = 0, int current = 0, int temperature = 0, int substance = 0, int luminosity = 0) =>
        new(Twelfths * length, Twelfths * mass, Twelfths * time, Twelfths * current,
            Twelfths * temperature, Twelfths * substance, Twelfths * luminosity);

    /// <summary>Dimension of a product.</summary>
    public static Dimension operator *(Dimension a, Dimension b) => new(
        a._length + b._length, a._mass + b._mass, a._time + b._time, a._current + b._current,
        a._temperature + b._temperature, a._substance + b._substance, a._luminosity + b._luminosity);

    /// <summary>Dimension of a quotient.</summary>
    public static Dimension operator /(Dimension a, Dimension b) => a * b.Power(-1);

    /// <summary>Dimension of a power.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result has an exponent that is not a multiple of 1/12.</exception>
    public Dimension Power(double exponent) => new(
        Scaled(_length, exponent), Scaled(_mass, exponent), Scaled(_time, exponent), Scaled(_current, exponent),
        Scaled(_temperature, exponent), Scaled(_substance, exponent), Scaled(_luminosity, exponent));

    /// <summary>The exponents (m, kg, s, A, K, mol, cd).</summary>
    public IReadOnlyList<double> Exponents =>
        [_length / 12.0, _mass / 12.0, _time / 12.0, _current / 12.0, _temperature / 12.0, _substance / 12.0, _luminosity / 12.0];

    /// <summary>The dimension as a product of SI base units, for example <c>kg·m^2·s^-3·A^-1</c>; <c>1</c> for a pure number.</summary>
    public override string ToString()
    {
        string[] symbols = ["m", "kg", "s", "A", "K", "mol", "cd"];
        var text = new StringBuilder();
        foreach ((double exponent, string symbol) in Exponents.Zip(symbols))
        {
            if (exponent == 0) continue;
            if (text.Length > 0) text.Append('·');
            text.Append(symbol);
            if (exponent != 1) text.Append(CultureInfo.InvariantCulture, $"^{exponent:G4}");
        }

        return text.Length == 0 ? "1" : text.ToString();
    }

    private static int Scaled(short twelfths, double exponent)
    {
        double scaled = twelfths * exponent;
        double rounded = Math.Round(scaled);
        if (!(Math.Abs(scaled - rounded) < 1e-6) || Math.Abs(rounded) > short.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(exponent), exponent, "The power leads to a dimension whose exponents are not multiples of 1/12.");
        return (int)rounded;
    }
}
