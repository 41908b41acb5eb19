using Glia.Random;
using Glia.Simulation.Plasticity.Kernels;

namespace Glia.Simulation.Tests.Plasticity.Kernels;

/// <summary>Random numbers of synapses.</summary>
public sealed unsafe class SynapseDrawsTests
{
    private const int Lanes = 333;

    [Fact]
    public void Columns_hold_the_numbers_that_the_definition_names()
    {
        LaneKeys keys = Keys();
        (uint, uint) key = SynapseNumbers.Key(11, 4);
        double[] first = new double[Lanes], second = new double[Lanes];
        float[] single = new float[Lanes];
        fixed (double* a = first, b = second) SynapseDraws.Fill(key, keys, Lanes, 5, a, b);
        fixed (float* a = single) SynapseDraws.Fill(key, keys, Lanes, 5, a, null);
        for (int lane = 0; lane < Lanes; lane++)
        {
            (uint x, uint y) = SynapseNumbers.Bits(key, keys.Sources[lane], keys.Targets[lane], keys.Occurrences[lane], keys.Stamps[lane], 5);
            Assert.Equal((Philox.Uniform(x), Philox.Uniform(y)), (first[lane], second[lane]));
            Assert.Equal(first[lane], single[lane], 1.0 / (1 << 24));
            Assert.InRange(single[lane], float.Epsilon, 1 - 1f / (1 << 24));
        }
    }

    [Fact]
    public void Every_part_of_a_name_gives_other_numbers()
    {
        (uint, uint) key = SynapseNumbers.Key(11, 4);
        double[] numbers =
        [
            SynapseNumbers.Uniform(key, 1, 2, 0, 9, 0), SynapseNumbers.Uniform(key, 2, 1, 0, 9, 0), SynapseNumbers.Uniform(key, 1, 2, 1, 9, 0),
            SynapseNumbers.Uniform(key, 1, 2, 0, 10, 0), SynapseNumbers.Uniform(key, 1, 2, 0, 9L + (1L << 32), 0), SynapseNumbers.Uniform(key, 1, 2, 0, 9, 1),
            SynapseNumbers.Uniform(SynapseNumbers.Key(11, 5), 1, 2, 0, 9, 0), SynapseNumbers.Uniform(SynapseNumbers.Key(12, 4), 1, 2, 0, 9, 0),
        ];
        Assert.Distinct(numbers);
    }

    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1()
    {
        (uint, uint) key = SynapseNumbers.Key(1, 0);
        double[] numbers = [.. Enumerable.Range(0, 20_000).Select(i => SynapseNumbers.Normal(key, i % 100, i / 100, 0, 1, 0))];
        Assert.InRange(numbers.Average(), -0.03, 0.03);
        Assert.InRange(numbers.Average(x => x * x), 0.95, 1.05);
    }

    private static LaneKeys Keys()
    {
        LaneKeys keys = new(Lanes);
        for (int lane = 0; lane < Lanes; lane++)
            (keys.Sources[lane], keys.Targets[lane], keys.Occurrences[lane], keys.Stamps[lane]) = (int.MaxValue - lane, lane, lane % 5, (1L << 33) + lane % 3);
        return keys;
    }
}
