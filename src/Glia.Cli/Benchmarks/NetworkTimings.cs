using Glia.Gallery.Circuits;
using Glia.Quantities;
using Glia.Simulation;

namespace Glia.Cli.Benchmarks;

/// <summary>Times of building and running one network several times.</summary>
/// <param name="Build">Wall seconds of construction.</param>
/// <param name="Run">Wall seconds per biological second.</param>
/// <param name="BytesPerSynapse">Bytes of the synapse store per synapse.</param>
internal sealed record NetworkTimings(Samples Build, Samples Run, Samples BytesPerSynapse)
{
    /// <summary>Builds and runs; the initial transient is simulated before the clock starts.</summary>
    public static async Task<NetworkTimings> MeasureAsync(
        Func<Circuit> describe, SimulationOptions options, Time warmUp, Time duration, int repeats, Action<string> report, CancellationToken cancellation)
    {
        var timings = new NetworkTimings(new Samples(), new Samples(), new Samples());
        for (int repeat = 1; repeat <= repeats; repeat++)
        {
            cancellation.ThrowIfCancellationRequested();
            Circuit circuit = describe();
            report($"{circuit.Network.Name}, {options.Threads} threads: repeat {repeat} of {repeats}");
            using var simulation = circuit.Network.Build(options, null, cancellation);
            timings.Build.Add(simulation.BuildReport.Wall.TotalSeconds);
            if (simulation.BuildReport.Synapses > 0) timings.BytesPerSynapse.Add((double)simulation.BuildReport.SynapseBytes / simulation.BuildReport.Synapses);
            await simulation.RunAsync(warmUp, null, cancellation).ConfigureAwait(false);
            RunReport run = await simulation.RunAsync(duration, null, cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            timings.Run.Add(run.RealTimeFactor);
        }

        return timings;
    }
}
