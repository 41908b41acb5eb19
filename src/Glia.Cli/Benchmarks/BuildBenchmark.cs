using Glia.Gallery.Microcircuit;
using Glia.Simulation;

namespace Glia.Cli.Benchmarks;

/// <summary>Construction alone, by number of threads and storage of weights.</summary>
internal sealed class BuildBenchmark : IBenchmark
{
    public string Name => "build";

    public string Summary => "Construction of the microcircuit: 1 thread, all threads, 16-bit weights";

    public Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkSettings settings, Action<string> report, CancellationToken cancellation)
    {
        var rows = new List<BenchmarkRow>();
        foreach ((int threads, WeightStorage weights) in ((int, WeightStorage)[])
            [(1, WeightStorage.Float32), (settings.Threads, WeightStorage.Float32), (settings.Threads, WeightStorage.Int16)])
            rows.AddRange(Measure(threads, weights, settings, report, cancellation));
        return Task.FromResult<IReadOnlyList<BenchmarkRow>>(rows);
    }

    private static IEnumerable<BenchmarkRow> Measure(
        int threads, WeightStorage weights, BenchmarkSettings settings, Action<string> report, CancellationToken cancellation)
    {
        var seconds = new Samples();
        var bytes = new Samples();
        string name = $"{threads} thread{(threads == 1 ? "" : "s")}, {weights.ToString().ToLowerInvariant()} weights";
        for (int repeat = 1; repeat <= settings.Repeats; repeat++)
        {
            cancellation.ThrowIfCancellationRequested();
            report($"{name}: repeat {repeat} of {settings.Repeats}");
            var experiment = new MicrocircuitExperiment { Seed = settings.Seed };
            using var simulation = experiment.Describe(settings.Scale).Network.Build(
                new SimulationOptions { Threads = threads, Weights = weights }, null, cancellation);
            seconds.Add(simulation.BuildReport.Wall.TotalSeconds);
            bytes.Add((double)simulation.BuildReport.SynapseBytes / simulation.BuildReport.Synapses);
        }

        yield return new BenchmarkRow($"construction, {name}", "s", seconds);
        yield return new BenchmarkRow($"synapse store, {name}", "B per synapse", bytes);
    }
}
