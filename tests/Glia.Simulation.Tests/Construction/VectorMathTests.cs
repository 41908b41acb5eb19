using System.Runtime.Intrinsics;
using Glia.Random;
using Glia.Simulation.Construction;

namespace Glia.Simulation.Tests.Construction;

public sealed class VectorMathTests
{
    [Fact]
    public void Logarithm_is_accurate_over_all_uniform_numbers()
    {
        for (ulong bits = 0; bits <= uint.MaxValue; bits = bits * 3 / 2 + 1)
        {
            double exact = Math.Log(VectorMath.Uniform(Vector512.Create((uint)bits)).ToScalar());
            double found = VectorMath.Log(VectorMath.Uniform(Vector512.Create((uint)bits))).ToScalar();
            Assert.Equal(exact, found, 1.2e-7 * Math.Max(1, Math.Abs(exact)));
        }
    }

    [Fact]
    public void Normal_pairs_are_those_of_Box_and_Muller_up_to_an_eighth_of_a_turn()
    {
        for (uint k = 0; k < 4000; k++)
        {
            (uint a, uint b, _, _) = Philox.Block(k, 0, 0, 0, 1, 2);
            (Vector512<float> first, Vector512<float> second) = VectorMath.NormalPair(Vector512.Create(a), Vector512.Create(b));
            double radius = Math.Sqrt(-2 * Math.Log(Philox.Uniform(a))), tolerance = 2e-6 * radius + 2e-7 / radius;   // 1 − u has an absolute error of 2⁻²⁴

            // The upper two bits count quarter turns; the rest runs from −45° to 45° within each.
            (double s, double c) = Math.SinCos((int)(b << 2) / 4294967296.0 * Math.PI / 2);
            (double x, double y) = (b >> 30) switch { 0 => (c, s), 1 => (-s, c), 2 => (-c, -s), _ => (s, -c) };
            Assert.Equal(radius * x, first.ToScalar(), tolerance);
            Assert.Equal(radius * y, second.ToScalar(), tolerance);
        }
    }

    [Fact]
    public void Normal_pairs_have_the_moments_of_independent_normal_numbers()
    {
        const int Pairs = 200_000;
        double[] sums = new double[7];
        for (uint k = 0; k < Pairs; k++)
        {
            (uint a, uint b, _, _) = Philox.Block(k, 0, 0, 0, 3, 4);
            (Vector512<float> first, Vector512<float> second) = VectorMath.NormalPair(Vector512.Create(a), Vector512.Create(b));
            (double x, double y) = (first.ToScalar(), second.ToScalar());
            double[] terms = [x, y, x * x, y * y, x * y, x * x * x * x, x * x * y * y];
            for (int i = 0; i < sums.Length; i++) sums[i] += terms[i] / Pairs;
        }

        double[] expected = [0, 0, 1, 1, 0, 3, 1], variances = [1, 1, 2, 2, 1, 96, 8];
        for (int i = 0; i < sums.Length; i++) Assert.Equal(expected[i], sums[i], 4 * Math.Sqrt(variances[i] / Pairs));
    }
}
