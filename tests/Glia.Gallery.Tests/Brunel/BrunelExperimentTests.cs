using Glia.Gallery.Brunel;
using Glia.Gallery.Circuits;
using Glia.Gallery.Results;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Tests.Brunel;

public sealed class BrunelExperimentTests
{
    [Fact]
    public void The_threshold_rate_is_that_of_the_paper() =>
        // nu_thr = theta/(J C_E tau) = 20 mV/(0.1 mV · 1000 · 20 ms) = 10 Hz.
        Assert.Equal(10, BrunelNetwork.ThresholdRate(1000).Hertz, 9);

    [Fact]
    public void Full_scale_has_the_published_sizes_and_in_degrees()
    {
        Circuit circuit = new BrunelExperiment().Describe(BrunelRegime.All[0]);
        Assert.Equal([10_000, 2_500], circuit.Populations.Select(population => population.Recorder.Population.Size));
        Assert.Equal([1000, 250, 1000, 250], circuit.Network.Projections.Select(projection => projection.Rule).OfType<FixedInDegree>().Select(rule => rule.InDegree));
        Assert.DoesNotContain(NetworkValidator.Validate(circuit.Network), finding => finding.Severity == Errors.Severity.Error);
    }

    [Fact]
    public async Task The_four_states_differ_as_the_paper_says()
    {
        // A tenth of the neurons: rates are higher than in the paper, but their order and the regularity of the first state stay.
        ExperimentResult result = await new BrunelExperiment { Scale = 0.1, Duration = 150 * ms, Transient = 50 * ms }.RunAsync();
        double[] rates = [.. result.Table!.Rows.Select(row => (double)row[3])];
        double regularVariation = (double)result.Table.Rows[0][4];
        Assert.True(rates[0] > 200 && regularVariation < 0.1, "sr: fast and regular");
        Assert.True(rates[0] > rates[1] && rates[1] > rates[2] && rates[2] > rates[3], string.Join(", ", rates));
        Assert.Empty(result.Comparisons);
    }
}
