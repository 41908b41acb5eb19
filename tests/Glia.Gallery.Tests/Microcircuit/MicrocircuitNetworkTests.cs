using Glia.Gallery.Circuits;
using Glia.Gallery.Microcircuit;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Tests.Microcircuit;

public sealed class MicrocircuitNetworkTests
{
    [Fact]
    public void Full_scale_has_the_published_numbers_of_neurons_and_synapses()
    {
        Network network = MicrocircuitNetwork.Describe(1, seed: 1, Background.Poisson, thalamus: false);
        Assert.Equal(77_169, MicrocircuitNetwork.NeuronsOf(network).Sum(population => population.Size));
        Assert.Equal(298_880_968, Recurrent(network).Sum(projection => ((FixedTotalNumber)projection.Rule).Number));
        Assert.Equal(45_499_805, ((FixedTotalNumber)Recurrent(network).First(projection => projection.Name == "L23E->L23E").Rule).Number);
        Assert.Equal(10_827_677, ((FixedTotalNumber)Recurrent(network).First(projection => projection.Name == "L6I->L6E").Rule).Number);
    }

    [Fact]
    public void Weights_give_the_published_postsynaptic_potentials() =>
        Assert.Equal(87.8085, MicrocircuitParameters.PostsynapticCurrent(0.15 * mV).Internal, 4);

    [Theory]
    [InlineData(0, 561.9744)]
    [InlineData(6, 1018.5785)]
    public void Constant_drive_has_the_mean_of_the_Poisson_drive(int population, double expected_pA)
    {
        Network network = MicrocircuitNetwork.Describe(1, seed: 1, Background.Dc, thalamus: false);
        Population source = network.Populations.First(candidate => candidate.Name == $"background-{MicrocircuitParameters.Populations[population]}");
        var amplitude = (ConstantDistribution)((DistributedValue)source.Parameters["amplitude"]).Distribution;
        Assert.Equal(expected_pA, amplitude.Value.Value, 1e-4);
    }

    [Theory]
    [InlineData(1, Background.Poisson, true)]
    [InlineData(0.1, Background.Dc, false)]
    [InlineData(0.001, Background.Poisson, true)]
    public void Every_variant_is_a_sound_network(double scale, Background background, bool thalamus) =>
        Assert.DoesNotContain(NetworkValidator.Validate(MicrocircuitNetwork.Describe(scale, 1, background, thalamus)), finding => finding.Severity == Errors.Severity.Error);

    [Fact]
    public void At_full_scale_nothing_is_compensated()
    {
        for (int target = 0; target < 8; target++) Assert.Equal(0, new Downscaling(1).Compensation(target).Internal);
        Assert.Equal(1, new Downscaling(1).WeightFactor);
    }

    [Fact]
    public void A_smaller_circuit_keeps_variance_and_mean_of_its_input()
    {
        var scaling = new Downscaling(0.1);
        // k·(w/√k)² = w²: the variance; the mean that is lost is compensated with the reference rates.
        Assert.Equal(1, scaling.InDegreeFactor * scaling.WeightFactor * scaling.WeightFactor, 12);
        Assert.True(scaling.Compensation(0).Internal < 0 && Math.Abs(scaling.Compensation(0).Internal) < 500);
    }

    [Fact]
    public void The_circuit_observes_all_populations()
    {
        Circuit circuit = new MicrocircuitExperiment().Describe(0.01);
        Assert.Equal(8, circuit.Populations.Length);
        Assert.Equal(["Layer 2/3", "Layer 4", "Layer 5", "Layer 6"], circuit.Populations.Select(population => population.Panel).Distinct());
    }

    private static IEnumerable<Projection> Recurrent(Network network) => network.Projections.Where(projection => projection.Rule is FixedTotalNumber);
}
