using System.Collections.Immutable;
using Glia.Gallery.Circuits;
using Glia.Gallery.Microcircuit;
using Glia.Gallery.Results;

namespace Glia.Gallery.Tests.Microcircuit;

public sealed class MicrocircuitComparisonTests
{
    private static readonly ImmutableArray<string> s_populations = ["L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I"];

    [Fact]
    public void The_default_window_lets_rates_variation_and_correlation_be_judged()
    {
        var experiment = new MicrocircuitExperiment();
        Comparison[] comparisons = Compare(experiment.Duration.Milliseconds, _ => 0.001);
        Assert.Equal(["rate", "CV of ISI", "correlation"], comparisons.Select(comparison => comparison.Measure).Distinct());
        Assert.Equal(24, comparisons.Length);
        Assert.Empty(MicrocircuitComparison.Notes(experiment.Duration.Milliseconds, 1));
    }

    [Fact]
    public void Uncorrelated_activity_disagrees_wherever_the_reference_is_clearly_positive()
    {
        Comparison[] correlations = [.. Compare(3000, _ => 0).Where(comparison => comparison.Measure == "correlation")];
        Assert.Equal(["L6E"], correlations.Where(comparison => comparison.Agrees).Select(comparison => comparison.Subject));
    }

    [Fact]
    public void Activity_ten_times_as_correlated_disagrees_everywhere()
    {
        double[] published = [.. Compare(3000, _ => 0).Where(comparison => comparison.Measure == "correlation").Select(comparison => comparison.Published)];
        Assert.All(Compare(3000, i => 10 * published[i]).Where(comparison => comparison.Measure == "correlation"), comparison => Assert.False(comparison.Agrees));
        Assert.All(Compare(3000, i => published[i]).Where(comparison => comparison.Measure == "correlation"), comparison => Assert.True(comparison.Agrees));
    }

    private static Comparison[] Compare(double window_ms, Func<int, double> correlation) =>
    [
        .. MicrocircuitComparison.Of(
            [.. s_populations.Select((name, i) => new CircuitMeasures(name, 1000, 1, 0.7, correlation(i), 1))], window_ms, 1, Background.Poisson),
    ];
}
