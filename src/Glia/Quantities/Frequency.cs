namespace Glia.Quantities;

/// <summary>Rate of events, held in kilohertz.</summary>
public readonly record struct Frequency : IQuantity<Frequency>
{
    private Frequency(double value) => Internal = Guard.NotNaN(value);

    /// <inheritdoc/>
    public static Dimension Dimension => Glia.Quantities.Dimension.Frequency;

    /// <summary>The value in kilohertz.</summary>
    public double Kilohertz => Internal;

    /// <inheritdoc/>
    public double Internal { get; }

    /// <inheritdoc/>
    public static Frequency FromInternal(double value) => new(value);

    /// <summary>Drops the compile-time dimension.</summary>
    public static implicit operator Quantity(Frequency quantity) => quantity.AsQuantity();

    /// <summary>The value in hertz.</summary>
    public double Hertz => 1000 * Internal;

    /// <summary>Expected number of events in a time.</summary>
    public static double operator *(Frequency rate, Time time) => rate.Internal * time.Internal;

    /// <summary>The rate of one event per time.</summary>
    public static Frequency Per(Time period) => FromInternal(1 / period.Internal);

    /// <summary>The time of so many events.</summary>
    public static Time operator /(double a, Frequency b) => Time.FromInternal(a / b.Internal);

    /// <inheritdoc/>
    public override string ToString() => this.Format();
}
