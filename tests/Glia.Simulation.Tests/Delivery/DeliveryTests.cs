using FsCheck;
using FsCheck.Fluent;
using Glia.Networks;
using Glia.Quantities;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Delivery;

public sealed class DeliveryTests
{
    private const int Steps = 400;

    [Fact]
    public void Spikes_agree_with_a_naive_simulation_of_any_small_network() => Prop.ForAll(
        Networks.ToArbitrary(), Gen.Choose(1, 3).ToArbitrary(), Gen.Elements<(Precision, WeightStorage, int?)>(
            (Precision.Float32, WeightStorage.Float32, null), (Precision.Float64, WeightStorage.Float32, 64),
            (Precision.Float32, WeightStorage.Float32, 64), (Precision.Float64, WeightStorage.Float32, null)).ToArbitrary(),
        (naive, threads, storage) =>
        {
            int split = Math.Max(1, naive.Neurons / 3);
            Network network = naive.Describe(split, out SpikeRecorder[] recorders);
            using Simulation simulation = network.Build(new SimulationOptions { Threads = threads, Precision = storage.Item1, Weights = storage.Item2, TileSize = storage.Item3 });
            simulation.RunAsync(Steps * 0.1 * ms).GetAwaiter().GetResult();
            IEnumerable<(long, int)> found = Spikes(simulation.Spikes(recorders[0]), 0).Concat(Spikes(simulation.Spikes(recorders[1]), split)).Order();
            return found.SequenceEqual(naive.Run(Steps).Order());
        }).QuickCheckThrowOnFailure();

    private static Gen<NaiveSimulator> Networks =>
        from neurons in Gen.Choose(2, 150)
        from count in Gen.Choose(0, 600)
        from sources in Gen.Choose(0, neurons - 1).ArrayOf(count)
        from targets in Gen.Choose(0, neurons - 1).ArrayOf(count)
        from weights in Gen.Choose(-6, 8).ArrayOf(count)
        from longest in Gen.Elements(1, 5, 30, 330)
        from delays in Gen.Choose(1, longest).ArrayOf(count)
        from events in Gen.Choose(1, 60)
        from steps in Gen.Choose(0, 100).ArrayOf(events)
        from driven in Gen.Choose(0, neurons - 1).ArrayOf(events)
        select new NaiveSimulator(neurons, sources, targets, [.. weights.Select(w => w / 8.0)], delays, [.. steps.Zip(driven)]);

    private static IEnumerable<(long, int)> Spikes(SpikeData data, int first) => Enumerable.Range(0, data.Count).Select(k => (data.Steps[k], data.Neurons[k] + first));
}
