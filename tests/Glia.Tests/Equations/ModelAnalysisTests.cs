using System.Collections.Immutable;
using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Tests.Equations;

public sealed class ModelAnalysisTests
{
    private static readonly NeuronModel s_lif = new()
    {
        Name = "lif",
        Equations = """
            dV_m/dt = -(V_m - E_L)/tau_m + (I_syn + I_e + I_stim)/C_m : volt (unless refractory)
            dI_syn/dt = -I_syn/tau_syn : amp
            count : 1
            I_stim : amp (current)
            I_e : amp (timed)
            C_m : farad (constant)
            E_L : volt
            V_th : volt (shared)
            tau_m : second
            tau_syn : second
            """,
        Threshold = "V_m >= V_th",
        Reset = "V_m = E_L; count += 1",
        Refractory = "2*ms",
        Receptors = [new Receptor("excitatory", "I_syn += w", "pA") { Weights = "positive" }, new Receptor("inhibitory", "I_syn += w", "pA") { Weights = "negative", UnlessRefractory = true }],
        Parameters = Map(("C_m", "250 pF"), ("E_L", "-70 mV"), ("V_th", "-55 mV"), ("tau_m", "10 ms"), ("I_e", "0 pA")),
        Initial = Map(("V_m", "E_L + 1*mV")),
    };

    [Fact]
    public void Names_are_sorted_into_states_parameters_and_inputs()
    {
        ModelSystem system = ModelCompiler.Analyse(s_lif);
        Assert.Equal(["V_m", "I_syn", "count"], system.States.Select(state => state.Variable.Name));
        Assert.Equal(["I_e", "C_m", "E_L", "V_th", "tau_m", "tau_syn"], system.Parameters.Select(parameter => parameter.Variable.Name));
        Assert.Equal([0, 250, -70, -55, 10, double.NaN], system.Parameters.Select(parameter => parameter.Default));
        Assert.Equal(["I_stim"], system.CurrentInputs.Select(input => input.Name));
        Assert.Equal(VariableKind.TimedParameter, system.Parameters[0].Variable.Kind);
        Assert.True(system.Parameters[3].Variable.IsShared);
        Assert.Equal([true, false], system.Equations.Select(equation => equation.UnlessRefractory));
        Assert.Equal(new Constant(2), system.Refractory);
    }

    [Fact]
    public void Receptors_keep_their_order_sign_and_unit()
    {
        ModelSystem system = ModelCompiler.Analyse(s_lif);
        Assert.Equal([WeightSign.NonNegative, WeightSign.NonPositive], system.Receptors.Select(receptor => receptor.Sign));
        Assert.Equal([false, true], system.Receptors.Select(receptor => receptor.UnlessRefractory));
        ReceptorDefinition first = system.Receptors[0];
        Assert.Equal((VariableKind.Input, Dimension.Current), (first.Input.Kind, first.Input.Dimension));
        Variable current = system.States[1].Variable;
        Assert.Equal(new Assign(current, current.Value() + first.Input.Value()), Assert.Single(first.OnArrival));
    }

    [Fact]
    public void Initial_values_are_expressions_over_parameters_and_zero_by_default()
    {
        ModelSystem system = ModelCompiler.Analyse(s_lif);
        Variable rest = system.Parameters.Single(parameter => parameter.Variable.Name == "E_L").Variable;
        Assert.Equal(rest.Value() + new Constant(1), system.States[0].Initial);
        Assert.Equal(new Constant(0), system.States[1].Initial);
    }

    [Fact]
    public void Initial_value_may_build_on_other_initial_values_and_subexpressions()
    {
        ModelSystem system = Analyse("dV/dt = -V/ms : volt\ndm/dt = (m_inf - m)/ms : 1\nm_inf = 1/(1 + exp(-V/(5*mV))) : 1", initial: [("V", "-10*mV"), ("m", "m_inf")]);
        Assert.Equal(1 / (1 + Math.Exp(2)), Assert.IsType<Constant>(system.States[1].Initial).Value, 1e-15);
    }

