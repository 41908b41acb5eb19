namespace Glia.Quantities;

/// <summary>Electric potential, held in millivolts.</summary>
public readonly record struct Voltage : IQuantity<Voltage>
{
    private Voltage(double value) => Internal = Guard.NotNaN(value);

    /// <inheritdoc/>
    public static Dimension Dimension => Glia.Quantities.Dimension.Voltage;

    /// <summary>The value in millivolts.</summary>
    public double Millivolts => Internal;

    /// <inheritdoc/>
    public double Internal { get; }

    /// <inheritdoc/>
    public static Voltage FromInternal(double value) => new(value);

    /// <summary>Drops the compile-time dimension.</summary>
    public static implicit operator Quantity(Voltage quantity) => quantity.AsQuantity();

    /// <summary>Ohm's law.</summary>
    public static Current operator /(Voltage a, Resistance b) => Current.FromInternal(a.Internal / b.Internal);

    /// <summary>Ohm's law.</summary>
    public static Current operator *(Voltage a, Conductance b) => Current.FromInternal(a.Internal * b.Internal);

    /// <summary>Ohm's law.</summary>
    public static Resistance operator /(Voltage a, Current b) => Resistance.FromInternal(a.Internal / b.Internal);

    /// <summary>Charge of a capacitor.</summary>
    public static Charge operator *(Voltage a, Capacitance b) => Charge.FromInternal(a.Internal * b.Internal);

    /// <inheritdoc/>
    public override string ToString() => this.Format();
}
