using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Tests.Integration;

public sealed class ConvergenceTests
{
    [Theory]
    [InlineData("euler", 1)]
    [InlineData("exponential_euler", 1)]
    [InlineData("heun", 2)]
    [InlineData("rk2", 2)]
    [InlineData("rk4", 4)]
    public void Halving_the_step_divides_the_error_by_two_to_the_order(string method, int order)
    {
        double coarse = Error(method, 0.05), fine = Error(method, 0.025);
        Assert.InRange(Math.Log2(coarse / fine), order - 0.15, order + 0.25);
    }

    [Fact]
    public void Adaptive_steps_keep_the_error_near_the_tolerance()
    {
        Assert.InRange(Error("rkf45", 0.5, 1e-6), 0, 1e-5);
        Assert.InRange(Error("rkf45", 0.5, 1e-9), 0, 1e-8);
    }

    [Fact]
    public void Fitzhugh_nagumo_converges_to_the_same_orbit_by_all_methods()
    {
        double[] ends = [.. ((string[])["euler", "heun", "rk2", "rk4"]).Select(method => FitzHughNagumo().Run(1e-4, 10, method: method)["v"][0])];
        Assert.All(ends, end => Assert.Equal(ends[3], end, 2e-3));
        Assert.Equal(ends[3], FitzHughNagumo(1e-10).Run(0.1, 10, method: "rkf45")["v"][0], 1e-7);
    }

    /// <summary>x' = (cos t − 2x)·y, y' = −y(1 + x): conditionally linear, nonlinear, and dependent on time.</summary>
    private static double Error(string method, double dt, double tolerance = 1e-3) =>
        Math.Abs(Problem(tolerance).Run(dt, 2, method: method)["x"][0] - Problem(tolerance).Run(1e-3, 2, method: "rk4")["x"][0]);

    private static TestModel Problem(double tolerance)
    {
        var model = new TestModel { Tolerance = tolerance };
        (Read x, Read y) = (model.State("x", 0.2), model.State("y", 1));
        Read wave = model.Subexpression("wave", Apply(Functions.Cos, TestModel.T));
        model.Equation(x, (wave - Number(2) * x) * y);
        model.Equation(y, -y * (One + x));
        return model;
    }

    private static TestModel FitzHughNagumo(double tolerance = 1e-3)
    {
        var model = new TestModel { Tolerance = tolerance };
        (Read v, Read w) = (model.State("v", -1), model.State("w"));
        model.Equation(v, v - Power(v, Number(3)) / Number(3) - w + Number(0.7));
        model.Equation(w, Number(0.08) * (v + Number(0.7) - Number(0.8) * w));
        return model;
    }
}
