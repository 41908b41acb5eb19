using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Validation;

public sealed class ProjectionValidationTests : ValidationFixture
{
    private static readonly Population s_e = Neurons();
    private static readonly Population s_step = new() { Name = "step", Size = 1, Model = TestModels.Current };
    private static readonly Population s_g = new()
    {
        Name = "G", Size = 10, Model = TestModels.Conductance, Parameters = ImmutableDictionary<string, ParameterValue>.Empty.Add("E_L", -70 * mV),
    };

    [Fact]
    public void Ends_belong_to_the_network()
    {
        AssertError("projection 'wires', target: is the population 'I', which is not in this network. Add it first.", s_e, Project(s_e, Neurons(3, "I")));
        AssertError("projection 'wires', source: is a population 'E' that differs from the network's population of that name. Use the one that Add returned.",
            s_e, Project(s_e with { Size = 11 }, s_e));
        AssertError("projection 'wires', source: is not given. Name a population.", s_e, Project(s_e, s_e) with { Source = null! });
    }

    [Fact]
    public void Delays_are_at_least_one_step()
    {
        AssertError("projection 'wires', delay: is 0.05 ms, shorter than the time step 0.1 ms. Use a delay of at least 0.1 ms, or a smaller time step.", s_e, Delayed(0.05 * ms));
        AssertError("projection 'wires', delay: is uniform from 0 ms to 0.09 ms, shorter than the time step 0.1 ms. Use a delay of at least 0.1 ms, or a smaller time step.",
            s_e, Delayed(new UniformDistribution(0 * ms, 0.09 * ms)));
        AssertNothing(With(s_e, Delayed(0.1 * ms)));
    }

    [Fact]
    public void Delays_in_an_array_are_at_least_one_step() => AssertError(
        "projection 'wires', delay: is -1 ms at index 2, shorter than the time step 0.1 ms. Use delays of at least 0.1 ms, or a smaller time step.",
        s_e, Delayed(new ArrayDistribution([1, 1, -1, 1], Dimension.Time)) with { Rule = Pairs(4) });

    [Fact]
    public void Drawn_delays_that_fall_below_the_step_are_worth_a_warning()
    {
        AssertWarning("projection 'wires', delay: falls below the time step 0.1 ms in 3.1 % of the draws, and becomes 0.1 ms there. Give 0.1 ms as lower bound, to clip or to redraw.",
            s_e, Delayed(new NormalDistribution(1.5 * ms, 0.75 * ms)));
        AssertNothing(With(s_e, Delayed(new NormalDistribution(1.5 * ms, 0.75 * ms) { Low = 0.1 * ms })));
        AssertNothing(With(s_e, Delayed(new NormalDistribution(1.5 * ms, 0.75 * ms) { Low = 0.1 * ms, Bounds = OutOfBounds.Redraw })));
    }

    [Fact]
    public void Delays_off_the_grid_are_rounded_with_a_warning()
    {
        AssertWarning("projection 'wires', delay: is 1.57 ms, not a multiple of the time step 0.1 ms, and is rounded to 1.6 ms.", s_e, Delayed(1.57 * ms));
        AssertWarning("projection 'wires', delay: has 1 values that are not multiples of the time step 0.1 ms; they are rounded.",
            s_e, Delayed(new ArrayDistribution([1, 1.11], Dimension.Time)) with { Rule = Pairs(2) });
    }

    [Fact]
    public void Very_long_delays_are_questioned_or_refused()
    {
        AssertWarning("projection 'wires', delay: is 1500 ms. Is the unit meant?", s_e, Delayed(1.5 * s));
        AssertError("projection 'wires', delay: is 10000 ms, which exceeds the longest delay of 65,535 steps = 6553.5 ms. Use shorter delays, or a larger time step.",
            s_e, Delayed(10 * s));
    }

    [Fact]
    public void Delays_are_times()
    {
        AssertError("projection 'wires', delay: is 1.5, but a time (ms) is expected. Give it in ms or another unit of the same dimension.", s_e, Delayed(1.5));
        AssertError("projection 'wires', delay: has no value. Give a quantity or a distribution.", s_e, Delayed(null!));
    }

