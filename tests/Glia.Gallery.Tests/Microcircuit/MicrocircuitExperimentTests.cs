using Glia.Errors;
using Glia.Gallery.Microcircuit;
using Glia.Gallery.Results;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Tests.Microcircuit;

public sealed class MicrocircuitExperimentTests
{
    [Fact]
    public async Task A_small_circuit_fires_near_the_published_rates_and_writes_its_report()
    {
        using var folder = new TemporaryFolder();
        ExperimentResult result = await new MicrocircuitExperiment { Scale = 0.02, Duration = 300 * ms, Transient = 100 * ms, OutputDirectory = folder.Path }.RunAsync();
        Assert.True(result.Completed);
        Assert.Equal(8, result.Comparisons.Length);
        // 0.3 s of 1,500 neurons: the band of the comparison is made for longer windows.
        Assert.All(result.Comparisons, comparison => Assert.InRange(comparison.Measured, 0.3 * comparison.Published, 2 * comparison.Published));
        Assert.Contains(result.Files, file => file.EndsWith("report.html", StringComparison.Ordinal) && new FileInfo(file).Length > 100_000);
        Assert.Equal(8, result.Files.Count(file => Path.GetFileName(file).StartsWith("spikes-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_activity_for_any_number_of_threads()
    {
        var experiment = new MicrocircuitExperiment { Scale = 0.01, Duration = 100 * ms, Transient = 20 * ms };
        ExperimentResult one = await (experiment with { Threads = 1 }).RunAsync();
        ExperimentResult three = await (experiment with { Threads = 3 }).RunAsync();
        Assert.Equal(one.Comparisons.AsEnumerable(), three.Comparisons);
    }

    [Fact]
    public async Task A_cancelled_run_keeps_what_was_simulated_and_says_so()
    {
        using var stop = new CancellationTokenSource();
        var progress = new CancelWhenSimulating(stop);
        ExperimentResult result = await new MicrocircuitExperiment { Scale = 0.01, Duration = 1000 * s, Transient = 0 * ms }.RunAsync(progress, stop.Token);
        Assert.False(result.Completed);
    }

    [Theory]
    [InlineData(8, 1.0)]
    [InlineData(2, 0.5)]
    [InlineData(0.2, 0.05)]
    public void The_largest_scale_that_fits_is_taken_and_explained(double available_GB, double expected)
    {
        var choice = ScaleChoice.Make(null, scale => 3e9 * scale, (long)(available_GB * 1e9));
        Assert.Equal(expected, choice.Scale);
        Assert.Equal(expected == 1, choice.Notes.IsEmpty);
        if (expected < 1) Assert.Contains("available", choice.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_that_was_asked_for_is_taken() => Assert.Equal(0.3, ScaleChoice.Make(0.3, _ => 1e12, 1).Scale);

    [Fact]
    public void When_nothing_fits_the_numbers_are_told()
    {
        GliaException exception = Assert.Throws<GliaException>(() => ScaleChoice.Make(null, scale => 1e12 * scale, 1_000_000));
        Assert.Contains("1 MB", exception.Message, StringComparison.Ordinal);
    }

    private sealed class CancelWhenSimulating(CancellationTokenSource stop) : IProgress<ExperimentProgress>
    {
        public void Report(ExperimentProgress value)
        {
            if (value.Phase == "simulate") stop.Cancel();
        }
    }
}
