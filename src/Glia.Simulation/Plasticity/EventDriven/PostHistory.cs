using System.Numerics;
using Glia.Simulation.Memory;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Plasticity.EventDriven;

/// <summary>Spikes of the targets of one projection in one tile, with the values that synapses will need when they catch up with them: a ring per target.</summary>
/// <typeparam name="T">Precision of the values.</typeparam>
/// <remarks>The place before the first spike that is kept is always free or that of an earlier one, so that a search backwards ends there. Spike n of place p lies at p·capacity + n mod capacity in every array. The newest values also lie by place alone, since most arrivals find no more than one.</remarks>
internal sealed unsafe class PostHistory<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The stamp before the first spike of a neuron.</summary>
    public const int Never = -(1 << 30);

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
        _targets = NativeBlock.Zeroed(4L * places * sizeof(int));
        new Span<int>(Last, places).Fill(Never);
        new Span<int>(Previous, places).Fill(Never);
        _latest = NativeBlock.Zeroed(Math.Max(1L, newest) * places * sizeof(T));
        _stamps = NoStamps(Capacity);
        _rings = [.. Enumerable.Range(0, values).Select(_ => NativeBlock.Zeroed((long)places * Capacity * sizeof(T)))];
    }

    /// <summary>Spikes kept per target; a power of two.</summary>
    public int Capacity { get; private set; }

    /// <summary>Stamp of the latest spike of each target. Shape [places].</summary>
    public int* Last => (int*)_targets.Pointer;

    /// <summary>Stamp of the one before. Shape [places].</summary>
    public int* Previous => Last + _places;

    /// <summary>Spikes of each target so far: the number of the next. Shape [places].</summary>
    public int* Counts => Last + 2L * _places;

    /// <summary>Number of the first spike of each target that is still kept. Shape [places].</summary>
    public int* Firsts => Last + 3L * _places;

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
        if (Counts[place] - Firsts[place] == Capacity - 1) Grow();
    }

    /// <summary>Takes in a spike, for which there must be room.</summary>
    /// <returns>Where its values go.</returns>
    public long Append(int place, int stamp)
    {
        long slot = (long)place * Capacity + (Counts[place]++ & Capacity - 1);
        Stamps[slot] = stamp;
        (Previous[place], Last[place]) = (Last[place], stamp);
        return slot;
    }

    /// <summary>Forgets spikes before a stamp, but not the newest of them.</summary>
    public void Prune(int stamp)
    {
        int mask = Capacity - 1;
        for (int place = 0; place < _places; place++)
        {
            int* stamps = Stamps + (long)place * Capacity;
            while (Firsts[place] + 1 < Counts[place] && stamps[Firsts[place] + 1 & mask] < stamp) Firsts[place]++;
        }
    }

    /// <summary>Writes the spikes that are kept, target by target.</summary>
    public void Save(StateWriter state)
    {
        for (int place = 0; place < _places; place++)
        {
            state.Write(Counts[place] - Firsts[place]);
            for (int spike = Firsts[place]; spike < Counts[place]; spike++)
            {
                long slot = (long)place * Capacity + (spike & Capacity - 1);
                state.Write(Stamps[slot]);
                for (int value = 0; value < _values; value++) state.Write(new ReadOnlySpan<T>(Ring(value) + slot, 1));
            }

            for (int value = 0; value < _newest; value++) state.Write(new ReadOnlySpan<T>(Newest(value) + place, 1));
        }
    }

    /// <summary>Takes over the spikes that <see cref="Save"/> has written into a history that has none.</summary>
    /// <param name="state">The checkpoint.</param>
    /// <param name="step">Steps that had been simulated: the largest stamp.</param>
    public void Load(StateReader state, long step)
    {
        for (int place = 0; place < _places; place++)
        {
            int earlier = 0;
            for (int left = state.ReadCount(); left > 0; left--)
            {
                int stamp = state.ReadInt32();
                if (stamp < earlier || stamp > step) throw state.Unfit($"a target has a spike of step {stamp} after {step} steps, or after one of step {earlier}");
                Reserve(place);
                long slot = Append(place, earlier = stamp);
                for (int value = 0; value < _values; value++) state.Read(new Span<T>(Ring(value) + slot, 1));
            }

            for (int value = 0; value < _newest; value++) state.Read(new Span<T>(Newest(value) + place, 1));
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
        _stamps = Moved<int>(_stamps, NoStamps(capacity), capacity);
        for (int value = 0; value < _values; value++) _rings[value] = Moved<T>(_rings[value], NativeBlock.Zeroed((long)_places * capacity * sizeof(T)), capacity);
        Capacity = capacity;
    }

    private NativeBlock NoStamps(int capacity)
    {
        if ((long)_places * capacity > int.MaxValue) throw new InvalidOperationException("The spikes between two prunings are too many to number.");
        var stamps = new NativeBlock((long)_places * capacity * sizeof(int));
        new Span<int>(stamps.Pointer, _places * capacity).Fill(Never);
        return stamps;
    }

    private NativeBlock Moved<TValue>(NativeBlock block, NativeBlock grown, int capacity) where TValue : unmanaged
    {
        TValue* from = (TValue*)block.Pointer, to = (TValue*)grown.Pointer;
        for (int place = 0; place < _places; place++)
            for (int spike = Firsts[place]; spike < Counts[place]; spike++)
                to[(long)place * capacity + (spike & capacity - 1)] = from[(long)place * Capacity + (spike & Capacity - 1)];
        block.Dispose();
        return grown;
    }
}
