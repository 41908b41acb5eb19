using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Validation;

public sealed class RuleValidationTests : ValidationFixture
{
    [Fact]
    public void A_sound_network_has_no_findings()
    {
        Population e = Neurons(), i = Neurons(10, "I");
        ConnectionRule[] rules =
        [
            new OneToOne(), new AllToAll(), new PairwiseBernoulli(0.1), new FixedInDegree(5), new FixedOutDegree(5), new FixedTotalNumber(1000),
            new ExplicitPairs([0, 9], [9, 0]) { Multapses = false },
        ];
        foreach (ConnectionRule rule in rules) AssertNothing(With(e, i, Project(e, i, rule)));
    }

    [Fact]
    public void One_to_one_needs_equal_sizes()
    {
        Population e = Neurons(), i = Neurons(3, "I");
        AssertError("projection 'wires', rule: is one-to-one, but 'E' has 10 neurons and 'I' 3. Make the sizes equal, or use all-to-all for a single source.",
            e, i, Project(e, i, new OneToOne()));
    }

    [Fact]
    public void One_to_one_within_a_population_needs_autapses()
    {
        Population e = Neurons();
        AssertError("projection 'wires', rule: is one-to-one from a population to itself with autapses forbidden, which leaves no synapse. Allow autapses, or use another rule.",
            e, Project(e, e, new OneToOne { Autapses = false }));
    }

    [Theory, InlineData(-0.1, "-0.1"), InlineData(10, "10"), InlineData(double.NaN, "NaN")]
    public void Probabilities_lie_between_0_and_1(double probability, string shown)
    {
        Population e = Neurons();
        AssertError($"projection 'wires', rule: has the probability {shown}, but a probability lies between 0 and 1. Give it as a fraction, not in percent.",
            e, Project(e, e, new PairwiseBernoulli(probability)));
    }

    [Fact]
    public void Probability_0_is_worth_a_warning()
    {
        Population e = Neurons();
        AssertWarning("projection 'wires', rule: has the probability 0 and makes no synapse. Leave the projection out.", e, Project(e, e, new PairwiseBernoulli(0)));
    }

    [Fact]
    public void Degrees_are_not_negative()
    {
        Population e = Neurons();
        AssertError("projection 'wires', rule: has the in-degree -1, but it must be 0 or more. Give the number of synapses of each neuron.",
            e, Project(e, e, new FixedInDegree(-1)));
        AssertError("projection 'wires', rule: has the out-degree -1, but it must be 0 or more. Give the number of synapses of each neuron.",
            e, Project(e, e, new FixedOutDegree(-1)));
        AssertError("projection 'wires', rule: asks for -1 synapses in all, but the number must be 0 or more.", e, Project(e, e, new FixedTotalNumber(-1)));
    }

    [Fact]
    public void Degree_0_is_worth_a_warning()
    {
        Population e = Neurons();
        AssertWarning("projection 'wires', rule: has the in-degree 0 and makes no synapse. Leave the projection out.", e, Project(e, e, new FixedInDegree(0)));
        AssertWarning("projection 'wires', rule: asks for 0 synapses in all. Leave the projection out.", e, Project(e, e, new FixedTotalNumber(0)));
    }

    [Fact]
    public void Degree_without_multapses_is_limited_by_the_partners()
    {
        Population e = Neurons(), i = Neurons(10, "I");
        AssertNothing(With(e, i, Project(e, i, new FixedInDegree(10) { Multapses = false })));
        AssertError("projection 'wires', rule: has the in-degree 11 without multapses, but 'E' offers only 10 different neurons. Lower the degree, or allow multapses.",
            e, i, Project(e, i, new FixedInDegree(11) { Multapses = false }));
        AssertError("projection 'wires', rule: has the out-degree 10 without multapses, but 'E' offers only 9 different neurons. Lower the degree, or allow multapses.",
            e, Project(e, e, new FixedOutDegree(10) { Multapses = false, Autapses = false }));
    }

    [Fact]
    public void A_single_neuron_without_autapses_has_no_partner()
    {
        Population e = Neurons(1);
        AssertError("projection 'wires', rule: has the in-degree 2 without autapses, but 'E' has no other neuron. Allow autapses.",
            e, Project(e, e, new FixedInDegree(2) { Autapses = false }));
        AssertError("projection 'wires', rule: asks for 2 synapses without autapses, but the population has no other neuron. Allow autapses.",
            e, Project(e, e, new FixedTotalNumber(2) { Autapses = false }));
    }

    [Fact]
    public void Total_without_multapses_is_limited_by_the_pairs()
    {
        Population e = Neurons();
        AssertNothing(With(e, Project(e, e, new FixedTotalNumber(100) { Multapses = false })));
        AssertError("projection 'wires', rule: asks for 91 synapses without multapses, but there are only 90 pairs. Lower the number, or allow multapses.",
            e, Project(e, e, new FixedTotalNumber(91) { Multapses = false, Autapses = false }));
    }

