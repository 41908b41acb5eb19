using System.Numerics;
using Glia.Simulation.Construction;
using Glia.Simulation.Engine;

namespace Glia.Simulation.Saving;

/// <summary>Spikes under way: those of the last steps, as many as the longest delay has, by step, population and neuron. Their synapses are known when the network is built.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed class SavedSpikes<T>(NetworkPlan plan, NetworkLayout layout, Tile<T>[] tiles, Func<long> step) : ISavedPart where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int MostPerNeuron = 1 << 10;

    private readonly int[] _senders = [.. layout.Queued.Select(projection => projection.Source).Distinct().Order()];
    private int[] _gathered = new int[256];

    public string Name => "spikes";

    private long First => Math.Max(0, step() - layout.MaximumQueuedDelay);

    public void Save(StateWriter state)
    {
        for (long emitted = First; emitted < step(); emitted++)
            foreach (int sender in _senders) state.WriteArray(Gather(emitted, sender));
    }

    public void Load(StateReader state)
    {
        int[][] spikes = [.. plan.Sizes.Select(_ => Array.Empty<int>())];
        for (long emitted = First; emitted < step(); emitted++)
        {
            foreach (int sender in _senders) spikes[sender] = Read(state, plan.Sizes[sender]);
            for (int tile = 0; tile < tiles.Length; tile++) tiles[tile].Requeue(emitted, spikes, keeps: tile == 0);
        }
    }

    private static int[] Read(StateReader state, int size)
    {
        int[] spikes = state.ReadArray<int>((int)Math.Min(int.MaxValue, (long)size * MostPerNeuron));
        foreach (int neuron in spikes)
            if ((uint)neuron >= (uint)size) throw state.Unfit($"neuron {neuron} spiked in a population of {size}");
        return spikes;
    }

    private ReadOnlySpan<int> Gather(long emitted, int sender)
    {
        int count = 0;
        foreach (Tile<T> tile in tiles)
        {
            ReadOnlySpan<int> spikes = tile.History.Of(emitted, sender);
            if (count + spikes.Length > _gathered.Length) Array.Resize(ref _gathered, (int)BitOperations.RoundUpToPowerOf2((uint)(count + spikes.Length)));
            spikes.CopyTo(_gathered.AsSpan(count));
            count += spikes.Length;
        }

        return _gathered.AsSpan(0, count);
    }
}
