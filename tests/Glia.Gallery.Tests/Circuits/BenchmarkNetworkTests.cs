using Glia.Gallery.Results;
using Glia.Gallery.VogelsAbbott;
using Glia.Networks.Validation;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Tests.Circuits;

public sealed class BenchmarkNetworkTests
{
    [Fact]
    public async Task Cuba_fires_at_the_rate_of_the_plain_loop()
    {
        ExperimentResult result = await new CubaExperiment { Duration = 500 * ms }.RunAsync();
        Assert.True(result.Agrees == true, string.Join(", ", result.Comparisons));
    }

    [Fact]
    public void Cobahh_is_a_sound_network() =>
        Assert.DoesNotContain(NetworkValidator.Validate(new CobaHhExperiment().Describe().Network), finding => finding.Severity == Errors.Severity.Error);

    [Fact]
    public async Task Cobahh_sustains_irregular_activity()
    {
        ExperimentResult result = await new CobaHhExperiment { Scale = 0.25, Duration = 100 * ms, Transient = 100 * ms }.RunAsync();
        Assert.All(result.Table!.Rows, row => Assert.InRange((double)row[2], 5, 120));
    }
}