    [Fact]
    public void Units_become_factors_of_the_coherent_system()
    {
        ModelSystem system = Analyse("dV/dt = (10*mV - V)/(0.02*second) + 3*nA/uF : volt");
        var drift = (Binary)system.Equations[0].Drift;
        Assert.Equal(new Constant(3000.0 / 1e6), drift.Right);
        Variable potential = system.States[0].Variable;
        Assert.Equal((new Constant(10) - potential.Value()) / new Constant(20), drift.Left);
    }

    [Fact]
    public void Parameter_known_only_by_its_default_takes_its_dimension()
    {
        ModelSystem system = Analyse("dV/dt = -V/tau : volt", parameters: [("tau", "20 ms")]);
        Assert.Equal(new ParameterDefinition(new Variable("tau", VariableKind.Parameter, Dimension.Time), 20), Assert.Single(system.Parameters));
    }

    [Fact]
    public void Default_may_be_an_expression_of_numbers_and_units() =>
        Assert.Equal(200, Assert.Single(Analyse("dV/dt = -V/tau : volt", parameters: [("tau", "2*(50*ms + 0.05*second)")]).Parameters).Default, 1e-12);

    [Fact]
    public void Subexpressions_come_behind_those_they_use()
    {
        ModelSystem system = Analyse("dV/dt = a : volt\na = b*c : volt/second\nb = V : volt\nc = 2/ms : Hz (constant over dt)");
        Assert.Equal(["b", "c", "a"], system.Subexpressions.Select(item => item.Variable.Name));
        Assert.Equal([false, true, false], system.Subexpressions.Select(item => item.ConstantOverStep));
        Assert.Equal(new Read(system.Subexpressions[2].Variable), system.Equations[0].Drift);
    }

    [Fact]
    public void Noise_is_split_from_the_drift()
    {
        ModelSystem system = Analyse(
            "dV/dt = -V/tau + sigma*sqrt(2/tau)*xi - V*xi_2/sqrt(tau) : volt\ndW/dt = (xi*sqrt(tau) - W)/tau : 1",
            parameters: [("tau", "10 ms"), ("sigma", "1 mV")]);
        DifferentialEquation first = system.Equations[0];
        Assert.Equal(["xi", "xi_2"], first.Noise.Select(term => term.Name));
        Variable v = system.States[0].Variable, tau = system.Parameters.Single(item => item.Variable.Name == "tau").Variable;
        Assert.Equal(-v.Value() / tau.Value(), first.Drift);
        Assert.Equal(-(v.Value() / Algebra.Apply(Functions.Sqrt, tau.Value())), first.Noise[1].Coefficient.Simplify());
        Assert.Equal("xi", Assert.Single(system.Equations[1].Noise).Name);
    }

    [Fact]
    public void Draws_have_distinct_indexes()
    {
        ModelSystem system = Analyse("x = rand() + randn() + poisson(2.5) : 1\ndV/dt = (x - V)/ms : 1", threshold: "rand() < 0.5");
        IEnumerable<Draw> draws = system.Subexpressions[0].Value.Descendants().Concat(system.Threshold!.Descendants()).OfType<Draw>();
        Assert.Equal([DrawDistribution.Uniform, DrawDistribution.Normal, DrawDistribution.Poisson, DrawDistribution.Uniform], draws.Select(draw => draw.Distribution));
        Assert.Equal([0, 1, 2, 3], draws.Select(draw => draw.Index));
        Assert.Equal(new Constant(2.5), draws.ElementAt(2).Mean);
    }

    [Fact]
    public void Condition_as_number_is_a_selection()
    {
        ModelSystem system = Analyse("dV/dt = int(V > 1)/ms : 1");
        Assert.IsType<Select>(system.Equations[0].Drift);
    }

