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

/// <summary>Arithmetic that every quantity has: q ± q, −q, number·q, q·number, q/number, q/q, and order.</summary>
public static class QuantityOperators
{
    extension<T>(T) where T : struct, IQuantity<T>
    {
        /// <summary>Sum of two quantities of one dimension.</summary>
        public static T operator +(T a, T b) => T.FromInternal(a.Internal + b.Internal);

        /// <summary>Difference of two quantities of one dimension.</summary>
        public static T operator -(T a, T b) => T.FromInternal(a.Internal - b.Internal);

        /// <summary>The opposite.</summary>
        public static T operator -(T a) => T.FromInternal(-a.Internal);

        /// <summary>A multiple.</summary>
        public static T operator *(double factor, T a) => T.FromInternal(factor * a.Internal);

        /// <summary>A multiple.</summary>
        public static T operator *(T a, double factor) => T.FromInternal(a.Internal * factor);

        /// <summary>A fraction.</summary>
        public static T operator /(T a, double divisor) => T.FromInternal(a.Internal / divisor);

        /// <summary>A ratio.</summary>
        public static double operator /(T a, T b) => a.Internal / b.Internal;

        /// <summary>Order.</summary>
        public static bool operator <(T a, T b) => a.Internal < b.Internal;

        /// <summary>Order.</summary>
        public static bool operator >(T a, T b) => a.Internal > b.Internal;

        /// <summary>Order.</summary>
        public static bool operator <=(T a, T b) => a.Internal <= b.Internal;

        /// <summary>Order.</summary>
        public static bool operator >=(T a, T b) => a.Internal >= b.Internal;
    }

    extension<T>(T quantity) where T : struct, IQuantity<T>
    {
        /// <summary>The same value with its dimension carried along at run time.</summary>
        public Quantity AsQuantity() => new(quantity.Internal, T.Dimension);

        /// <summary>How many of <paramref name="unit"/> this is.</summary>
        public double In(T unit) => quantity.Internal / unit.Internal;

        internal string Format() => CustomaryUnits.Format(quantity.Internal, T.Dimension);
    }
}
