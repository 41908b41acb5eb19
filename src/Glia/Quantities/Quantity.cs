namespace Glia.Quantities;

/// <summary>A number with a dimension known only at run time: what a parameter written in a text holds.</summary>
/// <param name="Value">The value in Glia's internal coherent system (ms, mV, pA, pF, nS, GΩ, kHz, µm).</param>
/// <param name="Dimension">The dimension.</param>
public readonly record struct Quantity(double Value, Dimension Dimension)
{
    /// <summary>The value in SI base units.</summary>
    public double SiValue => Value * Dimension.InternalScale;

    /// <summary>A pure number.</summary>
    public static implicit operator Quantity(double number) => new(number, Dimension.None);

    /// <summary>Product; dimensions multiply.</summary>
    public static Quantity operator *(Quantity a, Quantity b) => new(a.Value * b.Value, a.Dimension * b.Dimension);

    /// <summary>Quotient; dimensions divide.</summary>
    public static Quantity operator /(Quantity a, Quantity b) => new(a.Value / b.Value, a.Dimension / b.Dimension);

    /// <summary>Value with the customary unit of its dimension, for example <c>-65 mV</c>.</summary>
    public override string ToString() => CustomaryUnits.Format(Value, Dimension);
}
