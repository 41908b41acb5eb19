using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Tests.Integration;

public sealed class ClosedFormTests
{
    [Theory]
    [InlineData("exact")]
    [InlineData("exponential_euler")]
    public void Membrane_relaxes_to_rest_with_time_constant_tau_m(string method)
    {
        var model = new TestModel();
        (Read tau, Read rest, Read v) = (model.Parameter("tau_m", 10), model.Parameter("E_L", -70), model.State("V_m", -50));
        model.Equation(v, -(v - rest) / tau);
        Assert.Equal(-70 + 20 * Math.Exp(-2), model.Run(0.1, 20, method: method)["V_m"][0], 1e-12);
    }

    [Fact]
    public void Alpha_function_is_reached_to_rounding()
    {
        var model = new TestModel();
        (Read tau, Read g, Read dg) = (model.Parameter("tau", 2), model.State("g"), model.State("dg", Math.E / 2));
        model.Equation(g, dg - g / tau);
        model.Equation(dg, -dg / tau);
        Interpreter run = model.Run(0.1, 5);
        Assert.Equal(5 / 2.0 * Math.Exp(1 - 5 / 2.0), run["g"][0], 1e-14);
    }

    [Theory]
    [InlineData(2.0)]
    [InlineData(10.0)]
    [InlineData(10.000001)]
    [InlineData(0.05)]
    public void Exponential_current_moves_the_membrane_as_rotter_and_diesmann_say(double tauSyn)
    {
        var model = Lif(tauSyn);
        Interpreter run = model.Run(0.1, 7);
        double t = 7, tau = 10, c = 250, i0 = 100, e = 30;
        double a = 1 / tau, b = 1 / tauSyn;
        double response = Math.Abs(a - b) < 1e-4
            ? t * Math.Exp(-t * (a + b) / 2)
            : (Math.Exp(-t * b) - Math.Exp(-t * a)) / (a - b);
        double expected = -70 + e * tau / c * (1 - Math.Exp(-t / tau)) + i0 / c * response;
        Assert.Equal(expected, run["V_m"][0], 1e-12);
        Assert.Equal(i0 * Math.Exp(-t / tauSyn), run["I_syn"][0], 1e-12);
    }

    [Fact]
    public void Step_of_an_exponential_current_neuron_is_as_small_as_by_hand()
    {
        Phase evolve = Lif(2).Lower().Phases.Single();
        Assert.Equal("evolve", evolve.Name);
        Assert.Collection(
            evolve.Statements.Cast<Assign>(),
            v =>
            {
                Assert.Equal("V_m", v.Target.Name);
                Assert.Equal(["_P_V_m", "V_m", "_P_V_m_I_syn", "I_syn", "_c_V_m"], v.Value.Variables().Select(variable => variable.Name));
                Assert.Equal(2, v.Value.Descendants().OfType<Binary>().Count(node => node.Operator == BinaryOperator.Multiply));
            },
            i => Assert.Equal(new Variable("_P_I_syn", VariableKind.Derived, Dimension.None).Value() * i.Target.Value(), i.Value));
    }

    [Fact]
    public void Coupled_oscillator_turns_as_sine_and_cosine()
    {
        var model = new TestModel();
        (Read omega, Read x, Read y) = (model.Parameter("omega", 3), model.State("x", 1), model.State("y"));
        model.Equation(x, -omega * y);
        model.Equation(y, omega * x);
        Interpreter run = model.Run(0.1, 2);
        Assert.Equal(Math.Cos(6), run["x"][0], 1e-12);
        Assert.Equal(Math.Sin(6), run["y"][0], 1e-12);
    }

    [Fact]
    public void Integrator_without_leak_counts_its_input()
    {
        var model = new TestModel();
        (Read x, Read rate) = (model.State("x"), model.Parameter("a", 0));
        model.Equation(x, rate * x + Number(3));
        Assert.Equal(30, model.Run(0.1, 10)["x"][0], 1e-12);
    }

    [Fact]
    public void Injected_current_counts_in_the_step_in_which_it_flows()
    {
        var model = Lif(2);
        Read stimulus = model.Current("I_stim");
        Read x = model.State("x");
        model.Equation(x, -x / Number(5) + Number(2) * stimulus);
        var run = new Interpreter(model.Lower(), 1, 0.1);
        run["I_stim"][0] = 4;
        run.Step();
        Assert.Equal(2 * 4 * 5 * (1 - Math.Exp(-0.02)), run["x"][0], 1e-13);
        Assert.Equal(0, run["I_stim"][0]);
        run.Step();
        Assert.Equal(2 * 4 * 5 * (1 - Math.Exp(-0.02)) * Math.Exp(-0.02), run["x"][0], 1e-13);
    }

    [Fact]
    public void Rate_that_changes_during_the_run_is_integrated_exactly_in_each_step()
    {
        var model = new TestModel();
        (Read g, Read x) = (model.State("g", 0.3), model.State("x", 1));
        model.Equation(x, -g * x);
        Assert.Equal("exact", model.Lower().Integration.Single().Method);
        Assert.Equal(Math.Exp(-0.3), model.Run(0.1, 1)["x"][0], 1e-14);
    }

    private static TestModel Lif(double tauSyn)
    {
        var model = new TestModel();
        (Read tau, Read c, Read rest, Read drive) = (model.Parameter("tau_m", 10), model.Parameter("C_m", 250), model.Parameter("E_L", -70), model.Parameter("I_e", 30));
        (Read tauI, Read v, Read i) = (model.Parameter("tau_syn", tauSyn), model.State("V_m", -70), model.State("I_syn", 100));
        model.Equation(v, -(v - rest) / tau + (i + drive) / c);
        model.Equation(i, -i / tauI);
        return model;
    }
}