    [Fact]
    public void Boolean_variable_holds_zero_or_one()
    {
        ModelSystem system = Analyse("dV/dt = int(on and V < 1)/ms : 1\non : boolean\nflag : boolean (constant)", threshold: "V > 1 and flag", reset: "on = not on", parameters: [("flag", "true")], initial: [("on", "True")]);
        Variable on = system.States[1].Variable;
        Assert.Equal(Glia.Equations.Ir.ValueType.Real, on.Type);
        Assert.Equal(new Constant(1), system.States[1].Initial);
        Assert.Equal(1, Assert.Single(system.Parameters).Default);
        Expr isOn = new Binary(BinaryOperator.NotEqual, on.Value(), new Constant(0));
        Assert.Equal(Algebra.If(isOn, new Constant(0), new Constant(1)), system.Reset[0].Value);
    }

    [Fact]
    public void Boolean_subexpression_is_a_condition()
    {
        ModelSystem system = Analyse("high = V > 1 : boolean\ndV/dt = int(not high)/ms : 1", threshold: "high");
        Assert.Equal(Glia.Equations.Ir.ValueType.Boolean, system.Subexpressions[0].Variable.Type);
        Assert.Equal(new Read(system.Subexpressions[0].Variable), system.Threshold);
    }

    [Fact]
    public void Refractoriness_and_last_spike_can_be_read()
    {
        ModelSystem system = Analyse("dV/dt = int(not_refractory)*(1 - V)/ms : 1", threshold: "V > 1 and t - lastspike > 5*ms", refractory: "V > 0.5");
        Assert.Contains(WellKnown.Refractory, system.Equations[0].Drift.Variables());
        Assert.Contains(WellKnown.LastSpike, system.Threshold!.Variables());
        Assert.Equal(Glia.Equations.Ir.ValueType.Boolean, system.Refractory!.Type);
    }

    [Fact]
    public void Neuron_without_refractory_period_is_never_refractory() =>
        Assert.DoesNotContain(WellKnown.Refractory, Analyse("dV/dt = int(not_refractory)*(1 - V)/ms : 1", threshold: "V > 1").Equations[0].Drift.Variables());

    [Fact]
    public void Event_times_are_read_as_a_count()
    {
        ModelSystem system = ModelCompiler.Analyse(new NeuronModel { Name = "source", Equations = "times : second (events)", Spikes = "times" });
        Assert.Equal(new Variable("times", VariableKind.EventCount, Dimension.None), Assert.Single(system.Parameters).Variable);
        Assert.Equal(new Read(system.Parameters[0].Variable), system.SpikeCount);
    }

    [Fact]
    public void Current_source_has_the_dimension_of_its_output()
    {
        ModelSystem system = ModelCompiler.Analyse(new NeuronModel { Name = "dc", Output = "amplitude*sin(2*pi*f*t)", Parameters = Map(("amplitude", "100 nS"), ("f", "5 Hz")) });
        Assert.Equal(Dimension.Conductance, system.OutputDimension);
        Assert.NotNull(system.Output);
        Assert.Null(system.Threshold);
    }

    [Fact]
    public void Function_in_the_language_is_put_in_place()
    {
        var alpha = new ExpressionFunction([("v", Dimension.Voltage), ("slope", Dimension.None)], Dimension.Frequency, "slope*v/(1*mV)/ms");
        ModelSystem system = Analyse("dV/dt = -V*alpha(V + 1*mV, 2) : volt", functions: [("alpha", alpha)]);
        Variable v = system.States[0].Variable;
        Assert.Equal(-(v.Value() * (new Constant(2) * (v.Value() + new Constant(1)))), system.Equations[0].Drift);
    }

    [Fact]
    public void Function_that_draws_draws_anew_in_every_call()
    {
        var noise = new ExpressionFunction([("scale", Dimension.None)], Dimension.None, "scale*rand()");
        ModelSystem system = Analyse("dV/dt = (f(1) + f(2) - V)/ms : 1", functions: [("f", noise)]);
        Draw[] draws = [.. system.Equations[0].Drift.Descendants().OfType<Draw>()];
        Assert.Equal(2, draws.Select(draw => draw.Index).Distinct().Count());
    }

