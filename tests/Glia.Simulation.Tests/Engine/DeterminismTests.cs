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
        (string spikes, string states) expected = await Outcome(new SimulationOptions { Threads = 1 }, split: false);
        Assert.Contains(",", expected.spikes, StringComparison.Ordinal);
        Assert.Equal(expected, await Outcome(new SimulationOptions { Threads = threads, TileSize = tileSize }, split));
    }

    private static async Task<(string Spikes, string States)> Outcome(SimulationOptions options, bool split)
    {
        Network network = Circuits.Balanced();
        SpikeRecorder spikes = network.RecordSpikes(network.Populations[0]);
        SpikeRecorder inhibitory = network.RecordSpikes(network.Populations[1]);
        using Simulation simulation = network.Build(options);
        foreach (double part in split ? new[] { 0.3, 12.4, 0.1, 37.2 } : [50]) await simulation.RunAsync(part * ms);
        IReadOnlyList<double> voltages = simulation.GetState(network.Populations[0], "V_m");
        return (Text(simulation.Spikes(spikes)) + Text(simulation.Spikes(inhibitory)), string.Join(' ', voltages.Select(BitConverter.DoubleToInt64Bits)));
    }

    private static string Text(SpikeData data) => string.Join(' ', Enumerable.Range(0, data.Count).Select(k => $"{data.Steps[k]},{data.Neurons[k]}"));
}
