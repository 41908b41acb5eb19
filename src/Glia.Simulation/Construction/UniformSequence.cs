using Glia.Random;

namespace Glia.Simulation.Construction;

/// <summary>Uniform numbers one after another for one named decision, where the number of draws is not known beforehand (rejection).</summary>
/// <param name="key">Key of the stream.</param>
/// <param name="entity">What is decided.</param>
/// <param name="step">Which family of decisions it belongs to.</param>
internal struct UniformSequence((uint K0, uint K1) key, long entity, long step)
{
    private int _draw;

    /// <summary>The next number in (0, 1), with 52 random bits.</summary>
    public double Next()
    {
        ulong high = Philox.Bits(key, entity, step, _draw & 0xFFFF), low = Philox.Bits(key, entity, step, _draw + 1 & 0xFFFF);
        _draw += 2;
        return ((high << 20 | low >> 12) + 0.5) * (1.0 / (1L << 52));
    }

    /// <summary>The next whole number in [0, bound).</summary>
    public long NextBelow(long bound) => Math.Min(bound - 1, (long)(Next() * bound));
}
