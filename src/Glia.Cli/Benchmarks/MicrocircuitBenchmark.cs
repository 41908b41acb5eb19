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
        var experiment = new MicrocircuitExperiment { Seed = settings.Seed };
        var options = new SimulationOptions { Threads = settings.Threads };
        NetworkTimings timings = await NetworkTimings.MeasureAsync(
            () => experiment.Describe(settings.Scale), options, 200 * ms, 2 * s, settings.Repeats, report, cancellation).ConfigureAwait(false);
        return
        [
            new("run, wall seconds per biological second", "s", timings.Run) { Peers = "NEST 3.10: 160 (2 threads); GeNN 5.4 CPU: 32 (1 thread)", Reach = 3, Aim = 2 },
            .. timings.PhaseRows(),
            new("construction", "s", timings.Build) { Peers = "NEST 3.10: 100; GeNN 5.4 CPU: 20", Reach = 15, Aim = 8 },
            new("peak memory, all in", "GB", timings.PeakMemory) { Peers = "NEST 3.10: 15.0; GeNN 5.4 CPU: 2.78", Reach = 2.6, Aim = 1.6 },
            new("synapse store", "B per synapse", timings.BytesPerSynapse) { Peers = "NEST 3.10: 50; GeNN 5.4 CPU: 9.3 (all memory per synapse)" },
        ];
    }
}
