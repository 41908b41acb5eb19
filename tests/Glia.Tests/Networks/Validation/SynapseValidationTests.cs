using System.Collections.Immutable;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Validation;

public sealed class SynapseValidationTests : ValidationFixture
{
    private static readonly Population s_neurons = new() { Name = "E", Size = 4, Model = ModelLibrary.Get("iaf_psc_exp") };

    private static readonly ImmutableDictionary<string, Modulator> s_reward = Modulated("dopamine", new StreamModulator((_, _) => 0));

    [Fact]
    public void Sound_synapses_give_no_finding()
    {
        AssertNothing(With(s_neurons, Plastic("stdp_synapse")));
        AssertNothing(With(s_neurons, Plastic("clopath_synapse")));
        AssertNothing(With(s_neurons, Plastic("rstdp") with { Weight = 2 * pA, Modulators = s_reward }));
        AssertNothing(With(s_neurons, Plastic("stdp_synapse") with { Weight = -20 * pA, Parameters = ParameterSet.Of(("Wmax", -100 * pA)) }));
    }

    [Fact]
    public void Unknown_parameter_gets_a_suggestion() => AssertError(
        "projection 'wires', synapse, parameter 'lamda': is unknown: the synapse model 'stdp_synapse' has no parameter of that name. Did you mean 'lambda'?",
        s_neurons, Plastic("stdp_synapse") with { Parameters = ParameterSet.Of(("lamda", 0.1)) });

    [Fact]
    public void Parameter_in_the_unit_of_weights_has_that_of_the_receptor() => AssertError(
        "projection 'wires', synapse, parameter 'Wmax': is 10 nS, but a current (pA) is expected. Give it in pA or another unit of the same dimension.",
        s_neurons, Plastic("stdp_synapse") with { Parameters = ParameterSet.Of(("Wmax", 10 * nS)) });

    [Fact]
    public void Parameter_has_one_value_for_the_projection() => AssertError(
        "projection 'wires', synapse, parameter 'lambda': has one value for the whole projection, but a distribution is given. Give one value, or declare a variable in the model and give its initial values.",
        s_neurons, Plastic("stdp_synapse") with { Parameters = ParameterSet.Of(("lambda", new UniformDistribution(0, 1))) });

    [Fact]
    public void Variable_is_no_parameter() => AssertError(
        "projection 'wires', synapse, parameter 'K_plus': is a variable of the synapse model 'stdp_synapse', not a parameter. Give it under the initial values.",
        s_neurons, Plastic("stdp_synapse") with { Parameters = ParameterSet.Of(("K_plus", 1.0)) });

    [Fact]
    public void Weight_starts_as_that_of_the_projection() => AssertError(
        "projection 'wires', synapse, initial value 'w': is the weight, which starts as the weight of the projection. Give it there.",
        s_neurons, Plastic("stdp_synapse") with { Initial = ParameterSet.Of(("w", 1 * pA)) });

    [Fact]
    public void Trace_starts_with_one_value() => AssertError(
        "projection 'wires', synapse, initial value 'K_plus': is a trace that all synapses of a neuron share, but a distribution is given. Give one value.",
        s_neurons, Plastic("stdp_synapse") with { Initial = ParameterSet.Of(("K_plus", new UniformDistribution(0, 1))) });

    [Fact]
    public void Missing_parameter_is_reported()
    {
        SynapseModel model = SynapseLibrary.Get("stdp_additive");
        AssertError("projection 'wires', synapse, parameter 'tau_plus': is not given, and the synapse model 'stdp_additive' has no default for it. Give a time (ms).",
            s_neurons, Plastic("stdp_additive") with { Synapse = model with { Parameters = model.Parameters.Remove("tau_plus") } });
    }

    [Fact]
    public void Missing_modulator_is_reported() => AssertError(
        "projection 'wires', synapse, modulator 'dopamine': is not given, but the synapse model 'rstdp' reads it. Give a population and its variable, or a schedule, of a pure number.",
        s_neurons, Plastic("rstdp") with { Weight = 2 * pA });

    [Fact]
    public void Unknown_modulator_gets_a_suggestion() => AssertError(
        "projection 'wires', synapse, modulator 'dopamin': is unknown: the synapse model 'rstdp' has no modulator of that name. Did you mean 'dopamine'?",
        s_neurons, Plastic("rstdp") with { Weight = 2 * pA, Modulators = s_reward.Add("dopamin", new StreamModulator((_, _) => 0)) });

