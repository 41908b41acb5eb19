using System.Globalization;
using System.Text.Json;
using Glia.Gallery.Microcircuit;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Cli.Benchmarks;

/// <summary>The cortical microcircuit: construction, run, memory.</summary>
internal sealed class MicrocircuitBenchmark : IBenchmark
{
    public string Name => "microcircuit";

    public string Summary => "Potjans-Diesmann microcircuit, Poisson background: build, run, peak memory";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkSettings settings, Action<string> report, CancellationToken cancellation)
    {
        Samples float32 = await PeakMemoryAsync("float32", settings, report, cancellation).ConfigureAwait(false);
        Samples int16 = await PeakMemoryAsync("int16", settings, report, cancellation).ConfigureAwait(false);
        var experiment = new MicrocircuitExperiment { Seed = settings.Seed };
        var options = new SimulationOptions { Threads = settings.Threads };
        NetworkTimings timings = await NetworkTimings.MeasureAsync(
            () => experiment.Describe(settings.Scale), options, 200 * ms, 2 * s, settings.Repeats, report, cancellation).ConfigureAwait(false);
        const string Peers = "NEST 3.10: 15.0; GeNN 5.4 CPU: 2.78";
        return
        [
            new("run, wall seconds per biological second", "s", timings.Run) { Peers = "NEST 3.10: 160 (2 threads); GeNN 5.4 CPU: 32 (1 thread)", Reach = 3, Aim = 2 },
            .. timings.PhaseRows(),
            new("construction", "s", timings.Build) { Peers = "NEST 3.10: 100; GeNN 5.4 CPU: 20", Reach = 15, Aim = 8 },
            new("peak memory of the whole process, float32 weights", "GB", float32) { Peers = Peers, Reach = 2.6, Aim = 1.6 },
            new("peak memory of the whole process, int16 weights", "GB", int16) { Peers = Peers, Reach = 2.6, Aim = 1.6 },
            new("synapse store, float32 weights", "B per synapse", timings.BytesPerSynapse) { Peers = "NEST 3.10: 50; GeNN 5.4 CPU: 9.3 (all memory per synapse)" },
        ];
    }

    /// <summary>A peak is that of a process: each repeat has its own, which builds, simulates half a second, and writes recordings and report.</summary>
    private static async Task<Samples> PeakMemoryAsync(string weights, BenchmarkSettings settings, Action<string> report, CancellationToken cancellation)
    {
        var peaks = new Samples();
        DirectoryInfo results = Directory.CreateTempSubdirectory("glia-bench-");
        try
        {
            for (int repeat = 1; repeat <= settings.Repeats; repeat++)
            {
                report($"peak memory with {weights} weights: repeat {repeat} of {settings.Repeats}");
                ChildProcess child = await ChildProcess.RunAsync(
                [
                    "run", "microcircuit", "--duration", "400ms", "--transient", "100ms", "--weights", weights, "--threads", Text(settings.Threads), "--seed", Text(settings.Seed),
                    "--scale", Text(settings.Scale), "--out", results.FullName, "--json",
                ], null, cancellation).ConfigureAwait(false);
                using var document = JsonDocument.Parse(child.Output);
                peaks.Add(document.RootElement.GetProperty("facts").GetProperty("peak memory").GetProperty("value").GetDouble());
            }
        }
        finally
        {
            results.Delete(recursive: true);
        }

        return peaks;
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
