using Glia.Random;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>Random numbers one after the other, for what an experimenter chooses: patterns, orders, cues.</summary>
/// <param name="seed">Seed of the experiment.</param>
/// <param name="stream">What is chosen.</param>
internal sealed class DrawSequence(ulong seed, uint stream)
{
    private readonly (uint K0, uint K1) _key = Philox.Key(seed, stream);
    private long _next;

    /// <summary>Uniform in (0, 1).</summary>
    public double Uniform() => Philox.Uniform(Philox.Bits(_key, 0, _next++, 0));

    /// <summary>A whole number from 0 to one below a bound.</summary>
    public int Below(int bound) => (int)(Uniform() * bound);

    /// <summary>Standard normal, by the method of Box and Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Some of the numbers from 0 to one below a bound, none twice, in random order.</summary>
    public int[] Choose(int count, int bound)
    {
        int[] all = [.. Enumerable.Range(0, bound)];
        for (int i = 0; i < count; i++)
        {
            int other = i + Below(bound - i);
            (all[i], all[other]) = (all[other], all[i]);
        }

        return all[..count];
    }
}
