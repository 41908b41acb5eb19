namespace Glia.Quantities;

/// <summary>Resistance, held in gigaohms.</summary>
public readonly record struct Resistance : IQuantity<Resistance>
{
    private Resistance(double value) => Internal = Guard.NotNaN(value);

    /// <inheritdoc/>
    public static Dimension Dimension => Glia.Quantities.Dimension.Resistance;

    /// <summary>The value in gigaohms.</summary>
    public double Gigaohms => Internal;

    /// <inheritdoc/>
    public double Internal { get; }

    /// <inheritdoc/>
    public static Resistance FromInternal(double value) => new(value);

    /// <summary>Drops the compile-time dimension.</summary>
    public static implicit operator Quantity(Resistance quantity) => quantity.AsQuantity();

    /// <summary>Ohm's law.</summary>
    public static Voltage operator *(Resistance a, Current b) => Voltage.FromInternal(a.Internal * b.Internal);

    /// <summary>The conductance of a resistance.</summary>
    public static Conductance operator /(double a, Resistance b) => Conductance.FromInternal(a / b.Internal);

    /// <summary>Membrane time constant.</summary>
    public static Time operator *(Resistance a, Capacitance b) => Time.FromInternal(a.Internal * b.Internal);

    /// <inheritdoc/>
    public override string ToString() => this.Format();
}
