using System.Collections.Immutable;
using Glia.Gallery.StdpDigits;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Tests.StdpDigits;

public sealed class DigitCellsTests
{
    private const int Cells = 5, Steps = 700;

    [Fact]
    public async Task Cells_fire_as_in_the_released_program_step_by_step()
    {
        // Every cell gets its own fast random input, strong enough for hundreds of spikes and much competition.
        var random = new System.Random(11);
        int[][] arrivals = [.. Enumerable.Range(0, Cells).Select(_ => Enumerable.Range(1, Steps - 1).Where(_ => random.NextDouble() < 0.6).ToArray())];
        double[] weights = [3, 3.2, 3.4, 3.6, 4.5];
        var released = new ReleasedProgram(Cells);
        for (int step = 0; step < Steps; step++) released.Step([.. weights.Select((weight, k) => Array.BinarySearch(arrivals[k], step) >= 0 ? weight : 0)]);

        var network = new Network(1) { TimeStep = 0.5 * ms };
        Population excitatory = network.AddPopulation("excitatory", Cells, DigitModels.Excitatory);
        DigitNetwork.Compete(network, excitatory);
        Population input = network.Add(new Population
        {
            Name = "input", Size = Cells, Model = ModelLibrary.Get("spike_times"),
            // What Brian 1 propagates at the end of its step n is taken in by Glia at the beginning of the next, stamped n + 2; its first step is stamped 1.
            Parameters = ParameterSet.Of(("spike_times", new EventTimes([.. arrivals.Select(steps => ImmutableArray.CreateRange(steps.Select(step => (step + 1) * network.TimeStep)))]))),
        });
        network.Connect(input, excitatory, new OneToOne(), new ArrayDistribution([.. weights], Dimension.None), network.TimeStep, "excitatory");
        SpikeRecorder recorder = network.RecordSpikes(excitatory);
        using Simulation.Simulation simulation = network.Build(new SimulationOptions { Threads = 1, Precision = Precision.Float64 });
        await simulation.RunAsync(Steps * network.TimeStep);

        SpikeData spikes = simulation.Spikes(recorder);
        (int, int)[] fired = [.. Enumerable.Range(0, Cells).SelectMany(cell => spikes.TrainOf(cell).Times_ms.Select(time => ((int)Math.Round(time / 0.5) - 1, cell))).Order()];
        Assert.True(released.Spikes.Count > 50);
        Assert.Equal(released.Spikes.Order(), fired);
        // Weights are stored in float32.
        Close(released.V, simulation.GetState(excitatory, "V_m"), 1e-5);
        // The decay of theta acts once per presentation, here at its start.
        Close(released.Theta, simulation.GetState(excitatory, "theta"), 2e-3);
    }

    [Fact]
    public async Task Thresholds_decay_with_their_time_constant_unless_frozen()
    {
        var network = new Network(1) { TimeStep = 0.5 * ms };
        Population adapting = network.AddPopulation("adapting", 1, DigitModels.Excitatory);
        Population frozen = network.Add(new Population { Name = "frozen", Size = 1, Model = DigitModels.Excitatory, Parameters = ParameterSet.Of(("adapting", 0)) });
        using Simulation.Simulation simulation = network.Build(new SimulationOptions { Threads = 1 });
        await simulation.RunAsync(10 * s);
        // At the start of each of twenty presentations by exp(−500/1e7); float32 keeps 20 mV to 2e-6.
        Assert.Equal(20 * Math.Exp(-10_000 / 1e7), simulation.GetState(adapting, "theta")[0], 2e-5);
        Assert.Equal(20, simulation.GetState(frozen, "theta")[0]);
    }

    private static void Close(double[] expected, IReadOnlyList<double> actual, double tolerance)
    {
        for (int k = 0; k < expected.Length; k++) Assert.Equal(expected[k], actual[k], tolerance);
    }
}
