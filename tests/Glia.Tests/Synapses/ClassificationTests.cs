using Glia.Equations.Ir;
using Glia.Models;
using static Glia.Tests.Synapses.TestSynapses;

namespace Glia.Tests.Synapses;

public sealed class ClassificationTests
{
    [Fact]
    public void Traces_of_pair_stdp_belong_to_neurons_and_the_weight_to_the_synapse()
    {
        SynapseProgram program = Compile(PairStdp);
        Assert.Equal(["apre"], Names(program.PreTraces));
        Assert.Equal(["apost"], Names(program.PostTraces));
        Assert.Equal(["w"], Names(program.States));
        Assert.True(program.IsEventDriven);
        Assert.False(program.IsStatic);
        Assert.Equal(["apre", "w"], program.OnPre.Select(assign => assign.Target.Name));
        Assert.Equal("w", Assert.IsType<Read>(program.Transmit).Variable.Name);
    }

    [Fact]
    public void All_of_tsodyks_but_the_weight_is_shared_by_the_synapses_of_a_source()
    {
        SynapseProgram program = Compile(Tsodyks);
        Assert.Equal(["u", "x"], Names(program.PreTraces));
        Assert.Equal(["w"], Names(program.States));
    }

    [Theory]
    [InlineData("dx/dt = -x/(10*ms) : 1", "x += 1", "", "pre-trace")]
    [InlineData("dx/dt = -x/(10*ms) : 1", "", "x += 1", "post-trace")]
    [InlineData("x : second", "x = t", "", "pre-trace")]
    [InlineData("x : 1", "x += 1", "", "pre-trace")]
    [InlineData("x : 1\ny : 1", "y += 1; x += y", "", "pre-trace")]
    [InlineData("x : 1\nk : 1 (local)", "k = 2; x += k", "", "pre-trace")]
    [InlineData("x : 1\nf = x + 1 : 1", "x = 2*f", "", "pre-trace")]
    [InlineData("x : 1", "", "", "no spike sets it")]
    [InlineData("x : 1", "x += 1", "x = 0", "spikes of both neurons set it")]
    [InlineData("x : 1", "x += rand()", "", "a random number sets it")]
    [InlineData("x : 1\nk : 1 (local)", "k = rand(); x += k", "", "a random number sets it")]
    [InlineData("x : weight", "x += w", "", "it depends on w")]
    [InlineData("x : 1", "x += i", "", "it depends on i")]
    [InlineData("x : 1\nm : 1 (modulator)", "x += m", "", "it depends on m")]
    [InlineData("x : volt", "x = v_post", "", "it depends on v_post")]
    [InlineData("x : 1\ny : 1", "x += y", "y += 1", "it depends on y")]
    [InlineData("dx/dt = -x/(10*ms) : 1 (clock-driven)", "x += 1", "", "it is clock-driven")]
    [InlineData("dx/dt = (w/pA - x)/(10*ms) : 1", "x += 1", "", "it depends on w")]
    public void Variable_is_a_trace_when_only_one_neuron_decides_it(string equations, string onPre, string onPost, string expected)
    {
        SynapseProgram program = Compile(Of(equations, onPre, onPost));
        IntegrationNote note = program.Notes.First(item => item.Variables is ["x"]);
        Assert.Contains(expected, note.Method + "; " + note.Reason, StringComparison.Ordinal);
        Assert.Equal(expected == "pre-trace", Names(program.PreTraces).Contains("x"));
        Assert.Equal(expected == "post-trace", Names(program.PostTraces).Contains("x"));
    }

    [Fact]
    public void Trace_that_leans_on_a_state_takes_those_along_that_lean_on_it()
    {
        SynapseProgram program = Compile(Of("a : 1\nb : 1\nc : 1", "a += w/pA; b += a; c += 1"));
        Assert.Equal(["w", "a", "b"], Names(program.States));
        Assert.Equal(["c"], Names(program.PreTraces));
    }

    [Fact]
    public void Initial_value_that_is_drawn_makes_a_variable_one_of_each_synapse()
    {
        SynapseModel model = Of("x : 1", "x += 1") with { Initial = Map(("x", "rand()")) };
        Assert.Equal(["w", "x"], Names(Compile(model).States));
    }

    [Fact]
    public void Time_of_a_postsynaptic_spike_differs_between_synapses_with_dendritic_delays()
    {
        SynapseModel model = Of("x : second", "", "x = t");
        Assert.Equal(["x"], Names(Compile(model).PostTraces));
        Assert.Equal(["w", "x"], Names(Compile(model with { Delay = DelaySite.Dendritic }).States));
    }

    [Fact]
    public void Model_that_changes_nothing_is_static()
    {
        Assert.True(Compile(Of("")).IsStatic);
        Assert.True(Compile(Of("", "transmit = w")).IsStatic);
        Assert.False(Compile(Of("", "transmit = 2*w")).IsStatic);
    }

    [Fact]
    public void Reads_modulators_and_sums_are_listed()
    {
        SynapseProgram program = Compile(Of("da/dt = (v_post/mV - sum_in(w/pA) + d)/(10*ms) : 1\nd : 1 (modulator)", "w += r_pre*pA*ms", "w += excess_post*pA/mV"));
        Assert.Equal(["r_pre"], program.PreReads.Select(read => read.Variable.Name));
        Assert.Equal(["excess_post", "v_post"], program.PostReads.Select(read => read.Variable.Name).Order());
        Assert.Contains("v", program.PostReads.Select(read => read.Name));
        Assert.Equal(["d"], program.Modulators.Select(variable => variable.Name));
        Assert.Equal(SumExtent.Incoming, Assert.Single(program.Sums).Extent);
        Assert.False(program.IsEventDriven);
    }

    private static IEnumerable<string> Names(IEnumerable<StateDefinition> states) => states.Select(state => state.Variable.Name);
}
