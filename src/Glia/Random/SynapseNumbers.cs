using System.Runtime.CompilerServices;

namespace Glia.Random;

/// <summary>The random numbers of synapse models, named by synapse, time and draw: whoever asks, in whatever order, gets the same ones.</summary>
/// <remarks>
/// The Philox counter is (source, target, low half of the stamp, high half of the stamp · 2¹⁶ + draw); the key is that of the projection's stream, with the occurrence
/// added to its second half. A draw owns the four words of its block: a uniform number is made of the first, a normal one of the first two.
/// The stamp is that of the event in whole steps, in the synapse's time. Draws have indexes of their own in each list of statements, so a presynaptic and a
/// postsynaptic event of one stamp share nothing; the n-th further spike of a source in one step draws from n times the number of draws of the program on.
/// </remarks>
public static class SynapseNumbers
{
    /// <summary>Key of a projection.</summary>
    public static (uint K0, uint K1) Key(ulong seed, int projection) => Philox.Key(seed, RandomPurpose.SynapseDynamics + (uint)projection);

    /// <summary>The two words of one draw.</summary>
    /// <param name="key">Key of the projection.</param>
    /// <param name="source">Index of the presynaptic neuron.</param>
    /// <param name="target">Index of the postsynaptic neuron.</param>
    /// <param name="occurrence">Which of the synapses of this pair it is: 0, 1, …</param>
    /// <param name="stamp">When, in steps; below 2⁴⁸.</param>
    /// <param name="draw">Which draw of the event; below 2¹⁶.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint First, uint Second) Bits((uint K0, uint K1) key, int source, int target, int occurrence, long stamp, int draw)
    {
        (uint first, uint second, _, _) = Philox.Block(
            (uint)source, (uint)target, (uint)stamp, (uint)(stamp >> 32) << 16 | (uint)draw, key.K0, key.K1 + (uint)occurrence);
        return (first, second);
    }

    /// <summary>A uniform number in (0, 1).</summary>
    /// <inheritdoc cref="Bits" path="/param"/>
    public static double Uniform((uint K0, uint K1) key, int source, int target, int occurrence, long stamp, int draw) =>
        Philox.Uniform(Bits(key, source, target, occurrence, stamp, draw).First);

    /// <summary>A standard normal number, by Box and Muller (1958).</summary>
    /// <inheritdoc cref="Bits" path="/param"/>
    public static double Normal((uint K0, uint K1) key, int source, int target, int occurrence, long stamp, int draw)
    {
        (uint first, uint second) = Bits(key, source, target, occurrence, stamp, draw);
        return Math.Sqrt(-2 * Math.Log(Philox.Uniform(first))) * Math.Cos(2 * Math.PI * Philox.Uniform(second));
    }
}
