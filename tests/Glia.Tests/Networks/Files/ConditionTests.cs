using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Networks.Validation;

namespace Glia.Tests.Networks.Files;

public sealed class ConditionTests
{
    [Theory, InlineData("true", 1), InlineData("False", 0), InlineData("1", 1), InlineData("0", 0)]
    public void Boolean_parameters_are_given_as_truths_or_numbers(string text, double expected)
    {
        Population population = Read($"{{model: glif_psc, parameters: {{after_spike_currents: {text}}}}}");
        Assert.Equal(expected, population.Parameters["after_spike_currents"]);
    }

    [Fact]
    public void Truths_can_differ_from_neuron_to_neuron()
    {
        var given = Assert.IsType<DistributedValue>(Read("{size: 2, model: iaf_psc_delta, parameters: {refractory_input: [true, false]}}").Parameters["refractory_input"]);
        Assert.Equal([1.0, 0.0], Assert.IsType<ArrayDistribution>(given.Distribution).Values.AsEnumerable());
    }

    [Theory]
    [InlineData("{model: izhikevich, parameters: {consistent_integration: yes}}", "population 'A', parameter 'consistent_integration': is 'yes', expected true or false.")]
    [InlineData("{model: iaf_psc_exp, parameters: {tau_m: true}}", "population 'A', parameter 'tau_m': 'true' has the unknown unit 'true'.")]
    public void Only_boolean_parameters_are_truths(string population, string message)
    {
        Finding finding = Assert.Single(Assert.Throws<GliaException>(() => Read(population)).Findings);
        Assert.StartsWith(message, $"{finding.Subject}: {finding.Message}", StringComparison.Ordinal);
    }

    [Fact]
    public void Code_gives_truths_as_such()
    {
        var network = new Network();
        network.Add(new Population { Name = "A", Size = 1, Model = ModelLibrary.Get("glif_psc"), Parameters = ParameterSet.Of(("after_spike_currents", true)) });
        Assert.Empty(NetworkValidator.Validate(network));
        Assert.Equal(1.0, network.Populations[0].Parameters["after_spike_currents"]);
    }

    private static Population Read(string population) => NetworkFile.Parse($"populations: {{A: {population}}}\n").Network.Populations[0];
}
