using Glia.Cli.Benchmarks;
using Glia.Errors;

namespace Glia.Cli.Tests;

public sealed class BenchTests
{
    [Fact]
    public async Task A_reduced_benchmark_gives_figures_without_verdicts()
    {
        var settings = new BenchmarkSettings(Repeats: 1, Threads: 1, Seed: 1, Scale: 0.01);
        IReadOnlyList<BenchmarkRow> rows = await new MicrocircuitBenchmark().RunAsync(settings, _ => { }, CancellationToken.None);
        Assert.All(rows, row => Assert.True(row.Values.Median > 0, row.Name));
        Assert.All(rows, row => Assert.Equal("", row.Unjudged().Verdict));
        Assert.Equal(2, rows.Count(row => row.Name.StartsWith("peak memory", StringComparison.Ordinal) && row.Reach == 2.6 && row.Aim == 1.6));
    }

    [Fact]
    public async Task A_child_that_fails_is_a_failure_of_the_benchmark()
    {
        GliaException exception = await Assert.ThrowsAsync<GliaException>(() => ChildProcess.RunAsync(["run", "nothing-of-that-name"], null, CancellationToken.None));
        Assert.Contains("failed with code 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Startup_is_measured_to_the_first_step_and_leaves_nothing_behind()
    {
        string[] Left() => Directory.GetDirectories(Path.GetTempPath(), "glia-bench-*");
        string[] before = Left();
        IReadOnlyList<BenchmarkRow> rows = await new StartupBenchmark().RunAsync(new BenchmarkSettings(1, 1, 1, 0.01), _ => { }, CancellationToken.None);
        Assert.All(rows, row => Assert.True(row.Values.Median > 0, row.Name));
        Assert.Empty(Left().Except(before));
    }
}