    [Fact]
    public void Synapses_beyond_any_machine_are_refused()
    {
        Population e = Neurons(2_000_000_000);
        AssertError("projection 'wires', rule: makes 4E+18 synapses, more than any machine holds. Lower the sizes, the probability or the degree.",
            e, Project(e, e, new AllToAll()));
        AssertError("projection 'wires', rule: makes 4.29E+18 synapses, more than any machine holds. Lower the sizes, the probability or the degree.",
            e, Project(e, e, new FixedInDegree(int.MaxValue)));
    }

    [Fact]
    public void Distance_needs_positions()
    {
        Population e = Neurons();
        AssertError("projection 'wires', rule: depends on distance, but population 'E' has no positions. Give it a grid, random or explicit positions.",
            e, Project(e, e, new DistanceDependent(DistanceKernel.Gaussian, 0.5, 100 * um)));
        Population placed = e with { Positions = new GridPositions(5, 2, 1 * mm, 1 * mm) };
        AssertNothing(With(placed, Project(placed, placed, new DistanceDependent(DistanceKernel.Gaussian, 0.5, 100 * um))));
    }

    [Fact]
    public void Lengths_of_distance_rules_are_positive()
    {
        Population e = Neurons() with { Positions = new RandomPositions(1 * mm, 1 * mm) };
        AssertError("projection 'wires', rule: has the peak probability 2, but a probability lies between 0 and 1. Give it as a fraction, not in percent.",
            e, Project(e, e, new DistanceDependent(DistanceKernel.Disc, 2, 100 * um)));
        AssertError("projection 'wires', rule: has the scale -100 um, but it must be finite and above 0 um.",
            e, Project(e, e, new DistanceDependent(DistanceKernel.Disc, 1, -100 * um)));
        AssertError("projection 'wires', rule: has the maximum distance 0 um, but it must be finite and above 0 um.",
            e, Project(e, e, new DistanceDependent(DistanceKernel.Disc, 1, 100 * um) { MaximumDistance = 0 * um }));
        AssertError("projection 'wires', rule: has the torus width 0 um, but it must be finite and above 0 um.",
            e, Project(e, e, new DistanceDependent(DistanceKernel.Disc, 1, 100 * um) { Torus = (0 * um, 1 * mm) }));
        AssertError("projection 'wires', rule: has the torus height 0 um, but it must be finite and above 0 um.",
            e, Project(e, e, new DistanceDependent(DistanceKernel.Disc, 1, 100 * um) { Torus = (1 * mm, 0 * um) }));
    }

    [Fact]
    public void Explicit_pairs_come_in_pairs()
    {
        Population e = Neurons();
        AssertError("projection 'wires', rule: lists 2 sources and 1 targets. Give one target for each source.", e, Project(e, e, new ExplicitPairs([0, 1], [0])));
        AssertError("projection 'wires', rule: lists 0 sources and 1 targets. Give one target for each source.", e, Project(e, e, new ExplicitPairs(default, [0])));
        AssertWarning("projection 'wires', rule: lists no pair. Leave the projection out.", e, Project(e, e, new ExplicitPairs([], [])));
    }

    [Fact]
    public void Explicit_pairs_name_neurons_that_exist()
    {
        Population e = Neurons(), i = Neurons(3, "I");
        AssertError("projection 'wires', rule: names the source 10 in pair 1, but 'E' has the neurons 0 to 9. Correct the index.",
            e, i, Project(e, i, new ExplicitPairs([0, 10], [0, 1])));
        AssertError("projection 'wires', rule: names the target -1 in pair 0, but 'I' has the neurons 0 to 2. Correct the index.",
            e, i, Project(e, i, new ExplicitPairs([0, 9], [-1, 1])));
    }

    [Fact]
    public void Explicit_pairs_keep_their_own_switches()
    {
        Population e = Neurons();
        AssertError("projection 'wires', rule: forbids autapses, but pair 1 connects neuron 3 to itself. Remove the pair, or allow autapses.",
            e, Project(e, e, new ExplicitPairs([0, 3], [1, 3]) { Autapses = false }));
        AssertError("projection 'wires', rule: forbids multapses, but pair 2 repeats 0 -> 1. Remove the pair, or allow multapses.",
            e, Project(e, e, new ExplicitPairs([0, 3, 0], [1, 3, 1]) { Multapses = false }));
    }

    [Fact]
    public void A_missing_rule_is_reported()
    {
        Population e = Neurons();
        AssertError("projection 'wires', rule: is not given. Say who connects to whom, for example all-to-all.", e, Project(e, e) with { Rule = null! });
    }
}
