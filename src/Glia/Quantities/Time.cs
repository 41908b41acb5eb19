namespace Glia.Quantities;

/// <summary>Time, held in milliseconds.</summary>
public readonly record struct Time : IQuantity<Time>
{
    private Time(double value) => Internal = Guard.NotNaN(value);

    /// <inheritdoc/>
    public static Dimension Dimension => Glia.Quantities.Dimension.Time;

    /// <summary>The value in milliseconds.</summary>
    public double Milliseconds => Internal;

    /// <inheritdoc/>
    public double Internal { get; }

    /// <inheritdoc/>
    public static Time FromInternal(double value) => new(value);

    /// <summary>Drops the compile-time dimension.</summary>
    public static implicit operator Quantity(Time quantity) => quantity.AsQuantity();

    /// <summary>Charge that flows.</summary>
    public static Charge operator *(Time a, Current b) => Charge.FromInternal(a.Internal * b.Internal);

    /// <summary>Capacitance of a membrane with this time constant.</summary>
    public static Capacitance operator *(Time a, Conductance b) => Capacitance.FromInternal(a.Internal * b.Internal);

    /// <summary>Capacitance of a membrane with this time constant.</summary>
    public static Capacitance operator /(Time a, Resistance b) => Capacitance.FromInternal(a.Internal / b.Internal);

    /// <summary>Resistance of a membrane with this time constant.</summary>
    public static Resistance operator /(Time a, Capacitance b) => Resistance.FromInternal(a.Internal / b.Internal);

    /// <summary>The rate of so many events per time.</summary>
    public static Frequency operator /(double a, Time b) => Frequency.FromInternal(a / b.Internal);

    /// <summary>Expected number of events in a time.</summary>
    public static double operator *(Time a, Frequency b) => a.Internal * b.Internal;

    /// <inheritdoc/>
    public override string ToString() => this.Format();
}
