using System.Numerics;

namespace Glia.Simulation.Engine;

/// <summary>The spikes of one tile in one epoch, by step and population.</summary>
/// <param name="populations">Number of populations.</param>
/// <param name="epoch">Most steps of an epoch.</param>
internal sealed class SpikeBuffer(int populations, int epoch)
{
    private readonly int[] _ends = new int[populations * epoch + 1];
    private int[] _indexes = new int[256];

    /// <summary>Number of spikes.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all spikes.</summary>
    public void Clear() => Count = 0;

    /// <summary>Appends the spikes of one population in one step; to be called for every population of every step, in order.</summary>
    /// <param name="step">Step of the epoch.</param>
    /// <param name="population">Index of the population.</param>
    /// <param name="local">Block-local indexes.</param>
    /// <param name="first">Index in the population of the block's first neuron.</param>
    public void Add(int step, int population, ReadOnlySpan<int> local, int first)
    {
        int end = Count + local.Length;
        if (end > _indexes.Length) Array.Resize(ref _indexes, (int)BitOperations.RoundUpToPowerOf2((uint)end));
        Span<int> destination = _indexes.AsSpan(Count, local.Length);
        for (int i = 0; i < local.Length; i++) destination[i] = local[i] + first;
        Count = end;
        _ends[step * populations + population + 1] = end;
    }

    /// <summary>Indexes in the population of its neurons that spiked in a step, ascending.</summary>
    public ReadOnlySpan<int> Of(int step, int population)
    {
        int place = step * populations + population;
        int start = _ends[place];
        return _indexes.AsSpan(start, _ends[place + 1] - start);
    }
}
