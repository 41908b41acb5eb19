using Glia.Equations.Differentiation;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Errors;
using Glia.Tests.Integration;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Tests.Differentiation;

public sealed class AdjointTests
{
    [Fact]
    public void Gradients_of_an_exact_step_reach_the_parameters_through_the_propagator()
    {
        var check = new GradientCheck(Lif().Lower(), 0.1) { At = { ["V_m"] = -60, ["I_syn"] = 80, ["I_stim"] = 12, ["w_spikes"] = 5 } };
        AssertAgrees(check, "tau_m", "tau_syn", "C_m", "E_L", "V_m", "I_syn", "I_stim", "w_spikes");
    }

    [Theory]
    [InlineData("euler")]
    [InlineData("heun")]
    [InlineData("rk2")]
    [InlineData("rk4")]
    [InlineData("exponential_euler")]
    public void Gradients_agree_with_differences_for_every_fixed_step_method(string method) => AssertAgrees(
        new GradientCheck(Nonlinear().Lower(method), 0.1) { At = { ["V"] = -20, ["n"] = 0.3 }, Step = 7 }, "V", "n", "g", "tau");

    [Fact]
    public void Gradients_agree_with_differences_under_noise() => AssertAgrees(
        new GradientCheck(Noisy().Lower("milstein"), 0.1) { At = { ["x"] = 0.8 }, Step = 3 }, "x", "s");

    [Fact]
    public void Output_of_a_current_source_has_gradients()
    {
        var model = new TestModel();
        (Read amplitude, Read frequency) = (model.Parameter("amplitude", 3), model.Parameter("frequency", 0.2));
        model.Output = amplitude * Apply(Functions.Sin, frequency * TestModel.T);
        AssertAgrees(new GradientCheck(model.Lower(), 0.1) { Step = 11 }, "amplitude", "frequency");
    }

    [Theory]
    [MemberData(nameof(Surrogates))]
    public void Spike_is_differentiated_by_the_surrogate_of_its_distance_to_threshold(Surrogate surrogate, Func<double, double> definition)
    {
        foreach (double v in (double[])[-57.5, -55.0001, -54.9, -53])
        {
            UpdateProgram program = Lif().Lower();
            double after = StateAfter(program, v);
            AdjointProgram adjoint = Adjoint.Of(program, surrogate, detachReset: true);
            var run = new AdjointInterpreter(adjoint, 1, 0.1);
            run["V_m"][0] = v;
            run["_spike_seed"][0] = 2;
            run.Run();
            Assert.Equal(2 * definition(after + 55) * Math.Exp(-0.01), run["_grad_V_m"][0], 1e-12);
        }
    }

    public static TheoryData<Surrogate, Func<double, double>> Surrogates() => new()
    {
        { new FastSigmoid(3), x => 1 / Math.Pow(1 + 3 * Math.Abs(x), 2) },
        { new ArctanSurrogate(2), x => 1 / (1 + Math.Pow(Math.PI * x, 2)) },
        { new Triangle(4, 0.5), x => 0.5 * Math.Max(0, 1 - Math.Abs(x) / 4) },
    };

    [Fact]
    public void Reset_is_differentiated_through_the_spike_unless_detached()
    {
        UpdateProgram program = Lif().Lower();
        double after = StateAfter(program, -56), surrogate = 1 / Math.Pow(1 + Math.Abs(after + 55), 2);
        Assert.True(after < -55);
        Assert.Equal((1 + surrogate * (-70 - after)) * Math.Exp(-0.01), Gradient(detachReset: false), 1e-12);
        Assert.Equal(Math.Exp(-0.01), Gradient(detachReset: true), 1e-12);

        double Gradient(bool detachReset)
        {
            var run = new AdjointInterpreter(Adjoint.Of(program, new FastSigmoid(), detachReset), 1, 0.1);
            run["V_m"][0] = -56;
            run["_seed_V_m"][0] = 1;
            run.Run();
            return run["_grad_V_m"][0];
        }
    }

