using Glia.Simulation.Memory;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Whole numbers of a batch of synapses, one per lane, with room for a vector behind the last.</summary>
internal sealed unsafe class LaneIndexes : IDisposable
{
    private const int Arrays = 8, Room = 64;

    private readonly NativeBlock _data;
    private readonly int _stride;

    /// <summary>Takes memory, all zero: every content stays a valid place.</summary>
    public LaneIndexes(int capacity)
    {
        _stride = capacity + Room;
        _data = NativeBlock.Zeroed((long)Arrays * _stride * sizeof(int));
    }

    /// <summary>Targets, from the first of the population in the tile on.</summary>
    public int* Targets => Array(0);

    /// <summary>Time that the variables had reached before, on the clock of the targets.</summary>
    public int* Origins => Array(1);

    /// <summary>Open group.</summary>
    public int* Groups => Array(2);

    /// <summary>Stamp of the target's latest spike that is taken in, or <see cref="PostHistory{T}.Never"/>.</summary>
    public int* Latest => Array(3);

    /// <summary>By lane: how many of the target's newest spikes come after the time that the lane is taken to.</summary>
    public int* Skipped => Array(4);

    /// <summary>By lane: stamp of the synapse's last event.</summary>
    public int* Events => Array(5);

    /// <summary>By lane: the stamp before <see cref="Latest"/>; only where newer spikes may have to be skipped.</summary>
    public int* Before => Array(6);

    /// <summary>Some lanes.</summary>
    public int* Some => Array(7);

    /// <inheritdoc/>
    public void Dispose() => _data.Dispose();

    private int* Array(int index) => (int*)_data.Pointer + (long)index * _stride;
}
