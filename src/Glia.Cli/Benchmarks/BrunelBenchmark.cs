using Glia.Gallery.Brunel;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Cli.Benchmarks;

/// <summary>The balanced network at 32 Hz, as other simulators were measured on it: g = 5, eta = 2, reset to 0 mV.</summary>
internal sealed class BrunelBenchmark : IBenchmark
{
    public string Name => "brunel";

    public string Summary => "Brunel's balanced network, 12,500 neurons at 32 Hz: build, run";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkSettings settings, Action<string> report, CancellationToken cancellation)
    {
        var experiment = new BrunelExperiment { Seed = settings.Seed, Reset = 0 * mV, Scale = settings.Scale };
        BrunelRegime regime = BrunelRegime.All.First(regime => regime.Name == "ai");
        var options = new SimulationOptions { Threads = settings.Threads };
        NetworkTimings timings = await NetworkTimings.MeasureAsync(
            () => experiment.Describe(regime), options, 200 * ms, 2 * s, settings.Repeats, report, cancellation).ConfigureAwait(false);
        return
        [
            new("run, wall seconds per biological second", "s", timings.Run)
            {
                Peers = "NEST 3.10: 10.4; Brian 2 C++: 13.2; GeNN 5.4 CPU (1 thread): 6.5", Reach = 1.2, Aim = 0.7,
            },
            .. timings.PhaseRows(),
            new("construction", "s", timings.Build),
        ];
    }
}
