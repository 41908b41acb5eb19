namespace Glia.Quantities;

/// <summary>A number with a dimension known at compile time, held in Glia's internal unit of that dimension.</summary>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IQuantity<TSelf> where TSelf : struct, IQuantity<TSelf>
{
    /// <summary>The dimension of every value of this type.</summary>
    static abstract Dimension Dimension { get; }

    /// <summary>Makes a quantity from a value in the internal unit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN.</exception>
    static abstract TSelf FromInternal(double value);

    /// <summary>The value in the internal unit.</summary>
    double Internal { get; }
}
