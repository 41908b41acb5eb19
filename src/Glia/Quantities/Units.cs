namespace Glia.Quantities;

/// <summary>Unit symbols: <c>using static Glia.Quantities.Units;</c> and write <c>10 * ms</c>, <c>-65 * mV</c>, <c>250 * pF</c>.</summary>
public static partial class Units
{
    /// <summary>One second.</summary>
    public static readonly Time s = Time.FromInternal(1000);

    /// <summary>One millisecond.</summary>
    public static readonly Time ms = Time.FromInternal(1);

    /// <summary>One microsecond.</summary>
    public static readonly Time us = Time.FromInternal(0.001);

    /// <summary>One nanosecond.</summary>
    public static readonly Time ns = Time.FromInternal(1e-6);

    /// <summary>One minute.</summary>
    public static readonly Time minute = Time.FromInternal(60000);

    /// <summary>One hour.</summary>
    public static readonly Time hour = Time.FromInternal(3.6e6);

    /// <summary>One volt.</summary>
    public static readonly Voltage V = Voltage.FromInternal(1000);

    /// <summary>One millivolt.</summary>
    public static readonly Voltage mV = Voltage.FromInternal(1);

    /// <summary>One microvolt.</summary>
    public static readonly Voltage uV = Voltage.FromInternal(0.001);

    /// <summary>One ampere.</summary>
    public static readonly Current A = Current.FromInternal(1e12);

    /// <summary>One milliampere.</summary>
    public static readonly Current mA = Current.FromInternal(1e9);

    /// <summary>One microampere.</summary>
    public static readonly Current uA = Current.FromInternal(1e6);

    /// <summary>One nanoampere.</summary>
    public static readonly Current nA = Current.FromInternal(1000);

    /// <summary>One picoampere.</summary>
    public static readonly Current pA = Current.FromInternal(1);

    /// <summary>One femtoampere.</summary>
    public static readonly Current fA = Current.FromInternal(0.001);

    /// <summary>One farad.</summary>
    public static readonly Capacitance F = Capacitance.FromInternal(1e12);

    /// <summary>One millifarad.</summary>
    public static readonly Capacitance mF = Capacitance.FromInternal(1e9);

    /// <summary>One microfarad.</summary>
    public static readonly Capacitance uF = Capacitance.FromInternal(1e6);

    /// <summary>One nanofarad.</summary>
    public static readonly Capacitance nF = Capacitance.FromInternal(1000);

    /// <summary>One picofarad.</summary>
    public static readonly Capacitance pF = Capacitance.FromInternal(1);

    /// <summary>One femtofarad.</summary>
    public static readonly Capacitance fF = Capacitance.FromInternal(0.001);

    /// <summary>One siemens.</summary>
    public static readonly Conductance S = Conductance.FromInternal(1e9);

    /// <summary>One millisiemens.</summary>
    public static readonly Conductance mS = Conductance.FromInternal(1e6);

    /// <summary>One microsiemens.</summary>
    public static readonly Conductance uS = Conductance.FromInternal(1000);

    /// <summary>One nanosiemens.</summary>
    public static readonly Conductance nS = Conductance.FromInternal(1);

    /// <summary>One picosiemens.</summary>
    public static readonly Conductance pS = Conductance.FromInternal(0.001);

    /// <summary>One ohm.</summary>
    public static readonly Resistance ohm = Resistance.FromInternal(1e-9);

    /// <summary>One kiloohm.</summary>
    public static readonly Resistance kohm = Resistance.FromInternal(1e-6);

    /// <summary>One megaohm.</summary>
    public static readonly Resistance Mohm = Resistance.FromInternal(0.001);

    /// <summary>One gigaohm.</summary>
    public static readonly Resistance Gohm = Resistance.FromInternal(1);

    /// <summary>One coulomb.</summary>
    public static readonly Charge C = Charge.FromInternal(1e15);

    /// <summary>One nanocoulomb.</summary>
    public static readonly Charge nC = Charge.FromInternal(1e6);

    /// <summary>One picocoulomb.</summary>
    public static readonly Charge pC = Charge.FromInternal(1000);

    /// <summary>One femtocoulomb.</summary>
    public static readonly Charge fC = Charge.FromInternal(1);

    /// <summary>One metre.</summary>
    public static readonly Length m = Length.FromInternal(1e6);

    /// <summary>One centimetre.</summary>
    public static readonly Length cm = Length.FromInternal(10000);

    /// <summary>One millimetre.</summary>
    public static readonly Length mm = Length.FromInternal(1000);

    /// <summary>One micrometre.</summary>
    public static readonly Length um = Length.FromInternal(1);

    /// <summary>One nanometre.</summary>
    public static readonly Length nm = Length.FromInternal(0.001);

    /// <summary>One hertz.</summary>
    public static readonly Frequency Hz = Frequency.FromInternal(0.001);

    /// <summary>One kilohertz.</summary>
    public static readonly Frequency kHz = Frequency.FromInternal(1);

    /// <summary>One megahertz.</summary>
    public static readonly Frequency MHz = Frequency.FromInternal(1000);
}
