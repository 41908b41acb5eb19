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

    /// <summary>Mean current.</summary>
    public static Current operator /(Charge a, Time b) => Current.FromInternal(a.Internal / b.Internal);

    /// <summary>Time in which the charge flows.</summary>
    public static Time operator /(Charge a, Current b) => Time.FromInternal(a.Internal / b.Internal);

    /// <summary>Voltage of a charged capacitor.</summary>
    public static Voltage operator /(Charge a, Capacitance b) => Voltage.FromInternal(a.Internal / b.Internal);

    /// <summary>Capacitance that holds the charge.</summary>
    public static Capacitance operator /(Charge a, Voltage b) => Capacitance.FromInternal(a.Internal / b.Internal);

    /// <inheritdoc/>
    public override string ToString() => this.Format();
}
