using System.Collections.Immutable;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Validation;

public sealed class PopulationValidationTests : ValidationFixture
{
    [Theory, InlineData(0, "0"), InlineData(-5, "-5"), InlineData(-5000, "-5,000")]
    public void Sizes_are_positive(long size, string shown) => AssertError(
        $"population 'E', size: is {shown}, but a population has at least one neuron. Give a size of 1 or more, or leave the population out.", Neurons(size));

    [Fact]
    public void A_network_has_a_population() => AssertError("network: has no population. Add at least one.");

    [Fact]
    public void Neurons_can_be_numbered() => AssertError(
        "network: has 10,000,000,000 neurons, but at most 8,589,934,592 can be numbered. Use smaller populations.",
        [.. Enumerable.Range(0, 5).Select(i => Neurons(2_000_000_000, $"E{i}"))]);

    [Fact]
    public void Populations_are_indexed_with_31_bits() => AssertError(
        "population 'E', size: is 2,147,483,647, but a population has at most 2,147,483,583 neurons. Divide it into several.", Neurons(int.MaxValue));

    [Theory, InlineData(0.0, "0 ms"), InlineData(-0.1, "-0.1 ms"), InlineData(double.PositiveInfinity, "Infinity ms")]
    public void The_time_step_is_positive(double step_ms, string shown)
    {
        var network = new Network { TimeStep = step_ms * ms };
        network.Add(Neurons());
        AssertOne(Severity.Error, $"network, time step: is {shown}, but it must be finite and above 0 ms. 0.1 ms is customary.", network);
    }

    [Fact]
    public void A_time_step_in_the_wrong_unit_is_worth_a_warning()
    {
        var coarse = new Network { TimeStep = 0.1 * s };
        coarse.Add(Neurons());
        AssertOne(Severity.Warning, "network, time step: is 100 ms, longer than membranes and synapses take. Is the unit meant? 0.1 ms is customary.", coarse);
        var fine = new Network { TimeStep = 0.1 * ns };
        fine.Add(Neurons());
        AssertOne(Severity.Warning, "network, time step: is 1E-07 ms: one second takes 1E+10 steps. Is the unit meant? 0.1 ms is customary.", fine);
    }

    [Fact]
    public void Names_are_unique_and_not_empty()
    {
        AssertError("population 'E': appears 2 times, but names of populations are unique. Rename all but one.", Neurons(), Neurons(5));
        AssertError("network: has a population without a name. Give every population a name.", Neurons(5, " "));
        Population e = Neurons();
        AssertError("projection 'wires': appears 2 times, but names of projections are unique. Rename all but one.", e, Project(e, e), Project(e, e));
        AssertError("recorder 'r': appears 2 times, but names of recorders are unique. Rename all but one.",
            e, new SpikeRecorder { Name = "r", Population = e }, new RateRecorder { Name = "r", Population = e });
    }

