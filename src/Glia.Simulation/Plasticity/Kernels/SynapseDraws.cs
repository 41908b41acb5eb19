using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Glia.Random;

namespace Glia.Simulation.Plasticity.Kernels;

/// <summary>Who draws, lane by lane: the names of <see cref="SynapseNumbers"/>.</summary>
/// <param name="capacity">Lanes.</param>
internal sealed class LaneKeys(int capacity)
{
    /// <summary>Presynaptic neurons.</summary>
    public int[] Sources { get; } = new int[capacity];

    /// <summary>Postsynaptic neurons.</summary>
    public int[] Targets { get; } = new int[capacity];

    /// <summary>Which of the synapses of its pair each is.</summary>
    public int[] Occurrences { get; } = new int[capacity];

    /// <summary>Stamps of the events, in steps.</summary>
    public long[] Stamps { get; } = new long[capacity];
}

/// <summary>Fills columns with the random numbers of synapses, as <see cref="SynapseNumbers"/> names them.</summary>
/// <remarks>Double precision: (bits + ½)·2⁻³². Single precision keeps the upper 23 bits and adds a half, so that 0 and 1 cannot come.</remarks>
internal static unsafe class SynapseDraws
{
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>Fills the columns of one draw.</summary>
    /// <param name="key">Key of the projection.</param>
    /// <param name="keys">Who draws.</param>
    /// <param name="count">Lanes.</param>
    /// <param name="draw">Which draw of the event.</param>
    /// <param name="first">Receives the first uniform number of each lane.</param>
    /// <param name="second">Receives the second, for a normal draw; null otherwise.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill<T>((uint K0, uint K1) key, LaneKeys keys, int count, int draw, T* first, T* second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int lane = 0;
        if (Avx512F.IsSupported)
        {
            for (; lane + 8 <= count; lane += 8) Eight(key, keys, lane, draw, first, second);
        }

        for (; lane < count; lane++)
        {
            (uint a, uint b) = SynapseNumbers.Bits(key, keys.Sources[lane], keys.Targets[lane], keys.Occurrences[lane], keys.Stamps[lane], draw);
            first[lane] = Number<T>(a);
            if (second is not null) second[lane] = Number<T>(b);
        }
    }

    /// <summary>The uniform number that 32 bits become.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Number<T>(uint bits) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? T.CreateTruncating((int)(bits >>> 8 | 1) * (1f / 16777216f)) : T.CreateTruncating(Philox.Uniform(bits));

    /// <summary>Eight lanes, each word of a counter in a 64-bit lane, whose high half never matters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight<T>((uint K0, uint K1) key, LaneKeys keys, int lane, int draw, T* first, T* second)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector512<uint> m0 = Vector512.Create((ulong)Multiplier0).AsUInt32(), m1 = Vector512.Create((ulong)Multiplier1).AsUInt32();
        Vector512<ulong> stamps = Vector512.LoadUnsafe(ref keys.Stamps[lane]).AsUInt64();
        Vector512<ulong> c0 = Widened(keys.Sources, lane), c1 = Widened(keys.Targets, lane), c2 = stamps;
        Vector512<ulong> c3 = ((stamps >>> 32) << 16) | Vector512.Create((ulong)(uint)draw);
        Vector512<ulong> k0 = Vector512.Create((ulong)key.K0), k1 = Vector512.Create((ulong)key.K1) + Widened(keys.Occurrences, lane);
        for (int round = 0; round < Rounds; round++)
        {
            Vector512<ulong> p0 = Avx512F.Multiply(c0.AsUInt32(), m0), p1 = Avx512F.Multiply(c2.AsUInt32(), m1);
            c0 = Avx512F.TernaryLogic(p1 >>> 32, c1, k0, 0x96);   // 0x96: exclusive or of three
            c2 = Avx512F.TernaryLogic(p0 >>> 32, c3, k1, 0x96);
            (c1, c3) = (p1, p0);
            k0 += Vector512.Create((ulong)Weyl0);
            k1 += Vector512.Create((ulong)Weyl1);
        }

        Store(c0, first + lane);
        if (second is not null) Store(c1, second + lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Widened(int[] numbers, int lane) => Avx512F.ConvertToVector512UInt64(Vector256.LoadUnsafe(ref numbers[lane]).AsUInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector512<ulong> words, T* target) where T : unmanaged
    {
        Vector256<uint> bits = Avx512F.ConvertToVector256UInt32(words);
        if (typeof(T) == typeof(float))
        {
            (Vector256.ConvertToSingle(((bits >>> 8) | Vector256<uint>.One).AsInt32()) * (1f / 16777216f)).Store((float*)target);
        }
        else
        {
            // The bits become the fraction of 2⁵².
            Vector512<double> offset = Vector512.Create(4503599627370496.0);
            Vector512<ulong> wide = Avx512F.ConvertToVector512UInt64(bits) | offset.AsUInt64();
            ((wide.AsDouble() - offset + Vector512.Create(0.5)) * Vector512.Create(1.0 / 4294967296.0)).Store((double*)target);
        }
    }
}
