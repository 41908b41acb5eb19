using Glia.Networks;
using Glia.Quantities;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Engine;

public sealed class DeterminismTests
{
    public static TheoryData<int, int?, bool> Layouts()
    {
        var data = new TheoryData<int, int?, bool>();
        foreach (int threads in new[] { 1, 2, 3, 7 })
            foreach (int? tileSize in new int?[] { null, 64, 200 })
                foreach (bool split in new[] { false, true }) data.Add(threads, tileSize, split);
        return data;
    }

    [Theory, MemberData(nameof(Layouts))]
    public async Task Spikes_and_states_are_the_same_bits_for_any_threads_tiles_and_division_into_runs(int threads, int? tileSize, bool split)
    {
        foreach (WeightStorage weights in Enum.GetValues<WeightStorage>())
        {
            var one = new SimulationOptions { Threads = 1, Weights = weights };
            (string Spikes, string States) expected = await Outcome(one, split: false, recordsMore: false);
            Assert.NotEmpty(expected.Spikes);
            Assert.Equal(expected, await Outcome(one with { Threads = threads, TileSize = tileSize }, split, recordsMore: split));
        }
    }

    [Theory, InlineData(Precision.Float32), InlineData(Precision.Float64)]
    public async Task Recorders_change_nothing(Precision precision)
    {
        var options = new SimulationOptions { Threads = 2, Precision = precision };
        Assert.Equal(await Outcome(options, split: false, recordsMore: false), await Outcome(options, split: false, recordsMore: true));
    }

    [Fact]
    public async Task Seeds_change_everything()
    {
        var options = new SimulationOptions { Threads = 1 };
        Assert.NotEqual(await Outcome(options, split: false, recordsMore: false, seed: 1), await Outcome(options, split: false, recordsMore: false, seed: 2));
    }

    private static async Task<(string Spikes, string States)> Outcome(SimulationOptions options, bool split, bool recordsMore, ulong seed = 11)
    {
        Network network = Circuits.Balanced(seed);
        SpikeRecorder[] spikes = [network.RecordSpikes(network.Populations[0]), network.RecordSpikes(network.Populations[1])];
        if (recordsMore)
        {
            network.RecordSpikes(network.Populations[2]);   // the Poisson sources, otherwise drawn only where their spikes arrive
            network.RecordStates(network.Populations[0], ["V_m", "I_syn_ex"], [], every: 3);
            network.RecordRate(network.Populations[1], 1 * ms);
        }

        using Simulation simulation = network.Build(options);
        foreach (double part in split ? new[] { 0.3, 12.4, 0.1, 27.2 } : [40]) await simulation.RunAsync(part * ms);
        IReadOnlyList<double> voltages = simulation.GetState(network.Populations[0], "V_m");
        return (string.Join('\n', spikes.Select(recorder => Text(simulation.Spikes(recorder)))), string.Join(' ', voltages.Select(BitConverter.DoubleToInt64Bits)));
    }

    private static string Text(SpikeData data) => string.Join(' ', Enumerable.Range(0, data.Count).Select(k => $"{data.Steps[k]},{data.Neurons[k]}"));
}
