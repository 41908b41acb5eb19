using Glia.Equations;
using Glia.Errors;
using Glia.Models;
using Glia.Quantities;
using static Glia.Tests.Synapses.TestSynapses;

namespace Glia.Tests.Synapses;

public sealed class SynapseErrorTests
{
    [Theory]
    [InlineData("dx/dt = -x*x/ms : 1 (event-driven)", "s/equations(2,9): synapse model 's', dx/dt: 'x' cannot be event-driven, for it has no closed form between events: the equation is not linear in x. Use the flag 'clock-driven'.")]
    [InlineData("dx/dt = -x*v_post/mV/ms : 1 (event-driven)", "s/equations(2,9): synapse model 's', dx/dt: 'x' cannot be event-driven, for it has no closed form between events: it reads v_post, a variable of the neuron, which changes between events. Use the flag 'clock-driven'.")]
    [InlineData("dx/dt = d/ms : 1 (event-driven)\nd : 1 (modulator)", "it reads the modulator d, which changes between events")]
    [InlineData("dx/dt = t/ms**2 : 1 (event-driven)", "it reads t.")]
    [InlineData("dx/dt = xi/sqrt(ms) : 1 (event-driven)", "it contains white noise (xi)")]
    [InlineData("dx/dt = sum_in(w)/pA/ms : 1 (event-driven)", "it reads a sum over synapses")]
    [InlineData("dx/dt = -x*y/ms : 1 (event-driven)\ndy/dt = -y/ms : 1", "the rate of x depends on y, which changes between events")]
    [InlineData("dx/dt = y/ms : 1 (event-driven)\ndy/dt = x/ms : 1", "x and y act on each other")]
    [InlineData("dx/dt = y/ms : 1 (event-driven)\ndy/dt = -y/ms : 1 (clock-driven)", "it reads y, which is clock-driven")]
    [InlineData("dx/dt = exp(y)/ms : 1 (event-driven)\ndy/dt = -y/ms : 1", "y enters other than by sums and products")]
    public void Event_driven_equation_without_a_closed_form_says_why(string equations, string message) => Reported(Of(equations), message);

    [Theory]
    [InlineData("dx/dt = -x/tau : 1\ntaux : second (constant)", "s/equations(2,12): synapse model 's', dx/dt: unknown name 'tau'. Did you mean 'taux'?")]
    [InlineData("dx/dt = -x/(10*mV) : 1", "found 1/mV, expected a rate (1/ms).")]
    [InlineData("x : wheight", "s/equations(2,5): synapse model 's', equations: the unit 'wheight' has the unknown unit 'wheight'.")]
    [InlineData("dx/dt = -x/ms : 1 (event driven)", "unknown flag 'event driven'. Did you mean 'event-driven'? Possible for a differential equation: event-driven, clock-driven.")]
    [InlineData("dx/dt = -x/ms : 1 (event-driven, clock-driven)", "the flags 'event-driven' and 'clock-driven' exclude each other.")]
    [InlineData("x : 1 (event-driven)", "the flag 'event-driven' does not apply to a parameter or variable; possible: constant, modulator, local.")]
    [InlineData("x = 1 : 1 (constant)", "the flag 'constant' does not apply to a subexpression; possible: none.")]
    [InlineData("transmit : 1", "'transmit' has a meaning of its own in equations; choose another name.")]
    [InlineData("j : 1", "'j' has a meaning of its own in equations; choose another name.")]
    [InlineData("sum_in : 1", "'sum_in' is the name of a function; choose another name.")]
    [InlineData("dx/dt = rand()/ms : 1", "random numbers are drawn at spikes and in run_regularly")]
    [InlineData("dx/dt = y/ms : 1\ny : 1 (local)", "'y' lives within an event and has no value between events.")]
    [InlineData("dx/dt = sum_in(sum_in(w))/pA/ms : 1", "sums cannot be nested")]
    [InlineData("dx/dt = sum_in(rand())/ms : 1", "what is summed cannot draw random numbers.")]
    [InlineData("dx/dt = sum_in(w, x)/pA/ms : 1", "sum_in(…) takes 1 argument, found 2.")]
    [InlineData("dx/dt = V_post/mV/ms : 1", "s/equations(2,9): synapse model 's', dx/dt: the postsynaptic neuron's model 'neuron' has no variable 'V'. Did you mean 'v_post'?")]
    [InlineData("dx/dt = int(above_pre)/ms : 1", "'above' is a condition, which synapses cannot read")]
    public void Error_in_an_equation_names_place_and_cause(string equations, string message) => Reported(Of(equations), message);

