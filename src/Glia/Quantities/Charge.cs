namespace Glia.Quantities;

/// <summary>Electric charge, held in femtocoulombs.</summary>
public readonly record struct Charge : IQuantity<Charge>
{
    private Charge(double value) => Internal = Guard.NotNaN(value);

    /// <inheritdoc/>
    public static Dimension Dimension => Glia.Quantities.Dimension.Charge;

    /// <summary>The value in femtocoulombs.</summary>
    public double Femtocoulombs => Internal;

    /// <inheritdoc/>
    public double Internal { get; }

    /// <inheritdoc/>
    public static Charge FromInternal(double value) => new(value);

    /// <summary>Drops the compile-time dimension.</summary>
    public static implicit operator Quantity(Charge quantity) => quantity.AsQuantity();

    /// <inheritdoc/>
    public override string ToString() => this.Format();
}
