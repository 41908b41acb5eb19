using Glia.Gallery.Circuits;
using Glia.Gallery.VogelsAbbott;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Cli.Benchmarks;

/// <summary>Neuron updates and random numbers without or with few synapses.</summary>
internal sealed class NeuronsBenchmark : IBenchmark
{
    private const int FullNeurons = 77_169;
    private const double EventsPerStep = 1.5;

    public string Name => "neurons";

    public string Summary => "Neuron update against a hand-vectorised loop, Poisson draws, CUBA and COBAHH";

    public async Task<IReadOnlyList<BenchmarkRow>> RunAsync(BenchmarkSettings settings, Action<string> report, CancellationToken cancellation)
    {
        int neurons = Math.Max(1, (int)Math.Round(settings.Scale * FullNeurons));
        var update = new Samples();
        var byHand = new Samples();
        var draws = new Samples();
        // Interleaved, so that a machine that gets slower or faster meanwhile does so for both.
        for (int repeat = 1; repeat <= settings.Repeats; repeat++)
        {
            cancellation.ThrowIfCancellationRequested();
            report($"iaf_psc_exp and Poisson draws: repeat {repeat} of {settings.Repeats}");
            byHand.Add(HandVectorisedLif.NanosecondsPerNeuron(neurons, steps: 4000));
            PhaseTimes phases = await PhasesAsync(UndrivenNeurons(neurons, settings.Seed), cancellation).ConfigureAwait(false);
            update.Add(phases.Update.TotalNanoseconds / (neurons * 10_000.0));
            phases = await PhasesAsync(DrivenNeurons(neurons, settings.Seed), cancellation).ConfigureAwait(false);
            draws.Add(phases.Sources.TotalNanoseconds / (neurons * 10_000.0));
        }

        NetworkTimings cuba = await BenchmarkAsync(new CubaExperiment { Seed = settings.Seed, Scale = settings.Scale }, 1, settings, report, cancellation).ConfigureAwait(false);
        NetworkTimings cobahh = await BenchmarkAsync(new CobaHhExperiment { Seed = settings.Seed, Scale = settings.Scale }, settings.Threads, settings, report, cancellation).ConfigureAwait(false);
        return
        [
            new("iaf_psc_exp update, float32, 1 thread", "ns per neuron and step", update)
            {
                Baseline = byHand, BaselineName = "hand-vectorised loop", Reach = 1.1, Aim = 1.0, TargetsAreRatios = true,
            },
            new("Poisson input, 1.5 events per step and source, 1 thread", "ns per draw", draws) { Reach = 1.5, Aim = 0.8 },
            new("CUBA, 1 thread, wall seconds per biological second", "s", cuba.Run) { Peers = "Brian 2 C++: 0.10; NEST 3.10: 1.24", Reach = 0.06, Aim = 0.03 },
            new($"COBAHH, {settings.Threads} threads, wall seconds per biological second", "s", cobahh.Run) { Peers = "Brian 2 C++: 3.3; NEST 3.10: 11.4", Reach = 1.0, Aim = 0.5 },
        ];
    }

    private static Task<NetworkTimings> BenchmarkAsync(
        BenchmarkExperiment experiment, int threads, BenchmarkSettings settings, Action<string> report, CancellationToken cancellation) =>
        NetworkTimings.MeasureAsync(experiment.Describe, new SimulationOptions { Threads = threads }, 200 * ms, 2 * s, settings.Repeats, report, cancellation);

    /// <summary>Phases of one biological second on one thread.</summary>
    private static async Task<PhaseTimes> PhasesAsync(Network network, CancellationToken cancellation)
    {
        using var simulation = network.Build(new SimulationOptions { Threads = 1 }, null, cancellation);
        await simulation.RunAsync(20 * ms, null, cancellation).ConfigureAwait(false);
        RunReport run = await simulation.RunAsync(1 * s, null, cancellation).ConfigureAwait(false);
        return run.Phases;
    }

    private static Network UndrivenNeurons(int size, ulong seed)
    {
        var network = new Network(seed) { Name = "neurons" };
        network.Add(new Population { Name = "E", Size = size, Model = ModelLibrary.Get("iaf_psc_exp"), Parameters = ParameterSet.Of(("I_e", 370 * pA)) });
        return network;
    }

    private static Network DrivenNeurons(int size, ulong seed)
    {
        var network = new Network(seed) { Name = "driven neurons" };
        Population neurons = network.Add(new Population { Name = "E", Size = size, Model = ModelLibrary.Get("iaf_psc_exp") });
        Population sources = network.Add(new Population
        {
            Name = "sources", Size = size, Model = ModelLibrary.Get("poisson"), Parameters = ParameterSet.Of(("rate", EventsPerStep / network.TimeStep.Milliseconds * kHz)),
        });
        network.Connect(sources, neurons, new OneToOne(), 1 * pA, 1.5 * ms, "excitatory");
        return network;
    }
}
