namespace Glia.Cli.Benchmarks;

/// <summary>The benchmarks by name.</summary>
internal static class BenchmarkCatalog
{
    public static IReadOnlyList<IBenchmark> All { get; } =
        [new MicrocircuitBenchmark(), new BrunelBenchmark(), new StdpBenchmark(), new NeuronsBenchmark(), new BuildBenchmark(), new StartupBenchmark()];
}
