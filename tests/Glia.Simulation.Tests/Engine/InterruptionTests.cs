using System.Collections.Immutable;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Recording;
using Glia.Simulation.Tests.Recording;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Engine;

public sealed class InterruptionTests : RecordedNetwork
{
    [Fact]
    public async Task A_disk_that_fills_up_during_a_run_ends_it_and_keeps_what_was_written()
    {
        Network network = Circuits.Balanced();
        network.RecordSpikes(network.Populations[0]);
        var options = new SimulationOptions { Threads = 2, Recording = RecordingOptions.To(Folder) with { CreateFile = path => new SmallDisk(path, capacity: 200_000) } };
        Simulation simulation = network.Build(options);
        var problem = await Assert.ThrowsAsync<GliaException>(() => simulation.RunAsync(100_000 * ms));
        Assert.Contains("No space left", problem.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => simulation.RunAsync(1 * ms));
        simulation.Dispose();
        Assert.False(File.Exists(InFolder("spikes-E.csv")));
        Assert.InRange(new FileInfo(InFolder("spikes-E.partial.csv")).Length, 1000, 200_000);
    }

    [Fact]
    public async Task Files_of_a_cancelled_run_stay_partial_and_those_of_a_complete_one_do_not()
    {
        foreach (bool cancel in new[] { true, false })
        {
            Network network = Circuits.Balanced();
            network.RecordSpikes(network.Populations[0]);
            using var cancellation = new CancellationTokenSource();
            using (Simulation simulation = network.Build(new SimulationOptions { Threads = 1, Recording = RecordingOptions.To(Folder) }))
            {
                RunReport first = await simulation.RunAsync(20 * ms, null, cancellation.Token);
                if (cancel) cancellation.Cancel();
                RunReport second = await simulation.RunAsync(20 * ms, null, cancellation.Token);
                Assert.True(first.Completed);
                Assert.Equal(!cancel, second.Completed);
            }

            Assert.Equal(cancel, File.Exists(InFolder("spikes-E.partial.csv")));
            Assert.Equal(!cancel, File.Exists(InFolder("spikes-E.csv")));
        }
    }

    [Fact]
    public async Task A_simulation_that_never_ran_leaves_earlier_files_alone()
    {
        Network network = Circuits.Balanced();
        network.RecordSpikes(network.Populations[0]);
        var options = new SimulationOptions { Threads = 1, Recording = RecordingOptions.To(Folder) };
        Simulation earlier = network.Build(options);
        await earlier.RunAsync(20 * ms);
        earlier.Dispose();
        string before = await File.ReadAllTextAsync(InFolder("spikes-E.csv"));

        using (Simulation unrun = network.Build(options)) await Assert.ThrowsAsync<GliaException>(() => unrun.RunAsync(0.05 * ms));
        using (Simulation empty = network.Build(options)) await empty.RunAsync(0 * ms);

        Assert.Equal(before, await File.ReadAllTextAsync(InFolder("spikes-E.csv")));
    }

    [Fact]
    public async Task Files_name_what_this_simulation_wrote_and_stale_partial_files_go()
    {
        await File.WriteAllTextAsync(InFolder("spikes-E.partial.npz"), "");
        await File.WriteAllTextAsync(InFolder("spikes-E.partial.times_ms.npy"), "");
        await File.WriteAllTextAsync(InFolder("spikes-E.npy"), "complete");
        Network network = Circuits.Balanced();
        network.RecordSpikes(network.Populations[0]);
        Simulation simulation = network.Build(new SimulationOptions { Threads = 1, Recording = RecordingOptions.To(Folder) });
        Assert.Equal([InFolder("spikes-E.partial.csv")], simulation.Files.ToArray());
        await simulation.RunAsync(20 * ms);
        simulation.Dispose();
        Assert.Equal([InFolder("spikes-E.csv")], simulation.Files.ToArray());
        Assert.Equal(["spikes-E.csv", "spikes-E.npy"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Disposal_stops_a_run_that_is_going_on()
    {
        Simulation simulation = Circuits.Balanced().Build(new SimulationOptions { Threads = 2 });
        Task<RunReport> run = simulation.RunAsync(1_000_000_000 * ms);
        await Assert.ThrowsAsync<InvalidOperationException>(() => simulation.RunAsync(1 * ms));
        simulation.Dispose();
        Assert.False((await run).Completed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => simulation.RunAsync(1 * ms));
    }

    [Fact]
    public async Task A_state_that_is_no_longer_a_number_is_reported_with_its_neuron()
    {
        var model = new NeuronModel
        {
            Name = "runaway", Equations = "dx/dt = k*x**2/ms : 1\nk : 1 (constant)", Method = "euler",
            Parameters = ImmutableDictionary<string, string>.Empty.Add("k", "0"), Initial = ImmutableDictionary<string, string>.Empty.Add("x", "1"),
        };
        var network = new Network();
        network.Add(new Population { Name = "cells", Size = 100, Model = model, Parameters = ParameterSet.Of(("k", new ArrayDistribution([.. Enumerable.Range(0, 100).Select(i => i == 37 ? 5.0 : 0.0)], Dimension.None))) });
        using Simulation simulation = network.Build(new SimulationOptions { Threads = 2, TileSize = 64 });
        Finding warning = Assert.Single((await simulation.RunAsync(100 * ms)).Warnings);
        Assert.Equal("population 'cells'", warning.Subject);
        Assert.StartsWith("has 1 of 100 neurons whose x is not a finite number any more at 100 ms, the first being neuron 37.", warning.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Warning, warning.Severity);
    }

    [Fact]
    public async Task Subexpressions_and_parameters_are_recorded_like_states()
    {
        var model = new NeuronModel
        {
            Name = "decay", Equations = "dx/dt = -x/tau : 1\ny = 2*x + t/(1*ms) : 1\ntau : second (constant)",
            Parameters = ImmutableDictionary<string, string>.Empty.Add("tau", "10 ms"), Initial = ImmutableDictionary<string, string>.Empty.Add("x", "1"),
        };
        var network = new Network();
        Population cells = network.AddPopulation("cells", 3, model);
        StateRecorder recorder = network.RecordStates(cells, ["x", "y", "tau"], [2], every: 5);
        using Simulation simulation = network.Build(new SimulationOptions { Precision = Precision.Float64, Threads = 1 });
        await simulation.RunAsync(2.3 * ms);
        await simulation.RunAsync(2.7 * ms);
        Glia.Spikes.StateData states = simulation.States(recorder);
        Assert.Equal([5L, 10, 15, 20, 25, 30, 35, 40, 45, 50], states.Steps.AsEnumerable());
        for (int sample = 0; sample < states.Count; sample++)
        {
            double t = 0.5 * (sample + 1), x = Math.Exp(-t / 10);
            Assert.Equal(x, states[sample, 0, 0], 1e-12);
            Assert.Equal(2 * x + t, states[sample, 0, 1], 1e-12);
            Assert.Equal(10, states[sample, 0, 2]);
        }
    }
}
