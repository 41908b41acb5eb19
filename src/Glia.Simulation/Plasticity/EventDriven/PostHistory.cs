using System.Numerics;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>What is kept of a target's spikes.</summary>
internal struct TargetSpikes
{
    /// <summary>Before the first spike of a neuron.</summary>
    public const int Never = -(1 << 30);

    /// <summary>Stamp of the latest spike.</summary>
    public int Last;

    /// <summary>Spikes so far: the number of the next.</summary>
    public int Count;

    /// <summary>Number of the first spike that is still kept.</summary>
    public int First;

    /// <summary>Keeps the size a power of two.</summary>
    public int Unused;
}

/// <summary>Spikes of the targets of one projection in one tile, with the values that synapses will need when they catch up with them: a ring per target.</summary>
/// <typeparam name="T">Precision of the values.</typeparam>
/// <remarks>Spike n of place p lies at p·capacity + n mod capacity in every array. The newest values also lie by place alone, since most arrivals find no more than one.</remarks>
internal sealed unsafe class PostHistory<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int LeastCapacity = 8;

    private readonly int _places, _values, _newest;
    private readonly NativeBlock _targets, _latest;
    private NativeBlock _stamps;
    private NativeBlock[] _rings;

    /// <summary>Takes memory.</summary>
    /// <param name="places">Places of the targets.</param>
    /// <param name="values">Values kept per spike.</param>
    /// <param name="newest">Values kept per target, of its newest spike.</param>
    public PostHistory(int places, int values, int newest)
    {
        (_places, _values, _newest, Capacity) = (places, values, newest, LeastCapacity);
        _targets = new NativeBlock((long)places * sizeof(TargetSpikes));
        new Span<TargetSpikes>(_targets.Pointer, places).Fill(new TargetSpikes { Last = TargetSpikes.Never });
        _latest = NativeBlock.Zeroed(Math.Max(1L, newest) * places * sizeof(T));
        _stamps = NativeBlock.Zeroed((long)places * Capacity * sizeof(int));
        _rings = [.. Enumerable.Range(0, values).Select(_ => NativeBlock.Zeroed((long)places * Capacity * sizeof(T)))];
    }

    /// <summary>Spikes kept per target; a power of two.</summary>
    public int Capacity { get; private set; }

    /// <summary>What is kept of each target. Shape [places].</summary>
    public TargetSpikes* Targets => (TargetSpikes*)_targets.Pointer;

    /// <summary>Stamps of spikes. Shape [places, capacity].</summary>
    public int* Stamps => (int*)_stamps.Pointer;

    /// <summary>Bytes taken.</summary>
    public long Bytes => _targets.Bytes + _latest.Bytes + _stamps.Bytes + _rings.Sum(ring => ring.Bytes);

    /// <summary>A value at every spike. Shape [places, capacity].</summary>
    public T* Ring(int value) => (T*)_rings[value].Pointer;

    /// <summary>A value after the newest spike. Shape [places].</summary>
    public T* Newest(int value) => (T*)_latest.Pointer + (long)value * _places;

    /// <summary>Makes room for one more spike of a target.</summary>
    public void Reserve(int place)
    {
        if (Targets[place].Count - Targets[place].First == Capacity) Grow();
    }

    /// <summary>Takes in a spike, for which there must be room.</summary>
    /// <returns>Where its values go.</returns>
    public long Append(int place, int stamp)
    {
        ref TargetSpikes target = ref Targets[place];
        long slot = (long)place * Capacity + (target.Count & Capacity - 1);
        Stamps[slot] = stamp;
        target.Last = stamp;
        target.Count++;
        return slot;
    }

    /// <summary>Forgets spikes before a stamp, but not the newest of them.</summary>
    public void Prune(int stamp)
    {
        int mask = Capacity - 1;
        for (int place = 0; place < _places; place++)
        {
            ref TargetSpikes target = ref Targets[place];
            int* stamps = Stamps + (long)place * Capacity;
            while (target.First + 1 < target.Count && stamps[target.First + 1 & mask] < stamp) target.First++;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _targets.Dispose();
        _latest.Dispose();
        _stamps.Dispose();
        foreach (NativeBlock ring in _rings) ring.Dispose();
    }

    private void Grow()
    {
        int capacity = 2 * Capacity;
        _stamps = Grown<int>(_stamps, capacity);
        for (int value = 0; value < _values; value++) _rings[value] = Grown<T>(_rings[value], capacity);
        Capacity = capacity;
    }

    private NativeBlock Grown<TValue>(NativeBlock block, int capacity) where TValue : unmanaged
    {
        NativeBlock grown = NativeBlock.Zeroed((long)_places * capacity * sizeof(TValue));
        TValue* from = (TValue*)block.Pointer, to = (TValue*)grown.Pointer;
        for (int place = 0; place < _places; place++)
            for (int spike = Targets[place].First; spike < Targets[place].Count; spike++)
                to[(long)place * capacity + (spike & capacity - 1)] = from[(long)place * Capacity + (spike & Capacity - 1)];
        block.Dispose();
        return grown;
    }
}
