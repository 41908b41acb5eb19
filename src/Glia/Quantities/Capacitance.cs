namespace Glia.Quantities;

/// <summary>Capacitance, held in picofarads.</summary>
public readonly record struct Capacitance : IQuantity<Capacitance>
{
    private Capacitance(double value) => Internal = Guard.NotNaN(value);

    /// <inheritdoc/>
    public static Dimension Dimension => Glia.Quantities.Dimension.Capacitance;

    /// <summary>The value in picofarads.</summary>
    public double Picofarads => Internal;

    /// <inheritdoc/>
    public double Internal { get; }

    /// <inheritdoc/>
    public static Capacitance FromInternal(double value) => new(value);

    /// <summary>Drops the compile-time dimension.</summary>
    public static implicit operator Quantity(Capacitance quantity) => quantity.AsQuantity();

    /// <summary>Membrane time constant.</summary>
    public static Time operator /(Capacitance a, Conductance b) => Time.FromInternal(a.Internal / b.Internal);

    /// <summary>Membrane time constant.</summary>
    public static Time operator *(Capacitance a, Resistance b) => Time.FromInternal(a.Internal * b.Internal);

    /// <summary>Conductance of a membrane with this time constant.</summary>
    public static Conductance operator /(Capacitance a, Time b) => Conductance.FromInternal(a.Internal / b.Internal);

    /// <summary>Charge of a capacitor.</summary>
    public static Charge operator *(Capacitance a, Voltage b) => Charge.FromInternal(a.Internal * b.Internal);

    /// <inheritdoc/>
    public override string ToString() => this.Format();
}
