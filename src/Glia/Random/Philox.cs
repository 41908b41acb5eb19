using System.Runtime.CompilerServices;

namespace Glia.Random;

/// <summary>Philox4x32-10 (Salmon et al. 2011, SC'11): a counter-based generator; the draw depends on what is drawn, never on who asks or when.</summary>
/// <remarks>
/// A draw is named by (seed, stream, entity, step, draw). Entities are dealt to counters so that vector code of 4, 8 or 16 lanes finds
/// its neighbours in one block: 64 consecutive entities share a row of 16 counters, and entity e takes word (e/16)%4 of counter
/// 16·(e/64) + e%16. Every implementation, scalar or vector, keeps to this map; it is part of the file format of saved runs.
/// </remarks>
public static class Philox
{
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;

    /// <summary>Ten rounds over one 128-bit counter.</summary>
    public static (uint X0, uint X1, uint X2, uint X3) Block(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1)
    {
        for (int round = 0; round < 10; round++)
        {
            ulong p0 = (ulong)Multiplier0 * c0, p1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>The key of a stream: one of 2³² independent sequences per seed.</summary>
    public static (uint K0, uint K1) Key(ulong seed, uint stream)
    {
        (uint a, uint b, _, _) = Block((uint)seed, (uint)(seed >> 32), stream, 0x474C4941, 0x243F6A88, 0x85A308D3);
        return (a, b);
    }

    /// <summary>32 random bits for one entity at one step.</summary>
    /// <param name="key">Key of the stream, from <see cref="Key"/>.</param>
    /// <param name="entity">Neuron, synapse or element number, below 2³⁴.</param>
    /// <param name="step">Time step, below 2⁴⁸.</param>
    /// <param name="draw">Which draw of this entity in this step, below 2¹⁶.</param>
    public static uint Bits((uint K0, uint K1) key, long entity, long step, int draw)
    {
        (uint x0, uint x1, uint x2, uint x3) = Block(
            (uint)(16 * (entity / 64) + entity % 16), (uint)step, (uint)(step >> 32) << 16 | (uint)draw, 0, key.K0, key.K1);
        return (entity / 16 % 4) switch { 0 => x0, 1 => x1, 2 => x2, _ => x3 };
    }

    /// <summary>A uniform number in (0, 1): (bits + ½)·2⁻³², exact in double precision.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Uniform(uint bits) => (bits + 0.5) * (1.0 / 4294967296.0);
}
