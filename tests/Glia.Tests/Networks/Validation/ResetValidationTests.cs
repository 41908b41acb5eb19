using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Validation;

public sealed class ResetValidationTests : ValidationFixture
{
    [Theory, InlineData(0, "in every step"), InlineData(2, "whenever its refractory time ends")]
    public void A_reset_above_the_threshold_is_worth_a_warning(double refractory_ms, string when) => AssertWarning(
        $"population 'E': would, after a first spike, spike {when}, without any input: after the reset the neuron is above its threshold. Reset it to a value below the threshold.",
        Exponential(("V_reset", -50 * mV), ("V_th", -55 * mV), ("t_ref", refractory_ms * ms)));

    [Theory, InlineData("iaf_cond_exp", "V_reset", "V_th"), InlineData("aeif_psc_exp", "V_reset", "V_peak")]
    public void Every_model_with_a_reset_is_tried(string model, string reset, string threshold)
    {
        var population = new Population
        {
            Name = "E", Size = 1, Model = ModelLibrary.Get(model), Parameters = ParameterSet.Of((reset, -30 * mV), (threshold, -40 * mV)),
        };
        Assert.Contains(Validate(With(population)), finding => finding.Severity == Severity.Warning && finding.Message.StartsWith("would, after a first spike", StringComparison.Ordinal));
    }

    [Fact]
    public void Built_in_models_and_thresholds_that_rise_with_each_spike_are_not_warned_of()
    {
        foreach (string name in ModelLibrary.Names)
            Assert.DoesNotContain(Validate(With(new Population { Name = "E", Size = 1, Model = ModelLibrary.Get(name) })), finding => finding.Message.Contains("spike", StringComparison.Ordinal));
        var rising = new NeuronModel
        {
            Name = "rising", Equations = "dv/dt = -v/(10*ms) : 1\nth : 1", Threshold = "v >= th", Reset = "v = 3.5; th += 1", Initial = TestModels.Neuron.Initial.Clear().Add("th", "1"),
        };
        AssertNothing(With(new Population { Name = "E", Size = 1, Model = rising }));
    }

    [Fact]
    public void An_endless_refractory_time_is_worth_a_warning() => AssertWarning(
        "population 'E': has a refractory time of 1E+300 ms, more than 1E+09 steps: every neuron spikes once at most. Is the unit meant?", Exponential(("t_ref", 1e300 * ms)));

    [Fact]
    public void Weights_onto_a_parrot_are_numbers_of_spikes()
    {
        var parrot = new Population { Name = "P", Size = 10, Model = ModelLibrary.Get("parrot") };
        Population e = Neurons();
        AssertNothing(With(e, parrot, Project(e, parrot) with { Weight = 2 }));
        const string emits = "but 'parrot' emits as many spikes as the sum of the weights that arrive in a step, rounded down. Give 1 to count each spike once.";
        AssertWarning($"projection 'wires', weight: is 1.5, {emits}", e, parrot, Project(e, parrot) with { Weight = 1.5 });
        AssertWarning($"projection 'wires', weight: is not a whole number everywhere, {emits}", e, parrot, Project(e, parrot) with { Weight = new UniformDistribution(0, 3) });
        AssertError("projection 'wires', weight: is -2, but the receptor 'spikes' of 'parrot' takes weights of 0 or more. Change the sign.", e, parrot, Project(e, parrot) with { Weight = -2 });
    }

    private static Population Exponential(params (string, ParameterValue)[] values) => new()
    {
        Name = "E", Size = 3, Model = ModelLibrary.Get("iaf_psc_exp"), Parameters = ParameterSet.Of(values),
    };
}
