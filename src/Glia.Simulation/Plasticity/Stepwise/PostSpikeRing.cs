namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>The latest spikes of the targets in one tile, for synapses that see them after a delay.</summary>
/// <param name="steps">Longest time for which they are kept, in steps.</param>
internal sealed class PostSpikeRing(int steps)
{
    private readonly int[][] _spikes = [.. Enumerable.Repeat(Array.Empty<int>(), steps + 1)];

    /// <summary>Keeps the spikes of a stamp in the place of the oldest.</summary>
    public void Add(long stamp, ReadOnlySpan<int> spiked) => _spikes[stamp % _spikes.Length] = spiked.ToArray();

    /// <summary>The spikes of a stamp that is kept; none for stamps before the first.</summary>
    public ReadOnlySpan<int> At(long stamp) => stamp < 1 ? [] : _spikes[stamp % _spikes.Length];
}