    [Fact]
    public void A_model_that_cannot_be_compiled_is_reported_once()
    {
        var broken = new NeuronModel { Name = "broken", Equations = "dx/dt = -x/tau : 1" };
        Network network = With(new Population { Name = "A", Size = 1, Model = broken }, new Population { Name = "B", Size = 1, Model = broken });
        Finding finding = Assert.Single(Validate(network));
        Assert.StartsWith("model 'broken'", finding.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_parameters_get_a_suggestion()
    {
        AssertError("population 'E', parameter 'tau_n': is unknown: the model 'leaky' has no parameter of that name. Did you mean 'tau_m'?",
            Parameter("tau_n", 10 * ms));
        AssertError("population 'E', parameter 'something': is unknown: the model 'leaky' has no parameter of that name. It has: 'C_m', 'tau_m', 'tau_syn', 'E_L', 'V_th'.",
            Parameter("something", 10 * ms));
    }

    [Fact]
    public void Unknown_initial_values_get_a_suggestion() => AssertError(
        "population 'E', initial value 'Vm': is unknown: the model 'leaky' has no state variable of that name. Did you mean 'V_m'?", Initial("Vm", -70 * mV));

    [Fact]
    public void Parameters_and_states_are_told_apart()
    {
        AssertError("population 'E', parameter 'V_m': is a state variable of the model 'leaky', not a parameter. Give it under the initial values.",
            Parameter("V_m", -70 * mV));
        AssertError("population 'E', initial value 'E_L': is a parameter of the model 'leaky', not a state variable. Give it under the parameters.",
            Initial("E_L", -70 * mV));
        AssertError("population 'E', initial value '_refractory': is unknown: the model 'leaky' has no state variable of that name. It has: 'V_m', 'I_ex', 'I_in'.",
            Initial("_refractory", 1.0));
    }

    [Fact]
    public void Dimensions_of_values_are_checked()
    {
        AssertError("population 'E', parameter 'tau_m': is 20 mV, but a time (ms) is expected. Give it in ms or another unit of the same dimension.",
            Parameter("tau_m", 20 * mV));
        AssertError("population 'E', initial value 'V_m': is 5, but a voltage (mV) is expected. Give it in mV or another unit of the same dimension.",
            Initial("V_m", 5.0));
        AssertError("population 'E', parameter 'tau_m': is a voltage (mV), but a time (ms) is expected. Give it in ms or another unit of the same dimension.",
            Parameter("tau_m", new NormalDistribution(1 * mV, 1 * mV)));
    }

    [Fact]
    public void Values_are_finite()
    {
        AssertError("population 'E', parameter 'tau_m': is Infinity ms, but every value must be a finite number.", Parameter("tau_m", double.PositiveInfinity * ms));
        AssertError("population 'E', parameter 'tau_m': is NaN, but every value must be a finite number.",
            Parameter("tau_m", new Quantity(double.NaN, Dimension.Time)));
        AssertError("population 'E', initial value 'V_m': is NaN at index 1 of its array, but every value must be a finite number.",
            Neurons(2) with { Initial = Values("V_m", new DistributedValue(new ArrayDistribution([1, double.NaN], Dimension.Voltage))) });
    }

    [Fact]
    public void Arrays_have_one_value_per_neuron()
    {
        AssertError("population 'E', parameter 'tau_m': is an array of 2 values for 10 neurons. Give one value per neuron, or one for all.",
            Parameter("tau_m", new ArrayDistribution([10, 11], Dimension.Time)));
        AssertError("population 'E', parameter 'tau_m': is an array without values. Give one value per neuron or synapse.",
            Parameter("tau_m", new ArrayDistribution(default, Dimension.Time)));
    }

    [Fact]
    public void Parameters_without_default_must_be_given()
    {
        var population = new Population { Name = "E", Size = 1, Model = TestModels.Conductance };
        AssertError("population 'E', parameter 'E_L': is not given, and the model 'conductance' has no default for it. Give a voltage (mV).", population);
        AssertNothing(With(population with { Parameters = Values("E_L", -70 * mV) }));
    }

    [Fact]
    public void Shared_parameters_have_one_value()
    {
        Population population = new() { Name = "E", Size = 1, Model = TestModels.Conductance, Parameters = Values("E_L", -70 * mV).Add("C_m", new UniformDistribution(1 * pF, 2 * pF)) };
        AssertError("population 'E', parameter 'C_m': has one value for the whole population, but is given per neuron. Give one value, or make one population per value.", population);
    }

    [Fact]
    public void Parameters_with_which_the_equations_divide_by_zero_are_reported()
    {
        AssertError("population 'E': has V_m = NaN mV after the first step. Parameters that are 0: tau_m = 0 ms. Give parameters and initial values with which the equations stay finite.",
            Parameter("tau_m", 0 * ms));
        AssertError("population 'E': has V_m = NaN mV after the first step. Parameters that are 0: C_m = 0 pF. Give parameters and initial values with which the equations stay finite.",
            Parameter("C_m", new UniformDistribution(-1 * pF, 1 * pF)));
    }

    [Fact]
    public void Negative_times_are_worth_a_warning() => AssertWarning(
        "population 'E', parameter 'tau_m': is -5 ms, but a time (ms) is hardly ever negative. Is the sign meant?", Parameter("tau_m", -5 * ms));

    [Fact]
    public void Positions_match_the_size()
    {
        AssertError("population 'E', positions: is a grid of 3 x 3 = 9 cells for 10 neurons. Make columns x rows equal to the size.",
            Neurons() with { Positions = new GridPositions(3, 3, 1 * mm, 1 * mm) });
        AssertError("population 'E', positions: is a grid of 0 x 3, but it needs at least one column and one row.",
            Neurons() with { Positions = new GridPositions(0, 3, 1 * mm, 1 * mm) });
        AssertError("population 'E', positions: has the height 0 um, but it must be finite and above 0 um.",
            Neurons() with { Positions = new GridPositions(5, 2, 1 * mm, 0 * mm) });
        AssertError("population 'E', positions: has the width -1 um, but it must be finite and above 0 um.",
            Neurons() with { Positions = new RandomPositions(-1 * um, 1 * mm) });
        AssertError("population 'E', positions: has 1 y coordinates for 2 neurons. Give one per neuron.",
            Neurons(2) with { Positions = new ExplicitPositions([1, 2], [1], []) });
        AssertError("population 'E', positions: has NaN as x of neuron 1, but it must be a finite length.",
            Neurons(2) with { Positions = new ExplicitPositions([1, double.NaN], [1, 2], default) });
    }

    private static Population Parameter(string name, ParameterValue value) => Neurons() with { Parameters = Values(name, value) };

    private static Population Initial(string name, ParameterValue value) => Neurons() with { Initial = Values(name, value) };

    private static ImmutableDictionary<string, ParameterValue> Values(string name, ParameterValue value) =>
        ImmutableDictionary<string, ParameterValue>.Empty.Add(name, value);
}
