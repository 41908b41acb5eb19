using FsCheck;
using FsCheck.Fluent;
using Glia.Equations.Interpretation;

namespace Glia.Tests.Interpretation;

public sealed class MatrixExponentialTests
{
    private static readonly Gen<double> s_entry = Gen.Choose(-4000, 4000).Select(value => value / 1000.0);

    private static readonly Arbitrary<double[]> s_matrices = (
        from n in Gen.Choose(1, 5)
        from entries in s_entry.ArrayOf(n * n)
        select entries).ToArbitrary();

    [Fact]
    public void Two_half_steps_are_one_step() => Prop.ForAll(s_matrices, matrix =>
    {
        (double[] whole, _) = Compute(matrix, 1);
        (double[] half, _) = Compute(matrix, 0.5);
        AssertClose(Multiply(half, half), whole, 1e-12);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Input_propagator_solves_the_equation_of_the_propagator() => Prop.ForAll(s_matrices, matrix =>
    {
        // A·Q = P − 1.
        (double[] p, double[] q) = Compute(matrix, 1);
        int n = Size(matrix);
        for (int i = 0; i < n; i++) p[i * n + i] -= 1;
        AssertClose(Multiply(matrix, q), p, 1e-12);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Propagator_agrees_with_tiny_steps_of_fourth_order() => Prop.ForAll(s_matrices, matrix =>
    {
        int n = Size(matrix);
        double h = 1.0 / 4096;
        double[] term = Identity(n), small = Identity(n);
        for (int k = 1; k <= 4; k++)
        {
            term = [.. Multiply(term, matrix).Select(entry => entry * h / k)];
            small = [.. small.Zip(term, (a, b) => a + b)];
        }

        for (int k = 0; k < 12; k++) small = Multiply(small, small);
        AssertClose(small, Compute(matrix, 1).P, 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Chain_with_equal_and_nearly_equal_time_constants_keeps_full_accuracy()
    {
        foreach (double gap in (double[])[0, 1e-13, 1e-9, 1e-6, 1e-3])
        {
            double a = -0.1, b = -0.1 * (1 + gap), h = 0.1;
            (double[] p, _) = Compute([a, 0.004, 0, b], h);
            // (e^{ah} − e^{bh})/(a − b) = h·e^{ah}·exprel((b − a)h).
            double expected = 0.004 * h * Math.Exp(a * h) * Exprel((b - a) * h);
            Assert.Equal(1, p[1] / expected, 4e-16);
        }
    }

    [Fact]
    public void Very_short_time_constants_do_not_overflow()
    {
        (double[] p, double[] q) = Compute([-0.1, 0.004, 0, -1e5], 0.1);
        Assert.Equal(0, p[3]);
        Assert.Equal(1e-5, q[3], 1e-19);
        Assert.Equal(0.004 * Math.Exp(-0.01) / (1e5 - 0.1), p[1], 1e-22);
    }

    private static double Exprel(double x) => Math.Abs(x) < 1e-5 ? 1 + x / 2 + x * x / 6 : (Math.Exp(x) - 1) / x;

    private static (double[] P, double[] Q) Compute(double[] matrix, double h)
    {
        double[] p = new double[matrix.Length], q = new double[matrix.Length];
        MatrixExponentials.Compute(matrix, h, p, q);
        return (p, q);
    }

    private static void AssertClose(double[] actual, double[] expected, double tolerance)
    {
        double scale = expected.Max(Math.Abs) + 1;
        for (int k = 0; k < actual.Length; k++) Assert.Equal(expected[k], actual[k], tolerance * scale * 10);
    }

    private static int Size(double[] matrix) => (int)Math.Round(Math.Sqrt(matrix.Length));

    private static double[] Identity(int n) => [.. Enumerable.Range(0, n * n).Select(k => k / n == k % n ? 1.0 : 0.0)];

    private static double[] Multiply(double[] a, double[] b)
    {
        int n = Size(a);
        return [.. Enumerable.Range(0, n * n).Select(k => Enumerable.Range(0, n).Sum(j => a[k / n * n + j] * b[j * n + k % n]))];
    }
}
