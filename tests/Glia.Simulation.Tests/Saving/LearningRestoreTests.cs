using System.Collections.Immutable;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Saving;
using Glia.Simulation.Tests.Engine;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Saving;

/// <summary>Checkpoints of networks whose synapses change.</summary>
public sealed class LearningRestoreTests : SavedFolder
{
    private static readonly Time s_first = 9.7 * ms, s_second = 8.4 * ms, s_third = 7.9 * ms;

    public static TheoryData<string, Precision> Cases()
    {
        var data = new TheoryData<string, Precision>();
        foreach (string network in LearningNetworks.All.Keys.Order(StringComparer.Ordinal))
            foreach (Precision precision in Enum.GetValues<Precision>()) data.Add(network, precision);
        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_restored_run_learns_as_the_uninterrupted_one_for_any_number_of_threads_and_tiles(string name, Precision precision)
    {
        Network network = LearningNetworks.All[name]();
        var options = new SimulationOptions { Threads = 2, TileSize = 128, Precision = precision };
        ImmutableSortedDictionary<string, ImmutableArray<long>> expected, before;
        using (Simulation whole = network.Build(options))
        {
            await whole.RunAsync(s_first);
            await whole.SaveAsync(InFolder("first"));
            before = Observed(whole, network);
            await whole.RunAsync(s_second);
            await whole.SaveAsync(InFolder("second"));
            await whole.RunAsync(s_third);
            expected = Observed(whole, network);
        }

        Assert.True(expected["spikes-cells"].Length > 150, "too few spikes to learn from");
        Assert.Contains(expected, pair => pair.Key.EndsWith("of plastic", StringComparison.Ordinal) && !pair.Value.SequenceEqual(before[pair.Key]));
        foreach ((int threads, int? tileSize) in new (int, int?)[] { (1, null), (3, 64) })
        {
            using Simulation restored = await Simulation.RestoreAsync(network, InFolder("first"), options with { Threads = threads, TileSize = tileSize });
            AssertSame(before, Observed(restored, network), "when restored");
            await restored.SaveAsync(InFolder("copy"));
            AssertSameFiles("first", "copy");
            await restored.RunAsync(s_second);
            await restored.SaveAsync(InFolder("copy"));
            AssertSameFiles("second", "copy");
            await restored.RunAsync(s_third);
            AssertSame(expected, Observed(restored, network), $"with {threads} threads, tiles of {tileSize}");
        }
    }

    [Theory, InlineData("stdp_additive", DelaySite.Axonal), InlineData("stdp_synapse", DelaySite.Dendritic)]
    public async Task A_run_is_the_same_when_it_is_restored_around_the_time_at_which_old_spikes_are_forgotten(string model, DelaySite delay)
    {
        // Every two seconds groups that nothing has reached are brought up to date: with few spikes there are some.
        Network network = Sparse(SynapseLibrary.Get(model) with { Delay = delay });
        using Simulation whole = network.Build(new SimulationOptions { Threads = 1 });
        double[] saves = [1999, 2000, 2001, 3990], runs = [.. saves.Append(4100).Zip([0, .. saves], (end, start) => end - start)];
        for (int save = 0; save < saves.Length; save++)
        {
            await whole.RunAsync(runs[save] * ms);
            await whole.SaveAsync(InFolder($"{saves[save]}"));
        }

        await whole.RunAsync(runs[^1] * ms);
        for (int save = 0; save < saves.Length; save++)
        {
            using Simulation restored = await Simulation.RestoreAsync(network, InFolder($"{saves[save]}"), new SimulationOptions { Threads = 2, TileSize = 64 });
            await restored.RunAsync((4100 - saves[save]) * ms);
            AssertSame(Observed(whole, network), Observed(restored, network), $"from {saves[save]} ms on");
        }
    }

    [Fact]
    public async Task Parameters_and_values_that_were_set_stay_set()
    {
        Network network = LearningNetworks.All["stdp, dendritic"]();
        Projection plastic = network.Projections[^1];
        using Simulation whole = network.Build(new SimulationOptions { Threads = 1 });
        await whole.RunAsync(8 * ms);
        whole.SetParameter(plastic, "lambda", 0.3);
        await whole.RunAsync(4 * ms);
        whole.SetSynapses(plastic, "w", [.. whole.GetSynapses(plastic)["w"].Select((w, k) => w + k % 5)]);
        whole.SetParameter(plastic, "tau_minus", 7 * ms);
        await whole.SaveAsync(InFolder("checkpoint"));
        await whole.RunAsync(9 * ms);
        using Simulation restored = await Simulation.RestoreAsync(network, InFolder("checkpoint"), new SimulationOptions { Threads = 2, TileSize = 64 });
        await restored.SaveAsync(InFolder("copy"));
        AssertSameFiles("checkpoint", "copy");
        await restored.RunAsync(9 * ms);
        AssertSame(Observed(whole, network), Observed(restored, network), "after parameters were set");
    }

    [Theory, InlineData("stdp, dendritic", "lambda"), InlineData("stdp, axonal", "lambda"), InlineData("everything", "gain")]
    public async Task A_branch_with_another_parameter_is_the_run_in_which_it_was_set_at_that_time(string name, string parameter)
    {
        Network network = LearningNetworks.All[name]();
        ParameterValue value = parameter == "gain" ? 1 * pA : 0.2;
        using Simulation whole = network.Build(new SimulationOptions { Threads = 1 });
        await whole.RunAsync(9 * ms);
        await whole.SaveAsync(InFolder("checkpoint"));
        whole.SetParameter(network.Projections[^1], parameter, value);
        if (parameter == "gain") whole.SetParameter(network.Populations[2], "scale", 3.0);
        await whole.RunAsync(9 * ms);

        Network variant = LearningNetworks.Changed(network,
            population => population.Name == "transmitter" ? population with { Parameters = Circuits.Set(("scale", 3.0)) } : population,
            projection => projection.Name == "plastic" ? projection with { Parameters = projection.Parameters.SetItem(parameter, value) } : projection);
        await Assert.ThrowsAsync<GliaException>(() => Simulation.RestoreAsync(variant, InFolder("checkpoint")));
        using Simulation branch = await Simulation.RestoreAsync(variant, InFolder("checkpoint"), new SimulationOptions { Threads = 2, TileSize = 64 }, new RestoreOptions { AllowChanges = true, NewRecordings = true });
        await branch.RunAsync(9 * ms);
        Observe(whole, network, out SynapseTable expected);
        Observe(branch, variant, out SynapseTable found);
        foreach (string variable in expected.Variables) Assert.Equal(expected[variable], found[variable]);
    }

    [Fact]
    public async Task A_branch_may_have_another_modulator()
    {
        Network network = LearningNetworks.All["dopamine"]();
        using (Simulation whole = network.Build(new SimulationOptions { Threads = 1 }))
        {
            await whole.RunAsync(9 * ms);
            await whole.SaveAsync(InFolder("checkpoint"));
        }

        foreach (Modulator modulator in new Modulator[] { new StreamModulator((_, _) => 0.001), new PopulationModulator(network.Populations[2], "c", Mean: true) })
        {
            Network variant = LearningNetworks.Changed(network, population => population,
                projection => projection.Name == "plastic" ? projection with { Modulators = projection.Modulators.SetItem("dopamine", modulator) } : projection);
            using Simulation branch = await Simulation.RestoreAsync(variant, InFolder("checkpoint"), restore: new RestoreOptions { AllowChanges = true });
            await branch.RunAsync(3 * ms);
            Assert.Equal(12 * ms, branch.Now);
        }
    }

    [Theory, InlineData("stdp, dendritic"), InlineData("everything"), InlineData("structure")]
    public async Task Damaged_sections_are_refused(string name)
    {
        Network network = LearningNetworks.All[name]();
        using (Simulation simulation = network.Build(new SimulationOptions { Threads = 1 }))
        {
            await simulation.RunAsync(6 * ms);
            await simulation.SaveAsync(InFolder("sound"));
        }

        string[] sections = name == "structure" ? ["structure plastic"] : ["signals", "projection plastic"];
        var random = new System.Random(4);
        foreach (string section in sections)
        {
            foreach (Func<byte[], byte[]> change in new Func<byte[], byte[]>[] { _ => [], _ => [.. Enumerable.Repeat((byte)0xFF, 64)], _ => new byte[4096], content => content[..^1], content => [.. content, 0] })
            {
                Rewrite(InFolder("sound"), InFolder("forged"), section, change);
                await Assert.ThrowsAsync<GliaException>(async () => (await Simulation.RestoreAsync(network, InFolder("forged"))).Dispose());
            }

            // A number that is only another one is taken; one that is not possible is refused; none does harm.
            for (int trial = 0; trial < 10; trial++)
            {
                Rewrite(InFolder("sound"), InFolder("forged"), section, content =>
                {
                    content[random.Next(content.Length)] ^= (byte)(1 << random.Next(8));
                    return content;
                });
                try
                {
                    using Simulation taken = await Simulation.RestoreAsync(network, InFolder("forged"));
                    await taken.RunAsync(1 * ms);
                }
                catch (GliaException refused)
                {
                    Assert.Contains("forged", refused.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void A_description_covers_everything_that_synapses_follow()
    {
        SynapseModel model = LearningNetworks.Busy;
        Network network = LearningNetworks.All["everything"](), growing = LearningNetworks.All["structure"]();
        Projection plastic = network.Projections[^1], structural = growing.Projections[^1];
        StructuralPlasticity structure = structural.Structure!;
        var schedule = new ScheduledModulator([0 * ms, 5 * ms], [1 * Hz, 2 * Hz]);
        Projection scheduled = plastic with { Modulators = plastic.Modulators.SetItem("level", schedule) };
        (Projection Before, Projection After, bool IsStructure)[] changes =
        [
            (plastic, plastic with { Synapse = model with { Equations = model.Equations.Replace("0.02*sum_in", "0.03*sum_in", StringComparison.Ordinal) } }, true),
            (plastic, plastic with { Synapse = model with { OnPre = model.OnPre.Replace("0.7", "0.8", StringComparison.Ordinal) } }, true),
            (plastic, plastic with { Synapse = model with { OnPost = "y += 2" } }, true),
            (plastic, plastic with { Synapse = model with { RunRegularly = "w = 2*w" } }, true),
            (plastic, plastic with { Synapse = model with { Interval = "4*ms" } }, true),
            (plastic, plastic with { Synapse = model with { Delay = DelaySite.Dendritic } }, true),
            (plastic, plastic with { Synapse = null }, true),
            (structural, structural with { Structure = null }, true),
            (plastic, plastic with { Synapse = model with { Parameters = model.Parameters.SetItem("w0", "61 pA") } }, false),
            (plastic, plastic with { Synapse = model with { Initial = model.Initial.SetItem("x", "1") } }, false),
            (plastic, plastic with { Parameters = Circuits.Set(("w0", 61 * pA)) }, false),
            (plastic, plastic with { Initial = Circuits.Set(("x", 0.5)) }, false),
            (plastic, scheduled, false),
            (plastic, plastic with { Modulators = plastic.Modulators.SetItem("level", new PopulationModulator(network.Populations[2], "c", Mean: true)) }, false),
            (scheduled, plastic with { Modulators = plastic.Modulators.SetItem("level", schedule with { Values = [1 * Hz, 2.0000001 * Hz] }) }, false),
            (structural, structural with { Structure = structure with { Interval = 5 * ms } }, false),
            (structural, structural with { Structure = structure with { VacantLoss = 0.100001 } }, false),
            (structural, structural with { Structure = structure with { Axonal = new LinearGrowth(3000.0001 * Hz, 40 * Hz) } }, false),
            (structural, structural with { Structure = structure with { Dendritic = new LinearGrowth(2000 * Hz, 60 * Hz) } }, false),
        ];
        for (int change = 0; change < changes.Length; change++)
        {
            (Projection before, Projection after, bool isStructure) = changes[change];
            Assert.True(DescriptionText.Structure(before) != DescriptionText.Structure(after) == isStructure, $"structure, change {change}");
            Assert.True(isStructure || DescriptionText.Values(before) != DescriptionText.Values(after), $"values, change {change}");
        }
    }

    private void AssertSameFiles(string expected, string found) =>
        Assert.True(File.ReadAllBytes(InFolder(expected)).AsSpan().SequenceEqual(File.ReadAllBytes(InFolder(found))), $"checkpoints '{expected}' and '{found}' differ");

    private static Network Sparse(SynapseModel model)
    {
        var network = new Network(23) { TimeStep = 1 * ms };
        Population cells = network.AddPopulation("cells", 80, Circuits.Lif);
        Population drive = network.Add(new Population { Name = "drive", Size = 80, Model = Circuits.Poisson, Parameters = Circuits.Set(("rate", 2 * Hz)) });
        network.Connect(drive, cells, new OneToOne(), 3000 * pA, 1 * ms);
        network.Add(new Projection { Name = "plastic", Source = cells, Target = cells, Rule = new FixedInDegree(12), Weight = 40 * pA, Delay = new UniformDistribution(1 * ms, 5 * ms), Synapse = model });
        network.RecordSpikes(cells);
        return network;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<long>> Observed(Simulation simulation, Network network)
    {
        Observe(simulation, network, out SynapseTable table);
        ImmutableSortedDictionary<string, ImmutableArray<long>> observed = SavedNetworks.Observed(simulation, network)
            .Add("ends of synapses", [.. table.Sources.Concat(table.Targets).Concat(table.Delays).Select(number => (long)number)]);
        return table.Variables.Aggregate(observed, (known, variable) => known.Add($"{variable} of plastic", [.. table[variable].Select(BitConverter.DoubleToInt64Bits)]))
            .SetItem("count of plastic", [table.Count]);
    }

    private static void Observe(Simulation simulation, Network network, out SynapseTable table) =>
        table = simulation.GetSynapses(network.Projections.First(projection => projection.Name == "plastic"));
}
