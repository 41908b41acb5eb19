using System.Collections.Immutable;
using Glia.Equations;
using Glia.Networks;
using Glia.Quantities;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Engine;

/// <summary>The same network and seed give the same bits: every spike, recorded state and rate, and the state that every neuron ends in.</summary>
public sealed class DeterminismTests
{
    private const double Duration_ms = 20;

    /// <summary>Parts that divide neither an epoch nor a bin of a rate.</summary>
    private static readonly double[] Parts_ms = [0.3, 6.4, 0.1, 13.2];

    private static readonly ImmutableDictionary<string, Func<ulong, Network>> Networks = ImmutableDictionary<string, Func<ulong, Network>>.Empty
        .Add("short delays, exact", seed => Circuits.Balanced(seed, excitatory: 300))
        .Add("long delays, adaptive and noisy", Circuits.Noisy);

    public static TheoryData<string, Precision, WeightStorage> Cases()
    {
        var data = new TheoryData<string, Precision, WeightStorage>();
        foreach (string network in Networks.Keys.Order(StringComparer.Ordinal))
        {
            data.Add(network, Precision.Float32, WeightStorage.Float32);
            data.Add(network, Precision.Float32, WeightStorage.Int16);
            data.Add(network, Precision.Float64, WeightStorage.Float32);
        }

        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Nothing_changes_by_a_bit_with_threads_tiles_recorders_or_division_into_runs(string network, Precision precision, WeightStorage weights)
    {
        var options = new SimulationOptions { Threads = 1, Precision = precision, Weights = weights };
        Outcome expected = await Run(network, options, split: false, records: true);
        Assert.True(expected.Spikes > 100);
        foreach (int threads in new[] { 1, 2, 3, 7 })
            foreach (int? tileSize in new int?[] { null, 64, 200 })
                foreach (bool split in new[] { false, true })
                    foreach (bool records in new[] { false, true })
                    {
                        Outcome outcome = await Run(network, options with { Threads = threads, TileSize = tileSize }, split, records);
                        string layout = $"{threads} threads, tiles of {tileSize}, split {split}, recorders {records}";
                        AssertSame(expected.States, outcome.States, layout);
                        if (records) AssertSame(expected.Recorded, outcome.Recorded, layout);
                    }
    }

    [Fact]
    public async Task Seeds_change_everything()
    {
        var options = new SimulationOptions { Threads = 1 };
        foreach (string network in Networks.Keys)
        {
            Outcome one = await Run(network, options, split: false, records: true), other = await Run(network, options, split: false, records: true, seed: 2);
            Assert.All(one.Recorded.Where(pair => !pair.Value.IsEmpty), pair => Assert.NotEqual(pair.Value.AsEnumerable(), other.Recorded[pair.Key].AsEnumerable()));
        }
    }

    [Fact]
    public void The_circuits_differ_in_how_often_spikes_are_exchanged()
    {
        int[] steps = [.. Networks.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
        {
            using Simulation simulation = pair.Value(1).Build(new SimulationOptions { Threads = 1 });
            return simulation.BuildReport.EpochSteps;
        })];
        Assert.Equal([10, 1], steps);
    }

    private static void AssertSame(ImmutableDictionary<string, ImmutableArray<long>> expected, ImmutableDictionary<string, ImmutableArray<long>> found, string layout)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, ImmutableArray<long> bits) in expected)
            if (!bits.AsSpan().SequenceEqual(found[name].AsSpan())) Assert.Fail($"{name} differs with {layout}.");
    }

    private static async Task<Outcome> Run(string name, SimulationOptions options, bool split, bool records, ulong seed = 11)
    {
        Network network = Networks[name](seed);
        if (records) Record(network);
        using Simulation simulation = network.Build(options);
        long spikes = 0;
        foreach (double part in split ? Parts_ms : [Duration_ms]) spikes += (await simulation.RunAsync(part * ms)).Spikes;
        var states =
            from population in network.Populations
            from state in ModelCompiler.Compile(population.Model).States
            select KeyValuePair.Create($"{state.Variable.Name} of {population.Name}", Bits(simulation.GetState(population, state.Variable.Name)));
        return new Outcome(spikes, states.ToImmutableDictionary(), network.Recorders.ToImmutableDictionary(recorder => recorder.Name, recorder => Bits(simulation, recorder)));
    }

    /// <summary>Records everything there is: the spikes of every population that spikes, all states of some neurons, and rates.</summary>
    private static void Record(Network network)
    {
        foreach (Population population in network.Populations)
        {
            Equations.Ir.UpdateProgram program = ModelCompiler.Compile(population.Model);
            ImmutableArray<string> states = [.. program.States.Select(state => state.Variable.Name).Where(name => !name.StartsWith('_'))];
            if (!states.IsEmpty) network.RecordStates(population, states, [.. new long[] { 0, 63, 64, 127 }.Where(neuron => neuron < population.Size)], every: 3);
            if (program.Output is not null) continue;
            network.RecordSpikes(population);
            network.RecordRate(population, 1 * ms);
        }
    }

    private static ImmutableArray<long> Bits(Simulation simulation, Recorder recorder)
    {
        switch (recorder)
        {
            case SpikeRecorder spikes:
                SpikeData data = simulation.Spikes(spikes);
                return [.. data.Steps, .. data.Neurons.Select(neuron => (long)neuron)];
            case StateRecorder states:
                StateData values = simulation.States(states);
                return [.. values.Steps, .. Bits(values.Values.ToArray())];
            default:
                return simulation.Rates((RateRecorder)recorder).Counts;
        }
    }

    private static ImmutableArray<long> Bits(IEnumerable<double> values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];

    private sealed record Outcome(long Spikes, ImmutableDictionary<string, ImmutableArray<long>> States, ImmutableDictionary<string, ImmutableArray<long>> Recorded);
}
