using System.Collections.Immutable;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Glia.Equations;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Tests.Equations;

public sealed class ModelErrorTests
{
    private static readonly NeuronModel s_empty = new() { Name = "m", Equations = "dV/dt = -V/tau : volt\ntau : second", Parameters = Map(("tau", "10 ms")) };

    [Theory]
    [InlineData("dV/dt = -V/tau + I : volt\nI : amp\ntau : second", "m/equations(1,18): model 'm', dV/dt: found a current (pA), expected mV/ms as on the other side of '+'.")]
    [InlineData("dV/dt = -V : volt", "m/equations(1,9): model 'm', dV/dt: found a voltage (mV), expected mV/ms.")]
    [InlineData("dV/dt = -V/ms : volt\nx = V : amp", "m/equations(2,5): model 'm', x: found a voltage (mV), expected a current (pA).")]
    [InlineData("dV/dt = -V/tau_m : volt\ntau : second", "m/equations(1,12): model 'm', dV/dt: unknown name 'tau_m'.")]
    [InlineData("dV/dt = -V/tau_n : volt\ntau_m : second", "m/equations(1,12): model 'm', dV/dt: unknown name 'tau_n'. Did you mean 'tau_m'?")]
    [InlineData("dV/dt = -V/(10*mss) : volt", "m/equations(1,16): model 'm', dV/dt: unknown name 'mss'. Did you mean 'ms'?")]
    [InlineData("dV/dt = exp(V)/ms : volt", "m/equations(1,13): model 'm', dV/dt: found a voltage (mV), expected a pure number as argument of exp(…); divide by a quantity of the same dimension.")]
    [InlineData("dV/dt = V**x/ms : volt\nx : 1", "m/equations(1,12): model 'm', dV/dt: the base is a voltage (mV), so the exponent must be a number, for example 2; make the base a pure number first.")]
    [InlineData("dV/dt = V**V/ms : volt", "m/equations(1,12): model 'm', dV/dt: found a voltage (mV), expected a pure number as exponent.")]
    [InlineData("dV/dt = V**0.3/ms : volt", "m/equations(1,9): model 'm', dV/dt: the result has a dimension that no unit can have.")]
    [InlineData("dV/dt = (V > 1*mV)*V/ms : volt", "m/equations(1,10): model 'm', dV/dt: found a condition (true or false), expected a number. Write int(…) to make a condition 1 or 0.")]
    [InlineData("dV/dt = V*int(V and V > 0*mV)/ms : volt", "m/equations(1,15): model 'm', dV/dt: found a voltage (mV), expected a condition, for example 'V_m > V_th'.")]
    [InlineData("dV/dt = V*sine(t)/ms : volt", "m/equations(1,11): model 'm', dV/dt: unknown function 'sine'. Did you mean 'sin'?")]
    [InlineData("dV/dt = tau(V) : volt\ntau : second", "m/equations(1,9): model 'm', dV/dt: 'tau' is a variable, not a function; write 'tau*(…)' for a product.")]
    [InlineData("dV/dt = V*exp/ms : volt", "m/equations(1,11): model 'm', dV/dt: 'exp' is a function; call it: 'exp(…)'.")]
    [InlineData("dV/dt = min(V)/ms : volt", "m/equations(1,9): model 'm', dV/dt: min(…) takes 2 arguments, found 1.")]
    [InlineData("dV/dt = min(V, t)/ms : volt", "m/equations(1,16): model 'm', dV/dt: found a time (ms), expected a voltage (mV) as for the first argument of min(…).")]
    [InlineData("dV/dt = V/ms : vollt", "m/equations(1,16): model 'm', equations: the unit 'vollt' has the unknown unit 'vollt'. Did you mean 'volt'?")]
    [InlineData("dV/dt = V/ms : volt\nV = 1 : 1", "m/equations(2,1): model 'm', equations: 'V' is defined twice; the first time in line 1.")]
    [InlineData("dV/dt = V/ms : volt\ndt : second", "m/equations(2,1): model 'm', equations: 'dt' has a meaning of its own in equations; choose another name.")]
    [InlineData("dV/dt = V/ms : volt\nxi_3 : 1", "m/equations(2,1): model 'm', equations: 'xi_3' has a meaning of its own in equations; choose another name.")]
    [InlineData("dV/dt = V/ms : volt\nmV : 1", "m/equations(2,1): model 'm', equations: 'mV' is the name of a unit; choose another name.")]
    [InlineData("dV/dt = V/ms : volt\nexp : 1", "m/equations(2,1): model 'm', equations: 'exp' is the name of a function; choose another name.")]
    [InlineData("dV/dt = V/ms : volt\n_x : 1", "m/equations(2,1): model 'm', equations: '_x' begins with an underscore, as only the compiler's own names do; choose another name.")]
    [InlineData("dV/dt = V/ms : volt (unless refractry)", "m/equations(1,22): model 'm', equations: unknown flag 'unless refractry'. Did you mean 'unless refractory'? Possible for a differential equation: unless refractory.")]
    [InlineData("dV/dt = V/ms : volt (constant)", "m/equations(1,22): model 'm', equations: the flag 'constant' does not apply to a differential equation; possible: unless refractory.")]
    [InlineData("dV/dt = I : volt\nI : volt/second (timed, current)", "m/equations(2,25): model 'm', equations: the flags 'timed' and 'current' exclude each other.")]
    [InlineData("dV/dt = a : volt\na = b : volt/second\nb = a : volt/second", "m/equations(3,5): model 'm', b: 'a' depends on itself: a -> b -> a.")]
    [InlineData("dV/dt = a : volt\na = a : volt/second", "m/equations(2,5): model 'm', a: 'a' depends on itself: a -> a.")]
    [InlineData("dV/dt = exp(xi*sqrt(ms))*mV/ms : volt", "m/equations(1,13): model 'm', dV/dt: the noise 'xi' must enter linearly, as in '… + sigma*sqrt(2/tau)*xi'; it stands inside a function, power, quotient or product of noises.")]
    [InlineData("dV/dt = xi*xi_2*mV : volt", "m/equations(1,9): model 'm', dV/dt: the noise 'xi' must enter linearly, as in '… + sigma*sqrt(2/tau)*xi'; it stands inside a function, power, quotient or product of noises.")]
    [InlineData("dV/dt = xi*mV : volt", "m/equations(1,9): model 'm', dV/dt: found mV/ms^0.5, expected mV/ms.")]
    [InlineData("dV/dt = x : volt\nx = xi*mV/sqrt(ms) : volt/second", "m/equations(2,5): model 'm', x: 'xi' is white noise; it can stand only in a differential equation 'dx/dt = …'.")]
    [InlineData("dV/dt = where(V > 0*mV, V, t)/ms : volt", "m/equations(1,28): model 'm', dV/dt: found a time (ms), expected a voltage (mV) as for the other value of where(…).")]
    [InlineData("dV/dt = 1/ms : boolean", "m/equations(1,16): model 'm', equations: found boolean, expected the unit of a number.")]
    public void Error_in_an_equation_names_place_and_cause(string equations, string message)
    {
        ImmutableArray<Finding> findings = ModelCompiler.Check(new NeuronModel { Name = "m", Equations = equations });
        Assert.Contains(message, findings.Select(finding => finding.ToString()));
        Assert.Single(findings, finding => finding.Severity == Severity.Error);
    }

