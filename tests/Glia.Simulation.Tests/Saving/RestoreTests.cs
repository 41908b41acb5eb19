using System.Collections.Immutable;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Saving;
using Glia.Simulation.Tests.Engine;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Saving;

public sealed class RestoreTests : SavedFolder
{
    /// <summary>Neither a whole number of epochs nor of bins, and with spikes and currents under way.</summary>
    private static readonly Time s_before = 9.7 * ms, s_after = 8.3 * ms;

    public static TheoryData<string, Precision, WeightStorage> Cases()
    {
        var data = new TheoryData<string, Precision, WeightStorage>();
        foreach (string network in SavedNetworks.All.Keys.Order(StringComparer.Ordinal))
        {
            data.Add(network, Precision.Float32, WeightStorage.Float32);
            data.Add(network, Precision.Float32, WeightStorage.Int16);
            data.Add(network, Precision.Float64, WeightStorage.Float32);
        }

        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_restored_run_is_the_uninterrupted_one_for_any_number_of_threads_and_tiles(string name, Precision precision, WeightStorage weights)
    {
        string file = InFolder("checkpoint");
        var options = new SimulationOptions { Threads = 2, TileSize = 128, Precision = precision, Weights = weights };
        Network network = SavedNetworks.All[name]();
        ImmutableSortedDictionary<string, ImmutableArray<long>> expected;
        using (Simulation whole = network.Build(options))
        {
            await whole.RunAsync(s_before);
            await whole.SaveAsync(file);
            await whole.RunAsync(s_after);
            expected = SavedNetworks.Observed(whole, network);
        }

        Assert.Contains(expected, pair => pair.Key.StartsWith("spikes-", StringComparison.Ordinal) && pair.Value.Length > 20);
        foreach ((int threads, int? tileSize) in new (int, int?)[] { (1, null), (2, 128), (3, 64), (5, 200) })
        {
            Network again = SavedNetworks.All[name]();
            using Simulation restored = await Simulation.RestoreAsync(again, file, options with { Threads = threads, TileSize = tileSize });
            Assert.Equal(s_before, restored.Now);
            await restored.SaveAsync(InFolder("copy"));
            Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(InFolder("copy")));
            await restored.RunAsync(s_after);
            AssertSame(expected, SavedNetworks.Observed(restored, again), $"with {threads} threads, tiles of {tileSize}");
        }
    }

    [Fact]
    public async Task Saving_changes_nothing_and_a_restored_run_can_be_saved_again()
    {
        Network network = SavedNetworks.All["short delays, current"]();
        using Simulation whole = network.Build(new SimulationOptions { Threads = 1 });
        await whole.RunAsync(12 * ms);
        Simulation part = network.Build(new SimulationOptions { Threads = 1 });
        for (int i = 0; i < 12; i++)
        {
            await part.RunAsync(1 * ms);
            await part.SaveAsync(InFolder("checkpoint"));
            part.Dispose();
            part = await Simulation.RestoreAsync(network, InFolder("checkpoint"), new SimulationOptions { Threads = 1 + i % 3 });
        }

        using (part) AssertSame(SavedNetworks.Observed(whole, network), SavedNetworks.Observed(part, network), "after twelve restorations");
    }

    [Fact]
    public async Task Parameters_that_were_set_stay_set_and_inputs_under_way_keep_those_they_were_emitted_with()
    {
        // The drive is delivered in place with a delay of 1.5 ms: what arrives in the first steps after the checkpoint was emitted at other rates.
        Network network = SavedNetworks.Recorded(Circuits.Balanced(excitatory: 100));
        Population cells = network.Populations[0], drive = network.Populations[2], current = network.Populations[3];
        var options = new SimulationOptions { Threads = 1 };
        using Simulation whole = network.Build(options);
        await whole.RunAsync(5 * ms);
        whole.SetParameter(drive, "rate", new UniformDistribution(12000 * Hz, 20000 * Hz));
        whole.SetParameter(cells, "tau_m", new UniformDistribution(5 * ms, 15 * ms));
        await whole.RunAsync(0.5 * ms);
        whole.SetParameter(drive, "rate", 3000 * Hz);
        whole.SetParameter(current, "amplitude", 400 * pA);
        await whole.RunAsync(0.4 * ms);
        await whole.SaveAsync(InFolder("checkpoint"));
        await whole.RunAsync(6 * ms);

        using Simulation restored = await Simulation.RestoreAsync(network, InFolder("checkpoint"), options with { Threads = 2, TileSize = 64 });
        Assert.All(restored.GetState(drive, "rate"), rate => Assert.Equal(3, rate));
        await restored.RunAsync(6 * ms);
        AssertSame(SavedNetworks.Observed(whole, network), SavedNetworks.Observed(restored, network), "after parameters were set");
    }

