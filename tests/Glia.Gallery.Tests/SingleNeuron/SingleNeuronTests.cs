using Glia.Errors;
using Glia.Gallery.Results;
using Glia.Gallery.SingleNeuron;
using Glia.Models;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Tests.SingleNeuron;

public sealed class SingleNeuronTests
{
    public static TheoryData<string> Neurons =>
        [.. ModelLibrary.Names.Where(name => !Equations.ModelCompiler.Compile(ModelLibrary.Get(name)).CurrentInputs.IsEmpty)];

    [Theory]
    [MemberData(nameof(Neurons))]
    public async Task Every_neuron_model_can_be_shown_at_work(string name)
    {
        ExperimentResult result = await new NeuronExperiment { Neuron = NeuronChoice.Of(name), Duration = 80 * ms, Stop = 70 * ms }.RunAsync();
        Assert.True(result.Completed);
        Assert.Contains(result.Facts, fact => fact.Name == "spikes");
    }

    [Fact]
    public void Sources_are_refused_with_a_reason()
    {
        GliaException exception = Assert.Throws<GliaException>(() => new NeuronExperiment { Neuron = NeuronChoice.Of("poisson") }.Describe());
        Assert.Contains("takes no injected current", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_ends_before_it_starts_is_refused() =>
        Assert.Throws<GliaException>(() => new NeuronExperiment { Start = 50 * ms, Stop = 40 * ms }.Describe());

    [Theory]
    [InlineData("iaf_psc_delta")]
    [InlineData("iaf_psc_exp")]
    [InlineData("iaf_psc_alpha")]
    public async Task The_curve_of_a_leaky_integrator_is_the_closed_form(string name)
    {
        ExperimentResult result = await new FiCurveExperiment { Neuron = NeuronChoice.Of(name), Points = 11 }.RunAsync();
        Assert.Equal(11, result.Comparisons.Length);
        Assert.True(result.Agrees == true, string.Join("\n", result.Comparisons.Where(comparison => !comparison.Agrees)));
    }

    [Fact]
    public async Task Parameters_that_are_set_change_the_closed_form_too()
    {
        NeuronChoice slow = NeuronChoice.Of("iaf_psc_exp").With("tau_m=20ms").With("t_ref = 5 ms");
        ExperimentResult result = await new FiCurveExperiment { Neuron = slow, Points = 5 }.RunAsync();
        Assert.True(result.Agrees == true, string.Join("\n", result.Comparisons.Where(comparison => !comparison.Agrees)));
    }
}