    public static TheoryData<string, string, string> Parts => new()
    {
        { "Threshold", "V", "m/threshold(1,1): model 'm', threshold: found a voltage (mV), expected a condition, for example 'V_m > V_th'." },
        { "Threshold", "V > 10", "m/threshold(1,5): model 'm', threshold: found a pure number, expected a voltage (mV) as on the other side of '>'." },
        { "Reset", "V = 0*mV", "m/reset(1,1): model 'm', reset: is never run, for the model has no threshold; add 'threshold'." },
        { "Refractory", "2*ms", "m/refractory(1,1): model 'm', refractory: has no effect, for the model has no threshold; add 'threshold'." },
        { "Output", "V > 1*mV", "m/output(1,1): model 'm', output: found a condition (true or false), expected a number. Write int(…) to make a condition 1 or 0." },
        { "Spikes", "V", "m/spikes(1,1): model 'm', spikes: found a voltage (mV), expected a pure number." },
        { "Tolerance", "-1", "m/tolerance(1,1): model 'm', tolerance: is -1, but must be a positive number." },
        { "Tolerance", "V/mV", "m/tolerance(1,1): model 'm', tolerance: may depend on parameters only." },
        { "RunRegularly", "tau = 2*ms", "m/run_regularly(1,1): model 'm', run_regularly: 'tau' is a parameter and cannot be set; to make it a variable of each neuron, give it under 'initial' instead of 'parameters' and without a flag." },
        { "RunRegularly", "W = 1", "m/run_regularly(1,1): model 'm', run_regularly: unknown variable 'W'." },
        { "RunRegularly", "t = 1*ms", "m/run_regularly(1,1): model 'm', run_regularly: 't' cannot be set." },
        { "RunRegularly", "V *= 2*mV", "m/run_regularly(1,6): model 'm', run_regularly: found a voltage (mV), expected a pure number." },
        { "BeforeThreshold", "V = 1", "m/before_threshold(1,5): model 'm', before_threshold: found a pure number, expected a voltage (mV)." },
    };