    [Fact]
    public void Weights_are_finite()
    {
        AssertError("projection 'wires', weight: is NaN, but every weight must be a finite number.", s_e, Weighted(new Quantity(double.NaN, Dimension.Current)));
        AssertError("projection 'wires', weight: is NaN at index 1 of its array, but every weight must be a finite number.",
            s_e, Weighted(new ArrayDistribution([1, double.NaN], Dimension.Current)) with { Rule = Pairs(2) });
    }

    [Fact]
    public void Weights_have_the_unit_of_the_receptor()
    {
        AssertError("projection 'wires', weight: is 1 nS, but the receptor 'excitatory' of 'leaky' takes a current (pA). Give a current (pA).", s_e, Weighted(1 * nS));
        AssertError("projection 'wires', weight: is 0.5, but the receptor 'excitatory' of 'leaky' takes a current (pA). Give a current (pA).",
            s_e, Weighted(0.5) with { Receptor = "excitatory" });
        AssertError("projection 'wires', weight: is 20 pA, but the receptor 'excitatory' of 'conductance' takes a conductance (nS). Give a conductance (nS).",
            s_g, Project(s_g, s_g));
    }

    [Fact]
    public void Weights_have_the_sign_of_the_receptor()
    {
        AssertNothing(With(s_e, Weighted(-20 * pA)));
        AssertNothing(With(s_e, Weighted(-20 * pA) with { Receptor = "inhibitory" }));
        AssertError("projection 'wires', weight: is -20 pA, but the receptor 'excitatory' of 'leaky' takes weights of 0 or more. Change the sign, or the receptor 'inhibitory'.",
            s_e, Weighted(-20 * pA) with { Receptor = "excitatory" });
        AssertError("projection 'wires', weight: is 20 pA, but the receptor 'inhibitory' of 'leaky' takes weights of 0 or less. Change the sign, or the receptor 'excitatory'.",
            s_e, Weighted(20 * pA) with { Receptor = "inhibitory" });
        AssertError("projection 'wires', weight: is -20 nS, but the receptor 'excitatory' of 'conductance' takes weights of 0 or more. Change the sign.",
            s_g, Project(s_g, s_g) with { Weight = -20 * nS });
        AssertError("projection 'wires', weight: is -2 pA at index 1, but the receptor 'excitatory' of 'leaky' takes weights of 0 or more. Change the sign, or the receptor 'inhibitory'.",
            s_e, Weighted(new ArrayDistribution([1, -2], Dimension.Current)) with { Receptor = "excitatory", Rule = Pairs(2) });
        AssertError("projection 'wires', weight: has the wrong sign: the receptor 'excitatory' of 'leaky' takes weights of 0 or more. Change the sign, or the receptor 'inhibitory'.",
            s_e, Weighted(new UniformDistribution(-2 * pA, -1 * pA)) with { Receptor = "excitatory" });
    }

    [Fact]
    public void Drawn_weights_have_the_sign_of_the_receptor()
    {
        AssertError("projection 'wires', weight: has the wrong sign in 2.3 % of the draws: the receptor 'excitatory' of 'leaky' takes weights of 0 or more. Give 0 as a bound, to clip or to redraw.",
            s_e, Weighted(new NormalDistribution(20 * pA, 10 * pA)) with { Receptor = "excitatory" });
        AssertNothing(With(s_e, Weighted(new NormalDistribution(87.8 * pA, 8.78 * pA)) with { Receptor = "excitatory" }));
        AssertNothing(With(s_e, Weighted(new NormalDistribution(20 * pA, 10 * pA))));
    }

    [Fact]
    public void Unknown_receptors_get_a_suggestion_and_the_list() => AssertError(
        "projection 'wires', receptor: is 'exitatory', which the model 'leaky' does not have. Its receptors: 'excitatory', 'inhibitory'. Did you mean 'excitatory'?",
        s_e, Weighted(20 * pA) with { Receptor = "exitatory" });

    [Fact]
    public void A_receptor_that_is_not_named_is_found_by_sign_if_it_can_be()
    {
        Population Of(params Receptor[] receptors) => s_e with { Model = TestModels.Neuron with { Receptors = [.. receptors] } };
        Receptor a = new("a", "I_ex += w", "pA"), b = new("b", "I_in += w", "pA"), positive = a with { Weights = "positive" };
        Population ambiguous = Of(a, b), none = Of(positive, b with { Weights = "positive" });
        AssertWarning("projection 'wires', receptor: is not named, and 'leaky' has several receptors for positive weights: the first of 'a', 'b' is taken. Name the one that is meant.",
            ambiguous, Project(ambiguous, ambiguous));
        AssertError("projection 'wires', receptor: is not named, and no receptor of 'leaky' takes negative weights. Name one of 'a', 'b', or change the sign of the weight.",
            none, Project(none, none) with { Weight = -1 * pA });
    }