    [Fact]
    public void Refractory_neuron_passes_no_gradient_to_its_spike_or_input()
    {
        TestModel model = Lif();
        model.Refractory = Number(2);
        var run = new AdjointInterpreter(Adjoint.Of(model.Lower()), 1, 0.1);
        run["V_m"][0] = -56;
        run["_refractory"][0] = 5;
        run["_spike_seed"][0] = 1;
        run["_seed_V_m"][0] = 1;
        run.Run();
        Assert.Equal(1, run["_grad_V_m"][0]);
        Assert.Equal(0, run["_grad_I_syn"][0]);
    }

    [Fact]
    public void Adaptive_integrator_is_refused_with_the_way_out()
    {
        string message = Assert.Throws<GliaException>(() => Adjoint.Of(Nonlinear().Lower("rkf45"))).Message;
        Assert.Contains("rk4", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Users_function_is_differentiated_numerically()
    {
        var model = new TestModel();
        Read x = model.State("x");
        var function = new Function("soft", 2, a => Math.Log(1 + Math.Exp(a[0] * a[1]))) { IsUserDefined = true };
        model.Equation(x, -x + Apply(function, x, model.Parameter("k", 2)));
        AssertAgrees(new GradientCheck(model.Lower("euler"), 0.1) { At = { ["x"] = 0.4 } }, "x", "k");
    }

    internal static void AssertAgrees(GradientCheck check, params string[] mustMatter)
    {
        List<(string Name, double Gradient, double Difference)> results = [.. check.Compare()];
        foreach ((string name, double gradient, double difference) in results)
        {
            Assert.True(Math.Abs(gradient - difference) <= 1e-6 * Math.Max(1, Math.Abs(difference)) + 1e-9, $"d/d{name} is {gradient}, differences give {difference}");
            if (mustMatter.Contains(name)) Assert.NotEqual(0, gradient);
        }
    }

    private static double StateAfter(UpdateProgram program, double v)
    {
        var run = new Interpreter(program, 1, 0.1);
        run["V_m"][0] = v;
        int spikes = run.Step().Length;
        return spikes > 0 ? -70 + (v + 70) * Math.Exp(-0.01) : run["V_m"][0];
    }

    private static TestModel Lif()
    {
        var model = new TestModel();
        (Read tau, Read c, Read rest, Read tauI) = (model.Parameter("tau_m", 10), model.Parameter("C_m", 250), model.Parameter("E_L", -70), model.Parameter("tau_syn", 2));
        (Read v, Read i, Read stimulus) = (model.State("V_m", -70), model.State("I_syn"), model.Current("I_stim"));
        model.Equation(v, -(v - rest) / tau + (i + stimulus) / c, unlessRefractory: true);
        model.Equation(i, -i / tauI);
        model.Receptor("spikes", w => new Assign(i.Variable, i + w));
        model.Threshold = TestModel.AtLeast(v, Number(-55));
        model.Reset.Add(new Assign(v.Variable, Number(-70)));
        return model;
    }

    private static TestModel Nonlinear()
    {
        var model = new TestModel();
        (Read g, Read tau, Read v, Read n) = (model.Parameter("g", 0.3), model.Parameter("tau", 4), model.State("V", -20), model.State("n", 0.3));
        Read rate = model.Subexpression("rate", One / Apply(Functions.Exprel, (v + Number(15)) / Number(7)));
        model.Equation(v, -g * Power(n, Number(4)) * (v + Number(77)) + Number(10) * Apply(Functions.Sin, TestModel.T));
        model.Equation(n, rate * (One - n) - n / tau * Apply(Functions.Exp, v / Number(40)));
        return model;
    }

    private static TestModel Noisy()
    {
        var model = new TestModel();
        (Read s, Read x) = (model.Parameter("s", 0.4), model.State("x"));
        model.Equation(x, -x * x, noise: ("xi", s * x * x));
        return model;
    }
}
