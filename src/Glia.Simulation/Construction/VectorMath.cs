using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Glia.Simulation.Construction;

/// <summary>The few functions that drawing synapses needs, 16 at a time, with the same bits on every machine.</summary>
/// <remarks>Only operations that IEEE 754 rounds exactly (sums, products, roots, fused products) are used, so every vector width gives the same result.</remarks>
internal static class VectorMath
{
    /// <summary>Largest magnitude that <see cref="NormalPair"/> can give: √(−2 ln 2⁻³³), rounded up.</summary>
    public const double LargestNormal = 6.765;

    /// <summary>(bits + ½)·2⁻³² rounded to single precision: in (0, 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Uniform(Vector512<uint> bits) =>
        (Vector512.ConvertToSingle(bits) + Vector512.Create(0.5f)) * Vector512.Create(1f / 4294967296f);

    /// <summary>Natural logarithm of a positive normal number, error below 1 ulp of the larger of result and 1. Polynomial of Cephes' logf.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Log(Vector512<float> x)
    {
        Vector512<int> bits = x.AsInt32();
        // Mantissa in [√½, √2): the polynomial is centred on 1.
        Vector512<int> shifted = bits - Vector512.Create(0x3F3504F3);
        Vector512<int> exponent = shifted >> 23;
        Vector512<float> f = (bits - (exponent << 23)).AsSingle() - Vector512<float>.One;
        Vector512<float> e = Vector512.ConvertToSingle(exponent);
        Vector512<float> p = Vector512.Create(7.0376836292e-2f);
        p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(-1.1514610310e-1f));
        p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(1.1676998740e-1f));
        p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(-1.2420140846e-1f));
        p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(1.4249322787e-1f));
        p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(-1.6668057665e-1f));
        p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(2.0000714765e-1f));
        p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(-2.4999993993e-1f));
        p = Vector512.FusedMultiplyAdd(p, f, Vector512.Create(3.3333331174e-1f));
        Vector512<float> square = f * f;
        Vector512<float> tail = Vector512.FusedMultiplyAdd(p * f, square, e * Vector512.Create(-2.12194440e-4f));   // ln 2 in two parts
        tail = Vector512.FusedMultiplyAdd(square, Vector512.Create(-0.5f), tail);
        return Vector512.FusedMultiplyAdd(e, Vector512.Create(0.693359375f), f + tail);
    }

    /// <summary>Two independent standard normal numbers from two draws (Box and Muller 1958).</summary>
    /// <param name="radius">Bits that give the distance from the origin.</param>
    /// <param name="angle">Bits that give the direction: the upper two the quadrant, the rest the place in it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> First, Vector512<float> Second) NormalPair(Vector512<uint> radius, Vector512<uint> angle)
    {
        Vector512<float> r = Vector512.Sqrt(Vector512.Max(Vector512.Create(-2f) * Log(Uniform(radius)), Vector512<float>.Zero));
        Vector512<float> y = Vector512.ConvertToSingle((angle << 2).AsInt32()) * Vector512.Create((float)(Math.PI / 4 / 2147483648.0));
        Vector512<float> square = y * y;
        Vector512<float> s = Vector512.Create(-1.9515295891e-4f);   // Cephes' sinf and cosf on [−π/4, π/4]
        s = Vector512.FusedMultiplyAdd(s, square, Vector512.Create(8.3321608736e-3f));
        s = Vector512.FusedMultiplyAdd(s, square, Vector512.Create(-1.6666654611e-1f));
        s = Vector512.FusedMultiplyAdd(s * square, y, y);
        Vector512<float> c = Vector512.Create(2.443315711809948e-5f);
        c = Vector512.FusedMultiplyAdd(c, square, Vector512.Create(-1.388731625493765e-3f));
        c = Vector512.FusedMultiplyAdd(c, square, Vector512.Create(4.166664568298827e-2f));
        c = Vector512.FusedMultiplyAdd(c * square, square, Vector512.FusedMultiplyAdd(square, Vector512.Create(-0.5f), Vector512<float>.One));

        // A quarter turn swaps sine and cosine; a half turn changes both signs.
        Vector512<int> swap = (angle << 1).AsInt32() >> 31;
        Vector512<uint> half = angle & Vector512.Create(0x80000000u);
        Vector512<uint> quarter = (angle << 1) & Vector512.Create(0x80000000u);
        Vector512<float> first = (Vector512.ConditionalSelect(swap.AsSingle(), s, c).AsUInt32() ^ half ^ quarter).AsSingle();
        Vector512<float> second = (Vector512.ConditionalSelect(swap.AsSingle(), c, s).AsUInt32() ^ half).AsSingle();
        return (r * first, r * second);
    }
}
