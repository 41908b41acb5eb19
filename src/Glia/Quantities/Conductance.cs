namespace Glia.Quantities;

/// <summary>Conductance, held in nanosiemens.</summary>
public readonly record struct Conductance : IQuantity<Conductance>
{
    private Conductance(double value) => Internal = Guard.NotNaN(value);

    /// <inheritdoc/>
    public static Dimension Dimension => Glia.Quantities.Dimension.Conductance;

    /// <summary>The value in nanosiemens.</summary>
    public double Nanosiemens => Internal;

    /// <inheritdoc/>
    public double Internal { get; }

    /// <inheritdoc/>
    public static Conductance FromInternal(double value) => new(value);

    /// <summary>Drops the compile-time dimension.</summary>
    public static implicit operator Quantity(Conductance quantity) => quantity.AsQuantity();

    /// <summary>Ohm's law.</summary>
    public static Current operator *(Conductance a, Voltage b) => Current.FromInternal(a.Internal * b.Internal);

    /// <summary>The resistance of a conductance.</summary>
    public static Resistance operator /(double a, Conductance b) => Resistance.FromInternal(a / b.Internal);

    /// <summary>Capacitance of a membrane with this time constant.</summary>
    public static Capacitance operator *(Conductance a, Time b) => Capacitance.FromInternal(a.Internal * b.Internal);

    /// <inheritdoc/>
    public override string ToString() => this.Format();
}
