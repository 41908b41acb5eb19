namespace Glia.Quantities;

/// <summary>Length, held in micrometres.</summary>
public readonly record struct Length : IQuantity<Length>
{
    private Length(double value) => Internal = Guard.NotNaN(value);

    /// <inheritdoc/>
    public static Dimension Dimension => Glia.Quantities.Dimension.Length;

    /// <summary>The value in micrometres.</summary>
    public double Micrometres => Internal;

    /// <inheritdoc/>
    public double Internal { get; }

    /// <inheritdoc/>
    public static Length FromInternal(double value) => new(value);

    /// <summary>Drops the compile-time dimension.</summary>
    public static implicit operator Quantity(Length quantity) => quantity.AsQuantity();

    /// <inheritdoc/>
    public override string ToString() => this.Format();
}