    [Fact]
    public async Task Schedules_and_events_that_were_set_go_on()
    {
        Network network = SavedNetworks.All["schedules and events"]();
        Population listed = network.Populations[1], step = network.Populations[2];
        var options = new SimulationOptions { Threads = 2, TileSize = 64 };
        using Simulation whole = network.Build(options);
        await whole.RunAsync(5 * ms);
        whole.SetParameter(listed, "spike_times", new EventTimes([[6 * ms, 8 * ms, 9 * ms, 9 * ms, 12 * ms]]));
        whole.SetParameter(step, "amplitude", new ScheduledValue([1 * ms, 10 * ms], [100 * pA, 900 * pA]));
        await whole.RunAsync(4 * ms);
        await whole.SaveAsync(InFolder("checkpoint"));
        await whole.RunAsync(10 * ms);
        using Simulation restored = await Simulation.RestoreAsync(network, InFolder("checkpoint"), options with { Threads = 1 });
        await restored.RunAsync(10 * ms);
        AssertSame(SavedNetworks.Observed(whole, network), SavedNetworks.Observed(restored, network), "after schedules were set");
    }

    [Fact]
    public async Task A_branch_with_another_parameter_is_the_run_in_which_it_was_set_at_that_time()
    {
        Network network = SavedNetworks.Recorded(Circuits.Balanced(excitatory: 100));
        var options = new SimulationOptions { Threads = 1 };
        using Simulation whole = network.Build(options);
        await whole.RunAsync(5 * ms);
        await whole.SaveAsync(InFolder("checkpoint"));
        whole.SetParameter(network.Populations[3], "amplitude", 900 * pA);
        await whole.RunAsync(10 * ms);

        Network variant = new(network.Seed);
        foreach (Population population in network.Populations)
            variant.Add(population.Name == "current" ? population with { Parameters = Circuits.Set(("amplitude", 900 * pA)) } : population);
        foreach (Projection projection in network.Projections)
            variant.Add(projection with { Source = variant.Populations.First(p => p.Name == projection.Source.Name), Target = variant.Populations.First(p => p.Name == projection.Target.Name) });
        foreach (Recorder recorder in network.Recorders) variant.Add(recorder);
        using Simulation branch = await Simulation.RestoreAsync(variant, InFolder("checkpoint"), options, new RestoreOptions { AllowChanges = true });
        await branch.RunAsync(10 * ms);
        AssertSame(SavedNetworks.Observed(whole, network), SavedNetworks.Observed(branch, variant), "in the branch");
    }

    [Fact]
    public async Task New_recordings_begin_at_the_checkpoint()
    {
        Network network = SavedNetworks.Recorded(Circuits.Balanced(excitatory: 100));
        using Simulation whole = network.Build(new SimulationOptions { Threads = 1 });
        await whole.RunAsync(5 * ms);
        await whole.SaveAsync(InFolder("checkpoint"));
        await whole.RunAsync(5 * ms);
        using Simulation restored = await Simulation.RestoreAsync(network, InFolder("checkpoint"), restore: new RestoreOptions { NewRecordings = true });
        await restored.RunAsync(5 * ms);
        var recorder = network.Recorders.OfType<SpikeRecorder>().First();
        Glia.Spikes.SpikeData all = whole.Spikes(recorder).After(5 * ms), anew = restored.Spikes(recorder);
        Assert.Equal(all.Window, anew.Window);
        Assert.Equal(all.Steps.AsEnumerable(), anew.Steps.AsEnumerable());
        Assert.Equal(3, restored.Rates(network.Recorders.OfType<RateRecorder>().First()).Counts.Length);
    }

    [Fact]
    public async Task A_simulation_can_be_saved_before_it_has_run_and_notes_come_back()
    {
        Network network = SavedNetworks.All["long delays, noise"]();
        using Simulation whole = network.Build();
        await whole.SaveAsync(InFolder("checkpoint"), ImmutableDictionary<string, ImmutableArray<byte>>.Empty.Add("stage", [1, 2, 3]).Add("empty", []));
        await whole.RunAsync(5 * ms);
        using Simulation restored = await Simulation.RestoreAsync(network, InFolder("checkpoint"));
        await restored.RunAsync(5 * ms);
        AssertSame(SavedNetworks.Observed(whole, network), SavedNetworks.Observed(restored, network), "from the beginning");

        Checkpoint checkpoint = Checkpoint.Read(InFolder("checkpoint"));
        Assert.Equal([1, 2, 3], checkpoint.Notes["stage"].AsEnumerable());
        Assert.True(checkpoint.Notes["empty"].IsEmpty);
        Assert.Equal(0 * ms, checkpoint.Time);
        Assert.Equal(11UL, checkpoint.Seed);
    }
}
