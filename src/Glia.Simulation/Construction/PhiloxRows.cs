using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Glia.Random;

namespace Glia.Simulation.Construction;

/// <summary>The numbers of <see cref="Philox.Bits"/> for many consecutive entities at once: rows of 64 entities from 16 counters.</summary>
/// <remarks>
/// Each 32-bit word of a counter sits in a 64-bit lane, because the only wide multiplication there is takes the low halves of 64-bit lanes;
/// what stands in the high halves never matters, so a round is two products, two shifts and two three-way exclusive ors per 8 counters.
/// </remarks>
internal static unsafe class PhiloxRows
{
    /// <summary>Entities per row.</summary>
    public const int RowLength = 64;

    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>Number of values that <see cref="Fill"/> writes for <paramref name="count"/> entities: whole rows.</summary>
    public static int Padded(int count) => (count + RowLength - 1) & ~(RowLength - 1);

    /// <summary>Writes the bits of entities 0 … <see cref="Padded"/>(count) − 1.</summary>
    /// <param name="key">Key of the stream.</param>
    /// <param name="step">The step the draws are named by.</param>
    /// <param name="draw">The draw they are named by.</param>
    /// <param name="count">Entities wanted.</param>
    /// <param name="destination">Receives the bits; room for whole rows, 64-byte aligned.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill((uint K0, uint K1) key, long step, int draw, int count, uint* destination)
    {
        for (uint row = 0; row * RowLength < (uint)count; row++, destination += RowLength) FillRow(key, step, draw, row, destination);
    }

    /// <summary>Writes the bits of entities 64·row … 64·row + 63.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void FillRow((uint K0, uint K1) key, long step, int draw, uint row, uint* destination)
    {
        uint c1 = (uint)step, c2 = (uint)(step >> 32) << 16 | (uint)draw;
        if (Avx512F.IsSupported) Row512(key, 16 * row, c1, c2, destination);
        else if (Avx2.IsSupported) Row256(key, 16 * row, c1, c2, destination);
        else RowScalar(key, 16 * row, c1, c2, destination);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row512((uint K0, uint K1) key, uint counter, uint c1, uint c2, uint* destination)
    {
        Vector512<uint> m0 = Vector512.Create((ulong)Multiplier0).AsUInt32(), m1 = Vector512.Create((ulong)Multiplier1).AsUInt32();
        Vector512<ulong> a0 = Vector512.Create(0ul, 1, 2, 3, 4, 5, 6, 7) + Vector512.Create((ulong)counter), b0 = a0 + Vector512.Create(8ul);
        Vector512<ulong> a1 = Vector512.Create((ulong)c1), b1 = a1, a2 = Vector512.Create((ulong)c2), b2 = a2;
        Vector512<ulong> a3 = Vector512<ulong>.Zero, b3 = a3;
        uint k0 = key.K0, k1 = key.K1;
        for (int round = 0; round < Rounds; round++, k0 += Weyl0, k1 += Weyl1)
        {
            Vector512<ulong> v0 = Vector512.Create((ulong)k0), v1 = Vector512.Create((ulong)k1);
            Vector512<ulong> ap0 = Avx512F.Multiply(a0.AsUInt32(), m0), ap1 = Avx512F.Multiply(a2.AsUInt32(), m1);
            Vector512<ulong> bp0 = Avx512F.Multiply(b0.AsUInt32(), m0), bp1 = Avx512F.Multiply(b2.AsUInt32(), m1);
            a0 = Avx512F.TernaryLogic(ap1 >>> 32, a1, v0, 0x96);   // 0x96: exclusive or of three
            a2 = Avx512F.TernaryLogic(ap0 >>> 32, a3, v1, 0x96);
            b0 = Avx512F.TernaryLogic(bp1 >>> 32, b1, v0, 0x96);
            b2 = Avx512F.TernaryLogic(bp0 >>> 32, b3, v1, 0x96);
            (a1, a3, b1, b3) = (ap1, ap0, bp1, bp0);
        }

        Vector512<uint> low = Vector512.Create(0u, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
        Avx512F.PermuteVar16x32x2(a0.AsUInt32(), low, b0.AsUInt32()).Store(destination);
        Avx512F.PermuteVar16x32x2(a1.AsUInt32(), low, b1.AsUInt32()).Store(destination + 16);
        Avx512F.PermuteVar16x32x2(a2.AsUInt32(), low, b2.AsUInt32()).Store(destination + 32);
        Avx512F.PermuteVar16x32x2(a3.AsUInt32(), low, b3.AsUInt32()).Store(destination + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Row256((uint K0, uint K1) key, uint counter, uint c1, uint c2, uint* destination)
    {
        Vector256<uint> m0 = Vector256.Create((ulong)Multiplier0).AsUInt32(), m1 = Vector256.Create((ulong)Multiplier1).AsUInt32();
        for (int part = 0; part < 16; part += 8)
        {
            // Even counters in one vector, odd ones in the other, so that a shift and a blend put them side by side.
            Vector256<ulong> a0 = Vector256.Create(0ul, 2, 4, 6) + Vector256.Create((ulong)(counter + part)), b0 = a0 + Vector256.Create(1ul);
            Vector256<ulong> a1 = Vector256.Create((ulong)c1), b1 = a1, a2 = Vector256.Create((ulong)c2), b2 = a2;
            Vector256<ulong> a3 = Vector256<ulong>.Zero, b3 = a3;
            uint k0 = key.K0, k1 = key.K1;
            for (int round = 0; round < Rounds; round++, k0 += Weyl0, k1 += Weyl1)
            {
                Vector256<ulong> v0 = Vector256.Create((ulong)k0), v1 = Vector256.Create((ulong)k1);
                Vector256<ulong> ap0 = Avx2.Multiply(a0.AsUInt32(), m0), ap1 = Avx2.Multiply(a2.AsUInt32(), m1);
                Vector256<ulong> bp0 = Avx2.Multiply(b0.AsUInt32(), m0), bp1 = Avx2.Multiply(b2.AsUInt32(), m1);
                (a0, a2) = ((ap1 >>> 32) ^ a1 ^ v0, (ap0 >>> 32) ^ a3 ^ v1);
                (b0, b2) = ((bp1 >>> 32) ^ b1 ^ v0, (bp0 >>> 32) ^ b3 ^ v1);
                (a1, a3, b1, b3) = (ap1, ap0, bp1, bp0);
            }

            Interleave(a0, b0).Store(destination + part);
            Interleave(a1, b1).Store(destination + 16 + part);
            Interleave(a2, b2).Store(destination + 32 + part);
            Interleave(a3, b3).Store(destination + 48 + part);
        }
    }

    private static Vector256<uint> Interleave(Vector256<ulong> even, Vector256<ulong> odd) =>
        Avx2.Blend(even.AsUInt32(), (odd << 32).AsUInt32(), 0b10101010);

    private static void RowScalar((uint K0, uint K1) key, uint counter, uint c1, uint c2, uint* destination)
    {
        for (uint lane = 0; lane < 16; lane++)
        {
            (uint x0, uint x1, uint x2, uint x3) = Philox.Block(counter + lane, c1, c2, 0, key.K0, key.K1);
            destination[lane] = x0;
            destination[lane + 16] = x1;
            destination[lane + 32] = x2;
            destination[lane + 48] = x3;
        }
    }
}
