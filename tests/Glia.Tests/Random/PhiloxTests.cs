using Glia.Random;

namespace Glia.Tests.Random;

public sealed class PhiloxTests
{
    /// <summary>Known answers of the authors' implementation: Random123 1.14, kat_vectors, philox4x32 10.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Blocks_are_those_of_the_authors(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint x0, uint x1, uint x2, uint x3) =>
        Assert.Equal((x0, x1, x2, x3), Philox.Block(c0, c1, c2, c3, k0, k1));

    [Fact]
    public void Entities_are_dealt_to_counters_in_rows_of_64()
    {
        (uint K0, uint K1) key = (1, 2);
        const long step = 5L + (3L << 32);
        const int draw = 7;
        foreach (long entity in new long[] { 0, 1, 15, 16, 31, 32, 47, 48, 63, 64, 127, 1000, (1L << 34) - 1 })
        {
            uint counter = (uint)(16 * (entity / 64) + entity % 16);
            (uint x0, uint x1, uint x2, uint x3) = Philox.Block(counter, 5, 3u << 16 | draw, 0, key.K0, key.K1);
            uint[] words = [x0, x1, x2, x3];
            Assert.Equal(words[entity / 16 % 4], Philox.Bits(key, entity, step, draw));
        }
    }

    [Fact]
    public void No_two_entities_share_a_word()
    {
        var places = new HashSet<(long Counter, long Word)>();
        for (long entity = 0; entity < 4096; entity++) Assert.True(places.Add((16 * (entity / 64) + entity % 16, entity / 16 % 4)));
        Assert.Equal(1024, places.Select(place => place.Counter).Distinct().Count());
    }

    [Fact]
    public void Keys_differ_by_seed_and_stream()
    {
        var keys = new HashSet<(uint, uint)>();
        foreach (ulong seed in new ulong[] { 0, 1, 1UL << 32, ulong.MaxValue })
            foreach (uint stream in new[] { 0u, 1u, RandomPurpose.Dynamics, RandomPurpose.Parameters, RandomPurpose.Connectivity, RandomPurpose.Synapses, RandomPurpose.InitialValues })
                Assert.True(keys.Add(Philox.Key(seed, stream)));
    }

    [Fact]
    public void Uniform_numbers_lie_strictly_between_0_and_1()
    {
        Assert.Equal(0.5 / 4294967296.0, Philox.Uniform(0));
        Assert.Equal(1 - 0.5 / 4294967296.0, Philox.Uniform(uint.MaxValue));
        Assert.InRange(Philox.Uniform(uint.MaxValue), 0, 1 - double.Epsilon);
    }

    [Fact]
    public void Uniform_numbers_have_the_moments_of_a_uniform_distribution()
    {
        const int count = 100_000;
        (uint, uint) key = Philox.Key(42, RandomPurpose.Dynamics);
        double[] numbers = [.. Enumerable.Range(0, count).Select(entity => Philox.Uniform(Philox.Bits(key, entity, 3, 0)))];
        // Standard errors of the mean, √(1/12n), and of the variance, √(1/180n); four of them.
        Assert.Equal(0.5, numbers.Average(), 4 * Math.Sqrt(1.0 / 12 / count));
        Assert.Equal(1.0 / 12, numbers.Average(u => (u - 0.5) * (u - 0.5)), 4 * Math.Sqrt(1.0 / 180 / count));
        double neighbours = Enumerable.Range(0, count - 1).Average(i => (numbers[i] - 0.5) * (numbers[i + 1] - 0.5));
        Assert.Equal(0, neighbours, 4 * Math.Sqrt(1.0 / 144 / count));
    }
}
