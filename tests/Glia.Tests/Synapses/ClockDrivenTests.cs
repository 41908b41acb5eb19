using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Models;
using static Glia.Tests.Synapses.TestSynapses;

namespace Glia.Tests.Synapses;

public sealed class ClockDrivenTests
{
    [Fact]
    public void What_reads_a_neuron_between_events_is_clock_driven()
    {
        SynapseProgram program = Compile(Of("dx/dt = (v_post/mV - x)/(10*ms) : 1\ndy/dt = (x - y)/(5*ms) : 1\ndz/dt = -z/(3*ms) : 1", "z += 1"));
        Assert.Contains(program.Notes, note => note is { Variables: ["x"], Method: "clock-driven" } && note.Reason.Contains("it reads v_post", StringComparison.Ordinal));
        Assert.Contains(program.Notes, note => note is { Variables: ["y"], Method: "clock-driven" } && note.Reason.Contains("it reads x, which is clock-driven", StringComparison.Ordinal));
        Assert.Equal(["z"], program.Advance.Select(assign => assign.Target.Name));
        Assert.Equal(["z"], program.PreTraces.Select(state => state.Variable.Name));
    }

    [Fact]
    public void Exact_integration_of_coupled_equations_equals_their_closed_form()
    {
        // A damped rotation: x'' + …, which no chain of decays describes.
        SynapseModel model = Of("dx/dt = -x/tau + omega*y : 1\ndy/dt = -y/tau - omega*x : 1\ntau : second (constant)\nomega : hertz (constant)")
            with { Parameters = Map(("tau", "20 ms"), ("omega", "100 Hz")) };
        SynapseProgram program = Compile(model);
        Assert.Contains(program.Notes, note => note.Method == "exact");
        SynapseInterpreter synapse = Interpret(model, new SynapseSetting { TimeStep_ms = 0.5, Delay = 1, Initial = Values(("x", 1)) });
        synapse.Run([], [], 100);
        Assert.Equal(Math.Exp(-50.0 / 20) * Math.Cos(5), synapse["x", 100], 1e-12);
        Assert.Equal(-Math.Exp(-50.0 / 20) * Math.Sin(5), synapse["y", 100], 1e-12);
    }

    [Theory]
    [InlineData("exact", 1e-12)]
    [InlineData("exponential_euler", 1e-12)]
    [InlineData("rk4", 1e-7)]
    [InlineData("rk2", 1e-3)]
    [InlineData("euler", 1e-2)]
    public void Every_integrator_of_fixed_steps_can_be_asked_for(string method, double tolerance)
    {
        SynapseModel model = Of("dx/dt = (1 - x)/tau : 1 (clock-driven)\ntau : second (constant)") with { Method = method, Parameters = Map(("tau", "10 ms")) };
        SynapseInterpreter synapse = Interpret(model, new SynapseSetting { TimeStep_ms = 0.5, Delay = 1 });
        synapse.Run([], [], 40);
        Assert.Equal(1 - Math.Exp(-2), synapse["x", 40], tolerance);
        Assert.Contains(Compile(model).Notes, note => note.Method == method);
    }

    [Fact]
    public void Step_reads_neurons_and_traces_as_they_are_before_it()
    {
        SynapseModel model = Of("dx/dt = (v_post/mV + y + m)/ms : 1\ndy/dt = -y/ms : 1\nm : 1 (modulator)", "y += 1") with { Method = "euler" };
        SynapseInterpreter synapse = Interpret(model, new SynapseSetting { TimeStep_ms = 1, Delay = 1, Neurons = (_, stamp) => stamp, Modulators = (_, stamp) => 10 * stamp });
        synapse.Run([1], [], 4);
        double decay = Math.Exp(-1);
        double[] expected = [0, 0 + 0 + 10, 10 + 1 + 20, 31 + 2 + 1 + 30, 64 + 3 + decay + 40];
        for (int stamp = 0; stamp < expected.Length; stamp++) Assert.Equal(expected[stamp], synapse["x", stamp], 1e-12);
    }

    [Fact]
    public void White_noise_draws_numbers_of_its_own()
    {
        SynapseModel model = Of("dx/dt = -x/(10*ms) + xi/sqrt(10*ms) : 1\ny : 1", "y = rand()");
        SynapseProgram program = Compile(model);
        Assert.Equal(2, program.Draws);
        int noise = program.Clock.SelectMany(assign => Glia.Equations.Symbolics.Rewriting.Descendants(assign.Value)).OfType<Draw>().Select(draw => draw.Index).Distinct().Single();
        Assert.Equal(1, noise);
        SynapseInterpreter synapse = Interpret(model, new SynapseSetting { TimeStep_ms = 0.1, Delay = 1, Random = (_, _) => 2 });
        synapse.Run([], [], 1);
        Assert.Equal(2 * Math.Sqrt(0.1) / Math.Sqrt(10), synapse["x", 1], 1e-12);
    }

    [Fact]
    public void Sums_are_taken_before_the_statements_that_read_them()
    {
        SynapseModel model = Of("target : weight (constant)", "", "", "w *= target/sum_in(w)", "1 ms") with { Parameters = Map(("target", "10 pA")) };
        SynapseInterpreter synapse = Interpret(model, new SynapseSetting { TimeStep_ms = 0.5, Delay = 1, Initial = Values(("w", 2)), Sums = (_, own) => own + 6 });
        synapse.Run([], [], 3);
        Assert.Equal(2.5, synapse["w", 3]);
    }
}