    [Fact]
    public void Modulator_has_the_dimension_of_the_model() => AssertError(
        "projection 'wires', synapse, modulator 'dopamine': is 'V_m' of 'E', a voltage (mV), but a pure number is expected. Declare a variable of that unit in 'iaf_psc_exp', or change the synapse model.",
        s_neurons, Plastic("rstdp") with { Weight = 2 * pA, Modulators = Modulated("dopamine", new PopulationModulator(s_neurons, "V_m", Mean: true)) });

    [Fact]
    public void Modulator_has_at_most_one_region_per_neuron() => AssertError(
        "projection 'wires', synapse, modulator 'dopamine': has 5 regions for the 4 neurons of 'E'. Give at most one per neuron, or take the mean.",
        s_neurons, Plastic("rstdp") with { Weight = 2 * pA, Modulators = Modulated("dopamine", new StreamModulator((_, _) => 0, Regions: 5)) });

    [Fact]
    public void Modulator_schedule_is_checked() => AssertError(
        "projection 'wires', synapse, modulator 'dopamine': is a schedule of 1 times and 2 values. Give one value for each time.",
        s_neurons, Plastic("rstdp") with { Weight = 2 * pA, Modulators = Modulated("dopamine", new ScheduledModulator([1 * ms], [1, 2])) });

    [Fact]
    public void Population_of_a_modulator_is_in_the_network() => AssertError(
        "projection 'wires', synapse, modulator 'dopamine': is the population 'VTA', which is not in this network. Use the one that Add returned.",
        s_neurons, Plastic("rstdp") with { Weight = 2 * pA, Modulators = Modulated("dopamine", new PopulationModulator(s_neurons with { Name = "VTA" }, "V_m")) });

    [Fact]
    public void Variables_of_neurons_are_looked_up() => Assert.Contains(
        "the postsynaptic neuron's model 'iaf_psc_exp' has no variable 'r'", string.Join('\n', Validate(With(s_neurons, Plastic("oja")))), StringComparison.Ordinal);

    [Fact]
    public void Rule_that_waits_for_spikes_of_a_current_source_is_refused()
    {
        var source = new Population { Name = "dc", Size = 4, Model = ModelLibrary.Get("dc") };
        Finding[] findings = [.. Validate(With(s_neurons, source, Plastic("stdp_synapse") with { Source = source, Weight = 1 }))];
        Assert.Contains("projection 'wires', synapse: is 'stdp_synapse', which learns from presynaptic spikes, but 'dc' emits a current. Use a rule of rates, or a source of spikes.",
            findings.Select(finding => finding.ToString()));
    }

    [Theory]
    [InlineData(-20)]
    [InlineData(200)]
    public void Weights_outside_the_bounds_of_the_rule_are_told(double weight_pA) => AssertWarning(
        "projection 'wires', weight: lies outside the bounds 0 pA and 100 pA of the synapse model 'stdp_synapse', and is put to a bound at the first spike. Change 'Wmax' (negative for negative weights), or the weight.",
        s_neurons, Plastic("stdp_synapse") with { Weight = weight_pA * pA });

    [Fact]
    public void Settings_without_a_model_are_an_error() => AssertError(
        "projection 'wires', synapse: is not given, but there are parameters for it. Give a synapse model, or leave them out.",
        s_neurons, Plastic("stdp_synapse") with { Synapse = null, Parameters = ParameterSet.Of(("lambda", 0.1)) });

    [Fact]
    public void Faulty_model_is_reported_once_for_all_projections()
    {
        SynapseModel faulty = SynapseLibrary.Get("stdp_additive") with { OnPre = "w = nonsense" };
        Projection first = Plastic("stdp_additive") with { Synapse = faulty };
        Assert.Single(Validate(With(s_neurons, first, first with { Name = "more" })), finding => finding.ToString().Contains("nonsense", StringComparison.Ordinal));
    }

    [Fact]
    public void Plastic_synapse_takes_its_target_and_its_variables()
    {
        Network network = With(s_neurons, Plastic("stdp_synapse"), Plastic("rstdp") with { Name = "reward", Weight = 2 * pA, Modulators = s_reward });
        Assert.Equal([16 * (2.0 + 4), 16 * (2.0 + 4 + 4)], MemoryEstimate.Of(network, new StoragePlan { StateBytes = 4 }).Projections.Select(projection => projection.Bytes));
        Assert.Equal([16 * (2.0 + 8), 16 * (2.0 + 8 + 8)], MemoryEstimate.Of(network, new StoragePlan { StateBytes = 8 }).Projections.Select(projection => projection.Bytes));
    }

    private static Projection Plastic(string model) => Project(s_neurons, s_neurons) with { Synapse = SynapseLibrary.Get(model) };

    private static ImmutableDictionary<string, Modulator> Modulated(string name, Modulator modulator) => ImmutableDictionary<string, Modulator>.Empty.Add(name, modulator);
}