    [Theory]
    [InlineData("x = 1", "s/on_pre(1,1): synapse model 's', on_pre: unknown variable 'x'.")]
    [InlineData("trace2 = 1", "unknown variable 'trace2'. Did you mean 'trace'?")]
    [InlineData("w += 1", "s/on_pre(1,6): synapse model 's', on_pre: found a pure number, expected a current (pA).")]
    [InlineData("transmit = 1", "found a pure number, expected a current (pA).")]
    [InlineData("tau = 1*ms", "'tau' is a parameter and cannot be set; to make it a variable of each synapse, give it under 'initial' instead of 'parameters' and without a flag.")]
    [InlineData("v_post = 1*mV", "'v_post' is a variable of the neuron, which synapses can read but not set; what they do to a neuron goes through its receptor.")]
    [InlineData("m = 1", "'m' is a modulator, which the network gives, and cannot be set.")]
    [InlineData("f = 1", "'f' is a subexpression and cannot be set; set what it depends on.")]
    [InlineData("t = 1*ms", "'t' cannot be set.")]
    [InlineData("z = k; k = 1", "s/on_pre(1,5): synapse model 's', on_pre: 'k' is read before these statements have set it; a local has no value of its own.")]
    [InlineData("z = transmit/pA", "'transmit' is read before these statements have set it")]
    [InlineData("w += sum_in(w)", "sums over synapses are taken in clock-driven equations and in run_regularly, not at spikes")]
    [InlineData("z = poisson(2)", "synapses draw rand(), randn() and binomial(n, p), but not poisson(mean).")]
    [InlineData("z = rate_pre*ms", "the presynaptic neuron's model 'neuron' has no variable 'rate'.")]
    public void Error_at_a_spike_names_place_and_cause(string onPre, string message) =>
        Reported(Of("trace : 1\nz : 1\nk : 1 (local)\nm : 1 (modulator)\nf = z : 1\ntau : second (constant)", onPre), message);

    [Theory]
    [InlineData("x : 1", "lack the weight; add the line 'w : weight'.")]
    [InlineData("w : volt", "e/equations(1,5): synapse model 'e', equations: the weight 'w' is a voltage (mV), expected the unit of the receptor's weights, a current (pA); write 'w : weight'.")]
    [InlineData("w = 1*pA : weight", "'w' is the weight and must be a variable; write 'w : weight'.")]
    [InlineData("w : weight (constant)", "'w' is the weight and must be a variable")]
    public void Weight_must_be_there_in_its_unit(string equations, string message) => Reported(new SynapseModel { Name = "e", Equations = equations }, message);

    [Fact]
    public void Transmit_is_for_arrivals_only()
    {
        Reported(Of("", onPost: "transmit = w"), "'transmit' is what a presynaptic spike carries; it can only be set in on_pre.");
        Reported(Of("", regular: "transmit = w", interval: "1 ms"), "s/run_regularly(1,1): synapse model 's', run_regularly: 'transmit' is what a presynaptic spike carries");
    }

    [Theory]
    [InlineData("", "is missing, but the model has run_regularly; say how often that runs, for example '100 ms'.")]
    [InlineData("5", "found a pure number, expected a time (ms).")]
    [InlineData("0 ms", "is 0 ms, but must be positive.")]
    [InlineData("-2*ms", "is -2 ms, but must be positive.")]
    [InlineData("k*ms*z", "may depend on parameters only.")]
    [InlineData("k", "s/interval(1,1): synapse model 's', interval: found a pure number, expected a time (ms).")]
    [InlineData("pausee", "unknown name 'pausee'. Did you mean 'pause'?")]
    public void Interval_must_be_a_positive_time(string interval, string message) => Reported(Of("k : 1 (constant)\npause : second (constant)\nz : 1", regular: "z = k*pause/ms", interval: interval), message);

    [Fact]
    public void Interval_without_statements_is_reported() => Reported(Of("", interval: "1 ms"), "has no effect, for the model has no run_regularly");

    [Fact]
    public void Dendritic_delay_takes_no_clock_driven_equations()
    {
        SynapseModel model = Of("dx/dt = -x*v_post/mV/ms : 1\ndy/dt = -y/ms : 1 (clock-driven)") with { Delay = DelaySite.Dendritic };
        Reported(model, "'x' is clock-driven (no closed form between events: it reads v_post, a variable of the neuron, which changes between events), but a dendritic delay is for event-driven variables only. Use delay: axonal.", 2);
        Reported(model, "'y' is clock-driven (asked for by the model)", 2);
    }

