namespace Glia.Quantities;

/// <summary>Electric current, held in picoamperes.</summary>
public readonly record struct Current : IQuantity<Current>
{
    private Current(double value) => Internal = Guard.NotNaN(value);

    /// <inheritdoc/>
    public static Dimension Dimension => Glia.Quantities.Dimension.Current;

    /// <summary>The value in picoamperes.</summary>
    public double Picoamperes => Internal;

    /// <inheritdoc/>
    public double Internal { get; }

    /// <inheritdoc/>
    public static Current FromInternal(double value) => new(value);

    /// <summary>Drops the compile-time dimension.</summary>
    public static implicit operator Quantity(Current quantity) => quantity.AsQuantity();

    /// <summary>Ohm's law.</summary>
    public static Voltage operator *(Current a, Resistance b) => Voltage.FromInternal(a.Internal * b.Internal);

    /// <summary>Ohm's law.</summary>
    public static Voltage operator /(Current a, Conductance b) => Voltage.FromInternal(a.Internal / b.Internal);

    /// <summary>Ohm's law.</summary>
    public static Conductance operator /(Current a, Voltage b) => Conductance.FromInternal(a.Internal / b.Internal);

    /// <summary>Charge that flows.</summary>
    public static Charge operator *(Current a, Time b) => Charge.FromInternal(a.Internal * b.Internal);

    /// <inheritdoc/>
    public override string ToString() => this.Format();
}
