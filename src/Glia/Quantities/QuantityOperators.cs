namespace Glia.Quantities;

/// <content>Arithmetic that every quantity has: q ± q, −q, number·q, q·number, q/number, q/q, and order. It lives beside the unit symbols so that one using brings both.</content>
public static partial class Units
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
