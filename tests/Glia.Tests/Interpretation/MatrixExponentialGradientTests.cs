using FsCheck;
using FsCheck.Fluent;
using Glia.Equations.Interpretation;

namespace Glia.Tests.Interpretation;

public sealed class MatrixExponentialGradientTests
{
    [Fact]
    public void Gradient_agrees_with_differences() => Prop.ForAll(
        (from n in Gen.Choose(1, 4)
         from entries in Gen.Choose(-2000, 2000).Select(value => value / 1000.0).ArrayOf(3 * n * n)
         select entries).ToArbitrary(),
        entries =>
        {
            int count = entries.Length / 3;
            double[] matrix = entries[..count], p = entries[count..(2 * count)], q = entries[(2 * count)..], gradient = new double[count];
            MatrixExponentialGradients.Compute(matrix, 0.7, p, q, gradient);
            for (int k = 0; k < count; k++)
            {
                double difference = (Loss(matrix, k, 1e-5, p, q) - Loss(matrix, k, -1e-5, p, q)) / 2e-5;
                Assert.Equal(difference, gradient[k], 1e-7 * (1 + Math.Abs(difference)));
            }
        }).QuickCheckThrowOnFailure();

    private static double Loss(double[] matrix, int changed, double change, double[] p, double[] q)
    {
        double[] shifted = [.. matrix], propagator = new double[matrix.Length], input = new double[matrix.Length];
        shifted[changed] += change;
        MatrixExponentials.Compute(shifted, 0.7, propagator, input);
        return propagator.Zip(p, (a, b) => a * b).Sum() + input.Zip(q, (a, b) => a * b).Sum();
    }
}
