using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Errors;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Tests.Integration;

public sealed class MethodChoiceTests
{
    [Fact]
    public void Linear_equations_are_integrated_exactly() => Assert.Equal("exact", Chosen((x, y) => (y - x, -y)));

    [Fact]
    public void Conditionally_linear_equations_are_integrated_by_exponential_euler() => Assert.Equal("exponential_euler", Chosen((x, y) => (-x * y, -y)));

    [Fact]
    public void Other_equations_are_integrated_by_euler() => Assert.Equal("euler", Chosen((x, y) => (x * x, -y)));

    [Fact]
    public void Dependence_on_time_within_the_step_is_not_exact() =>
        Assert.Equal("exponential_euler", Chosen((x, y) => (Apply(Functions.Sin, TestModel.T) - x, -y)));

    [Fact]
    public void Value_held_over_the_step_may_depend_on_time_and_state_and_draws()
    {
        var model = new TestModel();
        Read x = model.State("x", 1);
        Read held = model.Subexpression("held", x * x + TestModel.T + new Draw(DrawDistribution.Normal, 0), constantOverStep: true);
        model.Equation(x, held - x);
        Assert.Equal("exact", model.Lower().Integration.Single().Method);
    }

    [Fact]
    public void Report_says_why_the_equations_are_not_integrated_exactly()
    {
        var model = new TestModel();
        (Read x, Read y) = (model.State("x"), model.State("y"));
        model.Equation(x, -x * y);
        model.Equation(y, -y);
        Assert.Contains("the equation of x is not linear", model.Lower().Integration.Single().Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exact", "the equation of x is not linear")]
    [InlineData("exponential_euler", "use 'rk4', 'rkf45' or 'euler'")]
    [InlineData("eulr", "Did you mean 'euler'?")]
    public void Method_that_cannot_be_used_is_refused_with_the_way_out(string method, string expected)
    {
        var model = new TestModel();
        Read x = model.State("x");
        model.Equation(x, x * x);
        Assert.Contains(expected, Assert.Throws<GliaException>(() => model.Lower(method)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_in_an_equation_is_refused()
    {
        var model = new TestModel();
        Read x = model.State("x");
        model.Equation(x, new Draw(DrawDistribution.Uniform, 0) - x);
        Assert.Contains("constant over dt", Assert.Throws<GliaException>(() => model.Lower()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Threshold_within_the_step_needs_an_integrator_with_inner_steps()
    {
        var model = new TestModel { ThresholdWithinStep = true };
        Read x = model.State("x");
        model.Equation(x, -x);
        model.Threshold = TestModel.AtLeast(x, One);
        Assert.Contains("'rkf45'", Assert.Throws<GliaException>(() => model.Lower()).Message, StringComparison.Ordinal);
    }

    private static string Chosen(Func<Expr, Expr, (Expr X, Expr Y)> drifts)
    {
        var model = new TestModel();
        (Read x, Read y) = (model.State("x"), model.State("y"));
        (Expr driftX, Expr driftY) = drifts(x, y);
        model.Equation(x, driftX);
        model.Equation(y, driftY);
        return model.Lower().Integration.Single().Method;
    }
}
