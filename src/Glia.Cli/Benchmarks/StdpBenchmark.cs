using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Cli.Benchmarks;

/// <summary>Learning at full speed: the K-computer benchmark network with all excitatory-to-excitatory synapses plastic, beside the same network with static ones.</summary>
internal sealed class StdpBenchmark : IBenchmark
{
    /// <summary>Warm-up and window in which NEST was measured.</summary>
    private static readonly Time s_warmUp = 50 * ms, s_window = 250 * ms;

    public string Name => "stdp";

    public string Summary => "Balanced network, 11,250 neurons, 101 million synapses with power-law STDP of 127 million: build, run, bytes per plastic synapse";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkSettings settings, Action<string> report, CancellationToken cancellation)
    {
        Figures learning = await MeasureAsync(plastic: true, settings, report, cancellation).ConfigureAwait(false);
        Figures still = await MeasureAsync(plastic: false, settings, report, cancellation).ConfigureAwait(false);
        var bytes = new Samples();
        bytes.Add((learning.StoreBytes - still.StoreBytes) / learning.LearningSynapses + sizeof(ushort));
        return
        [
            new("run, wall seconds per biological second", "s", learning.Run) { Peers = "NEST 3.10: 73 at 8.4 Hz", Reach = 8, Aim = 4 },
            new("  rate of the excitatory neurons", "Hz", learning.Rate),
            new("  one synaptic event, per thread: whole run over events", "ns", learning.PerEvent),
            new("store per plastic synapse", "B", bytes) { Peers = "NEST 3.10: 34 (all memory)", Reach = 16, Aim = 12 },
            new("construction", "s", learning.Build) { Peers = "NEST 3.10: 18" },
            new("run with static synapses, wall seconds per biological second", "s", still.Run) { Peers = "NEST 3.10: 40 at 15.7 Hz" },
            new("  rate of the excitatory neurons", "Hz", still.Rate),
        ];
    }

    private static async Task<Figures> MeasureAsync(bool plastic, BenchmarkSettings settings, Action<string> report, CancellationToken cancellation)
    {
        var figures = new Figures();
        for (int repeat = 1; repeat <= settings.Repeats; repeat++)
        {
            cancellation.ThrowIfCancellationRequested();
            StdpCircuit circuit = StdpNetwork.Describe(settings.Seed, settings.Scale, plastic);
            report($"{circuit.Network.Name}, {settings.Threads} threads: repeat {repeat} of {settings.Repeats}");
            using var simulation = circuit.Network.Build(new SimulationOptions { Threads = settings.Threads }, null, cancellation);
            await simulation.RunAsync(s_warmUp, null, cancellation).ConfigureAwait(false);
            RunReport run = await simulation.RunAsync(s_window, null, cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            figures.Add(simulation, circuit, run, settings.Threads);
        }

        return figures;
    }

    private sealed class Figures
    {
        public Samples Run { get; } = new();

        public Samples Rate { get; } = new();

        public Samples PerEvent { get; } = new();

        public Samples Build { get; } = new();

        public double StoreBytes { get; private set; }

        public double LearningSynapses { get; private set; }

        public void Add(Simulation.Simulation simulation, StdpCircuit circuit, RunReport run, int threads)
        {
            Population excitatory = circuit.Learning.Source;
            long from = (long)Math.Round(s_warmUp / circuit.Network.TimeStep);
            int spikes = simulation.Spikes(circuit.Spikes).Steps.Count(step => step > from);
            Run.Add(run.RealTimeFactor);
            Rate.Add(spikes / (excitatory.Size * s_window.Milliseconds / 1000));
            if (run.SynapticEvents > 0) PerEvent.Add(run.Wall.TotalNanoseconds * threads / run.SynapticEvents);
            Build.Add(simulation.BuildReport.Wall.TotalSeconds);
            StoreBytes = simulation.BuildReport.SynapseBytes;
            LearningSynapses = simulation.BuildReport.Projections.First(projection => projection.Name == circuit.Learning.Name).Synapses;
        }
    }
}