    [Fact]
    public void A_target_of_spikes_has_a_receptor()
    {
        var noise = new Population { Name = "noise", Size = 10, Model = TestModels.Poisson };
        AssertError("projection 'wires', target: is 'noise', whose model 'noise' has no receptor for spikes. Connect to a neuron, or declare a receptor in the model.",
            s_e, noise, Project(s_e, noise));
    }

    [Fact]
    public void A_source_emits_something()
    {
        var silent = new Population { Name = "quiet", Size = 10, Model = TestModels.Silent };
        AssertError("projection 'wires', source: is 'quiet', whose model 'silent' emits neither spikes nor a current. Give the model a threshold, or leave the projection out.",
            s_e, silent, Project(silent, s_e));
    }

    [Fact]
    public void A_current_source_needs_a_current_input_and_a_pure_factor()
    {
        AssertNothing(With(s_e, s_step, Project(s_step, s_e) with { Weight = 1 }));
        AssertNothing(With(s_e, s_step, Project(s_step, s_e) with { Weight = 1, Receptor = "I_stim" }));
        AssertError("projection 'wires', weight: is 20 pA, but the weight of a current source is a factor without a unit. Give 1, and the amplitude in the source's parameters.",
            s_e, s_step, Project(s_step, s_e));
        AssertError("projection 'wires', target: is 'G', whose model 'conductance' has no current input, but 'current' emits a current. "
            + "Connect to a neuron with one, or declare it in the model: 'I_stim : amp (current)'.", s_g, s_step, Project(s_step, s_g) with { Weight = 1 });
    }

    [Fact]
    public void Spikes_and_currents_do_not_mix()
    {
        AssertError("projection 'wires', receptor: is 'excitatory', a receptor for spikes, but 'current' emits a current. Current inputs of 'leaky': 'I_stim'.",
            s_e, s_step, Project(s_step, s_e) with { Weight = 1, Receptor = "excitatory" });
        AssertError("projection 'wires', receptor: is 'I_stim', a current input, but 'E' emits spikes. Receptors of 'leaky': 'excitatory', 'inhibitory'.",
            s_e, Weighted(20 * pA) with { Receptor = "I_stim" });
        AssertError("projection 'wires', receptor: is 'I_stin', which the model 'leaky' does not have. Its current inputs: 'I_stim'. Did you mean 'I_stim'?",
            s_e, s_step, Project(s_step, s_e) with { Weight = 1, Receptor = "I_stin" });
    }

    [Fact]
    public void Arrays_have_one_value_per_synapse()
    {
        AssertError("projection 'wires', weight: is an array of 2 values for 100 synapses. Give one value per synapse.", s_e, Weighted(new ArrayDistribution([1, 2], Dimension.Current)));
        AssertError("projection 'wires', delay: is an array, but the rule draws its synapses in no fixed order. Use a distribution, or explicit pairs.",
            s_e, Delayed(new ArrayDistribution([1, 2], Dimension.Time)) with { Rule = new PairwiseBernoulli(0.1) });
        AssertNothing(With(s_e, Delayed(new ArrayDistribution([.. Enumerable.Repeat(1.0, 30)], Dimension.Time)) with { Rule = new FixedInDegree(3) }));
    }

    [Fact]
    public void Connecting_two_populations_twice_gives_two_names()
    {
        var network = new Network();
        Population e = network.AddPopulation("E", 10, TestModels.Neuron);
        network.Connect(e, e, new AllToAll(), 20 * pA, 1 * ms);
        network.Connect(e, e, new AllToAll(), -20 * pA, 1 * ms);
        Assert.Equal(["E->E", "E->E-2"], network.Projections.Select(projection => projection.Name));
        AssertNothing(network);
    }

    private static ExplicitPairs Pairs(int count) => new([.. Enumerable.Range(0, count)], [.. Enumerable.Range(0, count)]);

    private static Projection Delayed(Distribution delay) => Project(s_e, s_e) with { Delay = delay };

    private static Projection Weighted(Distribution weight) => Project(s_e, s_e) with { Weight = weight };
}