    [Fact]
    public void Neuron_variables_need_a_neuron()
    {
        Finding finding = Assert.Single(SynapseCompiler.Check(Of("", "w += v_post*pA/mV"), new SynapseContext(Dimension.Current, null, null)));
        Assert.Contains("'v_post' is a variable of the postsynaptic neuron, whose model is not known here.", finding.Message, StringComparison.Ordinal);
        var broken = new NeuronModel { Name = "broken", Equations = "dv/dt = v : volt" };
        finding = Assert.Single(SynapseCompiler.Check(Of("", "w += v_post*pA/mV"), new SynapseContext(Dimension.Current, null, broken)));
        Assert.Contains("something is wrong with 'broken'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rkf45", "The integrator has inner steps of its own, which synapses cannot take. Use 'rk4', or another method of fixed steps.")]
    [InlineData("rk5", "The integrator 'rk5' is unknown. Did you mean 'rk")]
    [InlineData("exact", "The integrator 'exact' cannot be used: the equation of x is not linear")]
    public void Integrator_that_cannot_be_used_is_reported(string method, string message) => Reported(Of("dx/dt = -x*x/ms : 1 (clock-driven)") with { Method = method }, message);

    [Theory]
    [InlineData("tauu", "1 ms", "'tauu' is not a parameter: no text of the model uses it. Did you mean 'tau'?")]
    [InlineData("x", "1", "'x' is a state variable, not a parameter; give its start value under 'initial'.")]
    [InlineData("m", "1", "'m' is a modulator, not a parameter; the projection says which signal it is.")]
    [InlineData("k", "1", "'k' lives within an event and is not a parameter; statements set it.")]
    [InlineData("tau", "1 mV", "found a voltage (mV), expected a time (ms).")]
    public void Wrong_parameter_is_reported(string name, string text, string message) => Reported(
        Of("dx/dt = -x/tau : 1\nm : 1 (modulator)\nk : 1 (local)\ntau : second (constant)", "k = m; x += k") with { Parameters = Map(("tau", "10 ms")).SetItem(name, text) }, message);

    [Theory]
    [InlineData("w", "1 pA", "'w' starts with the weight that the projection gives; leave it out here.")]
    [InlineData("x", "w/pA", "'w' starts with the weight that the projection gives")]
    [InlineData("x", "1 mV", "found a voltage (mV), expected a pure number.")]
    [InlineData("y", "1", "'y' is not a state variable.")]
    [InlineData("k", "1", "'k' is not a state variable and has no start value.")]
    public void Wrong_initial_value_is_reported(string name, string text, string message) =>
        Reported(Of("x : 1\nk : 1 (local)", "k = 1; x += k") with { Initial = Map((name, text)) }, message);

    [Fact]
    public void Unused_names_are_warned_of()
    {
        Finding[] findings = [.. SynapseCompiler.Check(Of("tau : second (constant)\nm : 1 (modulator)"), Currents)];
        Assert.Equal(["nothing uses 'tau'.", "nothing uses 'm'."], findings.Select(finding => finding.Message));
        Assert.All(findings, finding => Assert.Equal(Severity.Warning, finding.Severity));
    }

    [Fact]
    public void All_findings_come_at_once()
    {
        GliaException error = Assert.Throws<GliaException>(() => Compile(Of("dx/dt = y : 1\nz : volts", "a = 1", "b = 2")));
        Assert.Equal(4, error.Findings.Length);
    }

    [Fact]
    public void Model_is_checked_without_its_place()
    {
        Assert.Empty(SynapseCompiler.Check(PairStdp));
        Assert.Empty(SynapseCompiler.Check(Of("g : siemens (constant)", "w += g")));
        Assert.Empty(SynapseCompiler.Check(Of("", "w += u_post*w")));
        Assert.Contains("unknown name 'gmax'", Assert.Single(SynapseCompiler.Check(Of("", "w += gmax"))).Message, StringComparison.Ordinal);
        Assert.NotEmpty(SynapseCompiler.Check(Of("g : siemens (constant)\nc : amp (constant)", "w += g; w += c")));
    }

    [Fact]
    public void Weight_has_the_unit_of_its_receptor()
    {
        SynapseContext conductances = Currents with { Weight = Dimension.Conductance };
        Assert.Equal(Dimension.Conductance, SynapseCompiler.Compile(PairStdp, conductances).WeightDimension);
        Assert.Same(SynapseCompiler.Compile(PairStdp, conductances), SynapseCompiler.Compile(PairStdp, conductances));
        Assert.Equal(2, SynapseCompiler.Compile(PairStdp, conductances).Parameters.Single(parameter => parameter.Variable.Name == "A_plus").Default);
        Assert.Contains("expected a conductance (nS)", Assert.Throws<GliaException>(() => SynapseCompiler.Compile(Of("", "w += 1*pA"), conductances)).Message, StringComparison.Ordinal);
    }

    private static void Reported(SynapseModel model, string message, int count = 1)
    {
        Finding[] errors = [.. SynapseCompiler.Check(model, Currents).Where(finding => finding.Severity == Severity.Error)];
        Assert.Contains(errors, error => error.ToString().Contains(message, StringComparison.Ordinal));
        Assert.Equal(count, errors.Length);
    }
}