    [Theory, MemberData(nameof(Parts))]
    public void Error_in_another_text_names_place_and_cause(string property, string text, string message)
    {
        NeuronModel model = s_empty with { };
        typeof(NeuronModel).GetProperty(property, BindingFlags.Public | BindingFlags.Instance)!.SetValue(model, text);
        Assert.Equal(message, Assert.Single(ModelCompiler.Check(model)).ToString());
    }

    [Theory]
    [InlineData("tau_", "5 ms", "model 'm', parameters: 'tau_' is not a parameter: no text of the model uses it. Did you mean 'tau'?")]
    [InlineData("V", "5 mV", "model 'm', parameters: 'V' is a state variable, not a parameter; give its start value under 'initial'.")]
    [InlineData("tau", "5 mV", "model 'm', parameter 'tau': found a voltage (mV), expected a time (ms).")]
    [InlineData("tau", "5 mss", "model 'm', parameter 'tau': '5 mss' has the unknown unit 'mss'. Did you mean 'ms'?")]
    [InlineData("tau", "nan", "model 'm', parameter 'tau': 'nan' is NaN, but every value must be a finite number.")]
    public void Wrong_parameter_is_reported(string name, string text, string message) =>
        Assert.Equal(message, WithoutPlace(Assert.Single(ModelCompiler.Check(s_empty with { Parameters = s_empty.Parameters.SetItem(name, text) }))));

    [Theory]
    [InlineData("U", "1 mV", "model 'm', initial: 'U' is not a state variable.")]
    [InlineData("tau", "1 ms", "model 'm', initial: 'tau' is a parameter, not a state variable; give its value under 'parameters'.")]
    [InlineData("V", "1 ms", "model 'm', initial V: found a time (ms), expected a voltage (mV).")]
    [InlineData("V", "2*V", "model 'm', initial V: the initial value depends on itself: V -> V.")]
    public void Wrong_initial_value_is_reported(string name, string text, string message) =>
        Assert.Equal(message, WithoutPlace(Assert.Single(ModelCompiler.Check(s_empty with { Initial = Map((name, text)) }))));

