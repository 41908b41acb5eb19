using System.Runtime.Intrinsics;
using Glia.Equations.Ir;
using Glia.Random;
using Glia.Simulation.Compilation;
using Glia.Simulation.Compilation.Drawing;
using static Glia.Simulation.Tests.Compilation.Programs;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>Random numbers in kernels: the same as the scalar generator gives.</summary>
public sealed class DrawTests
{
    public static TheoryData<int> Widths => [.. Enum.GetValues<VectorWidth>().Select(width => (int)width)];

    [Theory, InlineData(0, 0, 0), InlineData(640, 12345678901, 7), InlineData(1L << 33, 1, 65535)]
    public void Rows_hold_the_bits_of_the_scalar_generator(long first, long step, int draw)
    {
        KernelArguments arguments = new() { FirstIndex = first, Step = step, Key0 = 0x12345678, Key1 = 0xFEDCBA98 };
        PhiloxRow.Words words = PhiloxRow.Draw(ref arguments, 64, draw);
        for (int k = 0; k < 64; k++)
        {
            uint expected = Philox.Bits((arguments.Key0, arguments.Key1), first + 64 + k, step, draw);
            Vector512<uint> quarter = (k / 16) switch { 0 => words.W0, 1 => words.W1, 2 => words.W2, _ => words.W3 };
            Assert.Equal(expected, quarter[k % 16]);
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Uniform_numbers_are_those_of_the_scalar_generator(int width)
    {
        using Block<double> twice = new(Apply(_ => new Draw(DrawDistribution.Uniform, 3)), 150, (VectorWidth)width);
        using Block<float> single = new(Apply(_ => new Draw(DrawDistribution.Uniform, 3)), 150, (VectorWidth)width);
        twice.Step(9);
        single.Step(9);
        for (int i = 0; i < 150; i++)
        {
            double expected = Philox.Uniform(Philox.Bits((1, 2), i, 9, 12));
            Assert.Equal(expected, twice.Output[i]);
            Assert.InRange(single.Output[i], expected - 1.0 / (1 << 23), expected + 1.0 / (1 << 23));
            Assert.InRange(single.Output[i], 1f / (1 << 24), 1 - 1f / (1 << 24));
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Normal_numbers_follow_box_and_muller(int width)
    {
        const int count = 2000;
        using Block<double> twice = new(Apply(_ => new Draw(DrawDistribution.Normal, 1)), count, (VectorWidth)width);
        using Block<float> single = new(Apply(_ => new Draw(DrawDistribution.Normal, 1)), count, (VectorWidth)width);
        twice.Step(4);
        single.Step(4);
        for (int i = 0; i < count; i++)
        {
            double u = Philox.Uniform(Philox.Bits((1, 2), i, 4, 4)), v = Philox.Uniform(Philox.Bits((1, 2), i, 4, 5));
            double expected = Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v);
            Assert.Equal(expected, twice.Output[i], 1e-13);
            Assert.Equal(expected, single.Output[i], 1e-3);
        }
    }

    [Fact]
    public void Normal_numbers_have_mean_zero_and_variance_one()
    {
        const int count = 1 << 20;
        using Block<float> block = new(Apply(_ => new Draw(DrawDistribution.Normal, 0)), count);
        block.Step();
        double mean = 0, square = 0, fourth = 0;
        foreach (float x in block.Output)
        {
            mean += x;
            square += (double)x * x;
            fourth += (double)x * x * x * x;
        }

        // Four standard errors: 1/√n, √(2/n), √(96/n).
        Assert.Equal(0, mean / count, 4e-3);
        Assert.Equal(1, square / count, 6e-3);
        Assert.Equal(3, fourth / count, 4e-2);
    }

    [Theory]
    [InlineData(0), InlineData(1e-9), InlineData(0.05), InlineData(1.5), InlineData(1.9), InlineData(4), InlineData(8), InlineData(10)]
    [InlineData(10.5), InlineData(300), InlineData(-1), InlineData(double.NaN)]
    public void Poisson_counts_are_those_of_the_scalar_sampler(double mean)
    {
        const int count = 640;
        using Block<float> counts = new(PoissonSource(), count);
        using Block<double> listed = new(PoissonSource(), count, VectorWidth.Bits256);
        counts.Set("mean", mean);
        listed.Set("mean", mean);
        for (int step = 0; step < 20; step++)
        {
            counts.Counts(step);
            int[] expected = [.. Enumerable.Range(0, count).Select(i => (int)PoissonSampler.Sample(mean, (1, 2), i, step, 0))];
            Assert.Equal(expected.Select(k => (float)k), counts.Output[..count].ToArray());
            if (mean < 12) Assert.Equal(Enumerable.Range(0, count).SelectMany(i => Enumerable.Repeat(i, expected[i])), listed.Step(step));
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Poisson_counts_may_have_a_mean_per_neuron(int width)
    {
        const int count = 100;
        using Block<double> block = new(PoissonSource(), count, (VectorWidth)width, "mean");
        for (int i = 0; i < count; i++) block["mean"][i] = 0.13 * i;
        for (int step = 0; step < 20; step++)
        {
            block.Counts(step);
            for (int i = 0; i < count; i++)
                Assert.Equal(PoissonSampler.Sample(0.13 * i, (1, 2), i, step, 0), block.Output[i]);
        }
    }

    [Theory, InlineData(0.1), InlineData(1.5), InlineData(9.9)]
    public void Poisson_counts_have_mean_and_variance_of_their_parameter(double mean)
    {
        const int count = 1 << 20;
        using Block<float> block = new(PoissonSource(), count);
        block.Set("mean", mean);
        block.Counts();
        double sum = 0, square = 0;
        foreach (float k in block.Output)
        {
            sum += k;
            square += (double)k * k;
        }

        double average = sum / count, variance = square / count - average * average;
        Assert.Equal(mean, average, 4 * Math.Sqrt(mean / count));
        Assert.Equal(mean, variance, 4 * Math.Sqrt((2 * mean * mean + mean) / count));
    }

    [Fact]
    public void Draws_of_one_step_are_independent()
    {
        using Block<float> block = new(Apply(_ => Op(BinaryOperator.Multiply, new Draw(DrawDistribution.Normal, 0), new Draw(DrawDistribution.Normal, 1))), 1 << 18);
        block.Step();
        Assert.Equal(0, block.Output.ToArray().Average(x => (double)x), 4.0 / 512);
    }
}
