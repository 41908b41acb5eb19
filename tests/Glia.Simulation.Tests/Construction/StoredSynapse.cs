using Glia.Networks;
using Glia.Simulation.Construction;
using Glia.Simulation.Delivery;

namespace Glia.Simulation.Tests.Construction;

/// <summary>A synapse read back from a store.</summary>
internal readonly record struct StoredSynapse(int SourcePopulation, int Source, int TargetPopulation, int Target, int Delay, int Port, double Weight)
{
    /// <summary>Builds the synapses of a network and reads all of them back, in the order in which they are stored.</summary>
    public static unsafe List<StoredSynapse> Build(Network network, int threads = 1, int tileSize = TilePlan.LargestTile, WeightStorage storage = WeightStorage.Float32)
    {
        var plan = new NetworkPlan(network, storage);
        TilePlan tiles = TilePlan.For(plan.Sizes, threads, tileSize);
        WeightScales? scales = storage == WeightStorage.Int16 ? new WeightScales(plan) : null;
        (SynapseStore[] stores, long[] synapses) = StoreConstruction.Build(plan, tiles, [.. plan.Projections], scales, threads, null, CancellationToken.None);
        var all = new List<StoredSynapse>();
        for (int tile = 0; tile < stores.Length; tile++)
        {
            using SynapseStore store = stores[tile];
            for (int population = 0; population < plan.Sizes.Length; population++)
            {
                uint* rows = store.RowsOf(population);
                if (rows is null) continue;
                for (int source = 0; source < plan.Sizes[population]; source++) Read(all, plan, tiles.SlicesOf(tile), store, scales, population, source, rows);
            }
        }

        Assert.Equal(synapses.Sum(), all.Count);
        return all;
    }

    private static unsafe void Read(List<StoredSynapse> all, NetworkPlan plan, ReadOnlySpan<Slice> slices, SynapseStore store, WeightScales? scales, int population, int source, uint* rows)
    {
        int delay = 0;
        for (uint header = rows[source]; header < rows[source + 1]; header++)
        {
            ulong group = store.Headers[header];
            int count = GroupHeader.Count(group);
            delay += count == 0 ? (int)GroupHeader.Data(group) : GroupHeader.Gap(group);
            byte* data = store.At(GroupHeader.Data(group));
            SynapseKind kind = plan.Kinds[GroupHeader.Kind(group)];
            for (int k = 0; k < count; k++)
            {
                int place = ((ushort*)data)[k];
                Slice slice = slices.ToArray().Single(s => s.Count > 0 && place >= s.Offset && place < s.Offset + s.Count);
                double weight = kind.Constant ?? (scales is null
                    ? ((float*)(data + GroupLayout.WeightStart(count, sizeof(float))))[k]
                    : ((short*)(data + GroupLayout.WeightStart(count, sizeof(short))))[k] * scales.Of(slice.Population, kind.Port));
                all.Add(new StoredSynapse(population, source, slice.Population, slice.First + place - slice.Offset, delay, kind.Port, weight));
            }
        }
    }
}
