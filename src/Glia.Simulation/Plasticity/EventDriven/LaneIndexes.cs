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

    /// <summary>Stamp of the target's latest spike that is taken in, or <see cref="TargetSpikes.Never"/>.</summary>
    public int* Latest => Array(3);

    /// <summary>Lanes with spikes to catch up with, ascending: as many as are pending.</summary>
    public int* Pending => Array(4);

    /// <summary>By lane: the next spike to take in.</summary>
    public int* Next => Array(5);

    /// <summary>By lane: the spike before which to stop.</summary>
    public int* End => Array(6);

    /// <summary>By lane: stamp of the synapse's last event.</summary>
    public int* Events => Array(7);

    /// <summary>Number of pending lanes.</summary>
    public int PendingCount { get; set; }

    /// <inheritdoc/>
    public void Dispose() => _data.Dispose();

    private int* Array(int index) => (int*)_data.Pointer + (long)index * _stride;
}