    [Theory]
    [InlineData("V += w*w/mV", "mV", "any", "must be linear in 'w'")]
    [InlineData("V += exp(w/mV)*mV", "mV", "any", "must be linear in 'w'")]
    [InlineData("V += 1*mV", "mV", "any", "does not use 'w'")]
    [InlineData("", "mV", "any", "does not use 'w'")]
    [InlineData("V += w", "pA", "any", "found a current (pA), expected a voltage (mV).")]
    [InlineData("V += w", "mVV", "any", "has the unknown unit 'mVV'. Did you mean 'mV'?")]
    [InlineData("V += w", "mV", "postive", "expected any, positive or negative. Did you mean 'positive'?")]
    [InlineData("x += w", "mV", "any", "unknown variable 'x'")]
    public void Wrong_receptor_is_reported(string onArrival, string unit, string weights, string message) =>
        Assert.Contains(message, Assert.Single(ModelCompiler.Check(s_empty with { Receptors = [new Receptor("r", onArrival, unit) { Weights = weights }] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Receptors_of_one_name_are_reported()
    {
        var receptor = new Receptor("r", "V += w", "mV");
        Assert.Contains("defined twice", Assert.Single(ModelCompiler.Check(s_empty with { Receptors = [receptor, receptor] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weight_is_known_only_where_spikes_arrive() =>
        Assert.Contains("unknown name 'w'", Assert.Single(ModelCompiler.Check(s_empty with { RunRegularly = "V += w" })).Message, StringComparison.Ordinal);

    [Fact]
    public void Threshold_excludes_spikes_and_output()
    {
        NeuronModel model = s_empty with { Threshold = "V > 1*mV", Spikes = "1", Output = "1*pA" };
        Assert.Equal(["model 'm', spikes", "model 'm', output"], ModelCompiler.Check(model).Select(finding => finding.Subject));
    }

    [Fact]
    public void Empty_model_is_refused() =>
        Assert.Contains("are empty", Assert.Single(ModelCompiler.Check(new NeuronModel { Name = "m" })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("f", "v*2", "found a voltage (mV), expected a rate (1/ms).")]
    [InlineData("f", "v*", "the expression ends where a value is expected.")]
    [InlineData("f", "f(v)", "function 'f' calls itself; write it without recursion.")]
    [InlineData("f", "x/mV/ms", "unknown name 'x'.")]
    [InlineData("exp", "v", "'exp' is the name of a built-in function; choose another name.")]
    public void Wrong_function_is_reported(string name, string text, string message)
    {
        var function = new ExpressionFunction([("v", Dimension.Voltage)], Dimension.Frequency, text);
        NeuronModel model = s_empty with { Functions = ImmutableDictionary<string, UserFunction>.Empty.Add(name, function) };
        Assert.Contains(message, Assert.Single(ModelCompiler.Check(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Functions_that_would_explode_are_refused()
    {
        ImmutableDictionary<string, UserFunction> functions = Enumerable.Range(1, 40).ToImmutableDictionary(
            i => $"f{i}", UserFunction (i) => new ExpressionFunction([("x", Dimension.None)], Dimension.None, i == 1 ? "x + x" : $"f{i - 1}(x) + f{i - 1}(x)"));
        Assert.Contains(ModelCompiler.Check(s_empty with { Functions = functions }), finding => finding.Message.Contains("too large", StringComparison.Ordinal));
    }

    [Fact]
    public void Deep_functions_are_compiled_or_refused()
    {
        string body = "x" + string.Concat(Enumerable.Repeat(" + sin(x)", 240));
        ImmutableDictionary<string, UserFunction> functions = Enumerable.Range(1, 40).ToImmutableDictionary(
            i => $"f{i}", UserFunction (i) => new ExpressionFunction([("x", Dimension.None)], Dimension.None, i == 1 ? body : $"f{i - 1}(x)" + string.Concat(Enumerable.Repeat(" + 1 + x", 200))));
        ModelCompiler.Check(s_empty with { Functions = functions, Equations = s_empty.Equations + "\ny = f40(t/ms) : 1" });
    }

    [Fact]
    public void Long_chain_of_subexpressions_is_refused()
    {
        string chain = string.Concat(Enumerable.Range(0, 5000).Select(i => $"x{i} = x{i + 1} : 1\n")) + "x5000 : 1";
        Assert.Contains(ModelCompiler.Check(s_empty with { Equations = chain }), finding => finding.Message.Contains("chain of more than", StringComparison.Ordinal));
    }

    [Fact]
    public void Subexpressions_that_would_explode_are_refused()
    {
        string doubling = string.Concat(Enumerable.Range(0, 60).Select(i => $"x{i} = x{i + 1} + x{i + 1} : 1\n")) + "x60 = V/mV : 1";
        Assert.Contains(ModelCompiler.Check(s_empty with { Equations = s_empty.Equations + "\n" + doubling }), finding => finding.Message.Contains("too large", StringComparison.Ordinal));
    }

    [Fact]
    public void Initial_values_that_would_explode_are_refused()
    {
        NeuronModel model = s_empty with
        {
            Equations = s_empty.Equations + "\n" + string.Concat(Enumerable.Range(0, 61).Select(i => $"x{i} : 1\n")),
            Initial = Enumerable.Range(0, 60).ToImmutableDictionary(i => $"x{i}", i => $"x{i + 1} + x{i + 1}").Add("x60", "tau/ms"),
        };
        Assert.Contains(ModelCompiler.Check(model), finding => finding.Message.Contains("too large", StringComparison.Ordinal));
    }

    [Fact]
    public void All_findings_come_at_once()
    {
        NeuronModel model = s_empty with
        {
            Equations = "dV/dt = -V : volt\nx = y : 1\nz",
            Threshold = "V >",
            Reset = "V = 1; q = 2",
            Parameters = Map(("nope", "1")),
            Receptors = [new Receptor("r", "V += w**2", "mV")],
        };
        GliaException failure = Assert.Throws<GliaException>(() => ModelCompiler.Analyse(model));
        Assert.Equal(8, failure.Findings.Length);
    }

    [Theory]
    [InlineData("x = V/mV : 1 (shared)", "'x' is shared, but reads 'V', which has one value per neuron.")]
    [InlineData("x = tau/ms : 1 (shared)", "'x' is shared, but reads 'tau', which may have one value per neuron; declare it with the flag 'shared' too.")]
    [InlineData("x = rand() : 1 (shared)", "'x' is shared, but draws random numbers, which are drawn per neuron.")]
    [InlineData("x = sin(t/ms) : 1 (shared)", null)]
    [InlineData("x = a*t/ms : 1 (shared)\na : 1 (shared)", null)]
    [InlineData("x = a*t/ms : 1 (shared)\na : 1 (timed)", null)]
    public void Shared_subexpression_reads_only_what_is_shared(string line, string? message)
    {
        NeuronModel model = s_empty with { Equations = s_empty.Equations + "\n" + line };
        Assert.Equal(message, ModelCompiler.Check(model).FirstOrDefault(finding => finding.Severity == Severity.Error)?.Message);
    }

    [Fact]
    public void Variable_that_statements_set_cannot_be_shared()
    {
        NeuronModel model = s_empty with { Equations = s_empty.Equations + "\nx : 1 (shared)", RunRegularly = "x += 1" };
        Assert.Equal("'x' has one value per neuron, because statements or 'initial' set it; only parameters can be shared.", Assert.Single(ModelCompiler.Check(model)).Message);
    }

    [Fact]
    public void Unused_parameter_is_a_warning()
    {
        NeuronModel model = s_empty with { Equations = s_empty.Equations + "\nspare : volt" };
        Finding finding = Assert.Single(ModelCompiler.Check(model));
        Assert.Equal((Severity.Warning, "m/equations(3,1): model 'm', equations: nothing uses 'spare'."), (finding.Severity, finding.ToString()));
        ModelCompiler.Analyse(model);
    }

    [Fact]
    public void Any_run_of_tokens_is_analysed_or_refused() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Elements("V", "tau", "dV/dt", "=", ":", "volt", "1", "(", ")", "\n", "+", "-", "*", "**", "/", "xi", "exp(", "int(", ">", "and", "ms", "mV", "rand()", "t", "(constant)")
            .ArrayOf().ToArbitrary(),
        tokens =>
        {
            string text = string.Join(' ', tokens);
            ModelCompiler.Check(s_empty with
            {
                Equations = "V : volt\n" + text,
                Threshold = text,
                Reset = "V = " + text,
                Refractory = text,
                Receptors = [new Receptor("r", "V += w*" + text, "1")],
                Parameters = Map(("tau", text)),
                Initial = Map(("V", text)),
            });
            return true;
        }));

    private static string WithoutPlace(Finding finding) => $"{finding.Subject}: {finding.Message}";

    private static ImmutableDictionary<string, string> Map(params (string Key, string Value)[] pairs) =>
        pairs.ToImmutableDictionary(pair => pair.Key, pair => pair.Value);
}