    [Fact]
    public void Function_in_code_is_called()
    {
        var code = new DelegateFunction([("v", Dimension.Voltage)], Dimension.Frequency, arguments => arguments[0]);
        ModelSystem system = Analyse("dV/dt = -V*rate(V) : volt", functions: [("rate", code)]);
        Function function = system.Equations[0].Drift.Descendants().OfType<Call>().Single().Function;
        Assert.True(function.IsUserDefined);
        Assert.Equal(7, function.Evaluate([7]));
    }

    [Theory]
    [InlineData("sqrt(V*V)", "volt")]
    [InlineData("V**2/volt", "volt")]
    [InlineData("(V**0.5)**2", "volt")]
    [InlineData("abs(V)", "volt")]
    [InlineData("min(V, 2*mV) + max(V, 1*mV) + clip(V, 0*mV, 1*volt)", "volt")]
    [InlineData("sign(V)", "1")]
    [InlineData("V % (2*mV)", "volt")]
    [InlineData("V // (2*mV)", "1")]
    [InlineData("where(V > 0*mV, V, 0*mV)", "volt")]
    [InlineData("exp(V/mV) + log(V/mV) + exprel(V/mV) + int(2.5)", "1")]
    [InlineData("2**(V/mV)", "1")]
    [InlineData("t/dt + i + N + step", "1")]
    [InlineData("boltzmann_constant*300*kelvin/elementary_charge", "volt")]
    [InlineData("e**pi", "1")]
    [InlineData("V*(V == V and V != 2*V)**1", "1", false)]
    [InlineData("int((V > V) == (V < V))", "1")]
    public void Dimensions_follow_the_operations(string expression, string unit, bool isSound = true)
    {
        NeuronModel model = new() { Name = "m", Equations = $"dV/dt = 0*V/ms : volt\nx = {expression} : {unit}" };
        Assert.Equal(isSound, ModelCompiler.Check(model).IsEmpty);
    }

    [Fact]
    public void Statements_per_step_are_kept_in_order()
    {
        ModelSystem system = ModelCompiler.Analyse(new NeuronModel
        {
            Name = "m",
            Equations = "x : 1\ny : 1",
            RunRegularly = "x = y\ny *= 2",
            BeforeThreshold = "y /= 2",
            Threshold = "x > 1",
        });
        Assert.Equal(["x", "y"], system.RunRegularly.Select(assign => assign.Target.Name));
        Assert.Equal(["y"], system.BeforeThreshold.Select(assign => assign.Target.Name));
    }

    [Fact]
    public void State_variable_may_bear_the_name_of_a_small_unit()
    {
        ModelSystem system = Analyse("dm/dt = (1 - m)/ms : 1\ndh/dt = -m**3*h/ms : 1\nV : mV\ng : nS/meter**2\nx = g*V*m : amp/meter**2");
        Assert.Equal(["m", "h"], system.States.Select(state => state.Variable.Name));
    }

    [Fact]
    public void Program_of_a_model_is_compiled_once() => Assert.Same(ModelCompiler.Compile(s_lif), ModelCompiler.Compile(s_lif));

    private static ModelSystem Analyse(
        string equations,
        string threshold = "",
        string reset = "",
        string refractory = "",
        (string, string)[]? parameters = null,
        (string, string)[]? initial = null,
        (string, UserFunction)[]? functions = null) => ModelCompiler.Analyse(new NeuronModel
        {
            Name = "m",
            Equations = equations,
            Threshold = threshold,
            Reset = reset,
            Refractory = refractory,
            Parameters = Map(parameters ?? []),
            Initial = Map(initial ?? []),
            Functions = (functions ?? []).ToImmutableDictionary(pair => pair.Item1, pair => pair.Item2),
        });

    private static ImmutableDictionary<string, string> Map(params (string Key, string Value)[] pairs) =>
        pairs.ToImmutableDictionary(pair => pair.Key, pair => pair.Value);
}
