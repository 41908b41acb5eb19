using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Glia.Random;

namespace Glia.Simulation.Compilation.Drawing;

/// <summary>The generator for 64 consecutive entities at once: the same bits as <see cref="Philox.Bits"/>.</summary>
/// <remarks>
/// A row of 16 counters serves 64 entities. Counters of even and odd lanes are kept apart, each in the lower half of a 64-bit lane, where a
/// 32·32 → 64 bit product needs no shuffling; what the rounds leave in the upper halves never reaches the lower ones.
/// </remarks>
internal static unsafe class PhiloxRow
{
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>The 64 words of one row; word w of counter c belongs to entity 16·w + c of the row.</summary>
    public struct Words
    {
        /// <summary>Words of entities 0 to 15 of the row, 16 to 31, and so on.</summary>
        public Vector512<uint> W0, W1, W2, W3;
    }

    /// <summary>The words of the entities from <paramref name="first"/> on.</summary>
    /// <param name="arguments">Key, step and first entity of the block.</param>
    /// <param name="first">Block-local index of the first entity, a multiple of 64.</param>
    /// <param name="draw">Which draw of the step.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Words Draw(ref KernelArguments arguments, int first, int draw)
    {
        uint counter = (uint)(16 * ((arguments.FirstIndex + first) / 64));
        ulong step = (uint)arguments.Step, number = (uint)(arguments.Step >> 32) << 16 | (uint)draw;
        Vector512<ulong> even = Vector512.Create((ulong)counter) + Vector512.Create(0UL, 2, 4, 6, 8, 10, 12, 14);
        Quad a = new(even, step, number), b = new(even + Vector512<ulong>.One, step, number);
        uint k0 = arguments.Key0, k1 = arguments.Key1;
        for (int round = 0; round < 10; round++, k0 += Weyl0, k1 += Weyl1)
        {
            Vector512<ulong> key0 = Vector512.Create((ulong)k0), key1 = Vector512.Create((ulong)k1);
            a.Round(key0, key1);
            b.Round(key0, key1);
        }

        return new Words { W0 = Joined(a.C0, b.C0), W1 = Joined(a.C1, b.C1), W2 = Joined(a.C2, b.C2), W3 = Joined(a.C3, b.C3) };
    }

    /// <summary>Even lanes from one vector, odd lanes from the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Joined(Vector512<ulong> even, Vector512<ulong> odd) =>
        ((even & Vector512.Create(0xFFFFFFFFUL)) | (odd << 32)).AsUInt32();

    /// <summary>The product of the lower halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Product(Vector512<ulong> x, uint factor)
    {
        Vector512<uint> low = x.AsUInt32(), factors = Vector512.Create((ulong)factor).AsUInt32();
        if (Avx512F.IsSupported) return Avx512F.Multiply(low, factors);
        if (Avx2.IsSupported)
            return Vector512.Create(Avx2.Multiply(low.GetLower(), factors.GetLower()), Avx2.Multiply(low.GetUpper(), factors.GetUpper()));
        return (x & Vector512.Create(0xFFFFFFFFUL)) * Vector512.Create((ulong)factor);
    }

    /// <summary>Eight counters in 64-bit lanes.</summary>
    private struct Quad(Vector512<ulong> counter, ulong step, ulong number)
    {
        public Vector512<ulong> C0 = counter, C1 = Vector512.Create(step), C2 = Vector512.Create(number), C3 = default;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Round(Vector512<ulong> key0, Vector512<ulong> key1)
        {
            Vector512<ulong> p0 = Product(C0, Multiplier0), p1 = Product(C2, Multiplier1);
            C0 = (p1 >>> 32) ^ C1 ^ key0;
            C2 = (p0 >>> 32) ^ C3 ^ key1;
            (C1, C3) = (p1, p0);
        }
    }
}
