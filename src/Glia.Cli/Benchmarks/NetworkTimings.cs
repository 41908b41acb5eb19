using Glia.Gallery.Circuits;
using Glia.Quantities;
using Glia.Simulation;

namespace Glia.Cli.Benchmarks;

/// <summary>Times of building and running one network several times.</summary>
/// <param name="Build">Wall seconds of construction.</param>
/// <param name="Run">Wall seconds per biological second.</param>
/// <param name="BytesPerSynapse">Bytes of the synapse store per synapse.</param>
/// <param name="PerEvent">Nanoseconds that a thread spends on delivering one synaptic event.</param>
/// <param name="Phases">Wall seconds per biological second of each part of the step.</param>
internal sealed record NetworkTimings(
    Samples Build, Samples Run, Samples BytesPerSynapse, Samples PerEvent, IReadOnlyList<(string Name, Samples Values)> Phases)
{
    /// <summary>Builds and runs; the initial transient is simulated before the clock starts.</summary>
    public static async Task<NetworkTimings> MeasureAsync(
        Func<Circuit> describe, SimulationOptions options, Time warmUp, Time duration, int repeats, Action<string> report, CancellationToken cancellation)
    {
        var timings = new NetworkTimings(new Samples(), new Samples(), new Samples(), new Samples(),
            [.. ((string[])["delivery", "sources", "update", "exchange", "recording and waiting"]).Select(name => (name, new Samples()))]);
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
            timings.Add(run, options.Threads);
        }

        return timings;
    }

    /// <summary>Rows about where the time of a run went.</summary>
    public IEnumerable<BenchmarkRow> PhaseRows()
    {
        yield return new BenchmarkRow("  delivery of one synaptic event, per thread", "ns", PerEvent);
        foreach ((string name, Samples values) in Phases) yield return new BenchmarkRow($"  of the run: {name}", "s", values);
    }

    private void Add(RunReport run, int threads)
    {
        double biological_s = (run.End - run.Start).Milliseconds / 1000;
        TimeSpan[] parts = [run.Phases.Delivery, run.Phases.Sources, run.Phases.Update, run.Phases.Exchange, run.Phases.Recording];
        for (int i = 0; i < parts.Length; i++) Phases[i].Values.Add(parts[i].TotalSeconds / biological_s);
        if (run.SynapticEvents > 0) PerEvent.Add(run.Phases.Delivery.TotalNanoseconds * threads / run.SynapticEvents);
    }
}
