using System.Numerics;
using System.Runtime.CompilerServices;
using Glia.Simulation.Delivery;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Construction;

/// <summary>Sorts one source's entries by delay and kind and writes them to the store as groups.</summary>
internal sealed unsafe class RowSorter : IDisposable
{
    private readonly SynapseStore _store;
    private readonly SynapseKinds _kinds;
    private KeyRange _keys = null!;
    private uint[] _histogram = [];
    private NativeBlock? _places;
    private ulong[] _ordered = [];
    private int _delay, _source;

    /// <summary>Prepares sorting into a store.</summary>
    /// <param name="store">Receives the groups.</param>
    /// <param name="kinds">Kinds of synapse.</param>
    /// <param name="weightBytes">Bytes of a stored weight: 4 (float) or 2 (integer).</param>
    public RowSorter(SynapseStore store, SynapseKinds kinds, int weightBytes) => (_store, _kinds, WeightBytes) = (store, kinds, weightBytes);

    /// <summary>Bytes of a stored weight.</summary>
    public int WeightBytes { get; }

    /// <summary>Where the next synapse of a key goes.</summary>
    private struct Place
    {
        public ushort* Target;
        public byte* Weight;
        public WeightForm Form;
    }

    /// <summary>What stored weights are.</summary>
    private enum WeightForm
    {
        Single,
        Double,
        Integer,
    }

    /// <summary>Changes to another source population.</summary>
    public void Use(KeyRange keys)
    {
        _keys = keys;
        if (_histogram.Length < keys.Count) _histogram = new uint[keys.Count];
        _places?.Dispose();
        _places = new NativeBlock((long)keys.Count * sizeof(Place));
    }

    /// <summary>Writes the row of a source. Entries: target in bits 0–15, key in bits 16–31, weight, if any, in bits 32–63.</summary>
    public void Sort<TEntry>(int source, TEntry* entries, uint count) where TEntry : unmanaged, IBinaryInteger<TEntry>
    {
        (_delay, _source) = (0, source);
        if (count == 0) return;
        if (count * 8L < _keys.Count || !Histogram(entries, count)) SortComparing(entries, count);
        else Distribute(entries, count);
    }

    /// <inheritdoc/>
    public void Dispose() => _places?.Dispose();

    /// <summary>Counts keys.</summary>
    /// <returns>Whether every group fits a header.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Histogram<TEntry>(TEntry* entries, uint count) where TEntry : unmanaged, IBinaryInteger<TEntry>
    {
        Span<uint> histogram = _histogram.AsSpan(0, _keys.Count);
        histogram.Clear();
        fixed (uint* counts = histogram)
            for (uint k = 0; k < count; k++) counts[uint.CreateTruncating(entries[k]) >> 16]++;
        return histogram.IndexOfAnyExceptInRange(0u, (uint)GroupHeader.LargestCount) < 0;
    }

    private void Distribute<TEntry>(TEntry* entries, uint count) where TEntry : unmanaged, IBinaryInteger<TEntry>
    {
        Place* places = (Place*)_places!.Pointer;
        bool anyStored = false;
        for (int key = 0; key < _keys.Count; key++)
        {
            int size = (int)_histogram[key];
            if (size == 0) continue;
            places[key] = AddGroup(key, size);
            anyStored |= places[key].Weight is not null;
        }

        if (_keys.AnyPlastic) DistributeMixed((ulong*)entries, count, places);
        else if (!anyStored) DistributeTargets(entries, count, places);
        else if (WeightBytes == sizeof(float)) DistributeFloats((ulong*)entries, count, places);
        else DistributeIntegers((ulong*)entries, count, places);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DistributeTargets<TEntry>(TEntry* entries, uint count, Place* places) where TEntry : unmanaged, IBinaryInteger<TEntry>
    {
        for (uint k = 0; k < count; k++)
        {
            uint entry = uint.CreateTruncating(entries[k]);
            *places[entry >> 16].Target++ = (ushort)entry;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DistributeFloats(ulong* entries, uint count, Place* places)
    {
        for (uint k = 0; k < count; k++)
        {
            ulong entry = entries[k];
            Place* place = places + ((uint)entry >> 16);
            *place->Target++ = (ushort)entry;
            if (place->Weight is null) continue;
            *(uint*)place->Weight = (uint)(entry >> 32);
            place->Weight += sizeof(float);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DistributeIntegers(ulong* entries, uint count, Place* places)
    {
        for (uint k = 0; k < count; k++)
        {
            ulong entry = entries[k];
            Place* place = places + ((uint)entry >> 16);
            *place->Target++ = (ushort)entry;
            if (place->Weight is null) continue;
            *(ushort*)place->Weight = (ushort)(entry >> 32);
            place->Weight += sizeof(short);
        }
    }

    /// <summary>For rows that are short beside the number of keys, and for groups that need several headers.</summary>
    private void SortComparing<TEntry>(TEntry* entries, uint count) where TEntry : unmanaged, IBinaryInteger<TEntry>
    {
        if (_ordered.Length < count) _ordered = new ulong[count];
        Span<ulong> order = _ordered.AsSpan(0, (int)count);
        for (uint k = 0; k < count; k++) order[(int)k] = (ulong)(uint.CreateTruncating(entries[k]) >> 16) << 32 | k;   // the place keeps the order of equal keys
        order.Sort();
        for (int from = 0; from < order.Length;)
        {
            int key = (int)(order[from] >> 32), to = from + 1;
            while (to < order.Length && (int)(order[to] >> 32) == key && to - from < GroupHeader.LargestCount) to++;
            Place place = AddGroup(key, to - from);
            for (int k = from; k < to; k++) Write(ulong.CreateTruncating(entries[(uint)order[k]]), ref place);
            from = to;
        }
    }

    /// <summary>Where some synapses are plastic: weights in each kind's own form.</summary>
    private static void DistributeMixed(ulong* entries, uint count, Place* places)
    {
        for (uint k = 0; k < count; k++) Write(entries[k], ref places[(uint)entries[k] >> 16]);
    }

    private static void Write(ulong entry, ref Place place)
    {
        *place.Target++ = (ushort)entry;
        if (place.Weight is null) return;
        switch (place.Form)
        {
            case WeightForm.Integer:
                *(ushort*)place.Weight = (ushort)(entry >> 32);
                place.Weight += sizeof(short);
                return;
            case WeightForm.Double:
                *(double*)place.Weight = BitConverter.UInt32BitsToSingle((uint)(entry >> 32));
                place.Weight += sizeof(double);
                return;
            default:
                *(uint*)place.Weight = (uint)(entry >> 32);
                place.Weight += sizeof(float);
                return;
        }
    }

    private Place AddGroup(int key, int size)
    {
        int kind = _keys.KindOf(key), delay = _keys.DelayOf(key), gap = delay - _delay;
        _delay = delay;
        PlasticLayout? plastic = _kinds[kind].Plastic;
        bool stored = _kinds[kind].Constant is null;
        uint offset = _store.Take(plastic?.Bytes(size) ?? (stored ? WeightStart(size) + (long)size * WeightBytes : (long)size * sizeof(ushort)));
        if (gap > GroupHeader.LargestGap)
        {
            _store.AddHeader(GroupHeader.PackGap((uint)gap));
            gap = 0;
        }

        _store.AddHeader(GroupHeader.Pack(offset, size, gap, kind));
        byte* data = _store.At(offset);
        if (plastic is null)
            return new Place { Target = (ushort*)data, Weight = stored ? data + WeightStart(size) : null, Form = WeightBytes == sizeof(float) ? WeightForm.Single : WeightForm.Integer };
        *(GroupState*)data = new GroupState { Source = _source, Delay = delay };
        return new Place
        {
            Target = (ushort*)(data + plastic.TargetStart), Weight = data + plastic.ColumnStart(size),
            Form = plastic.ElementBytes == sizeof(float) ? WeightForm.Single : WeightForm.Double,
        };
    }

    /// <summary>Weights start behind the targets, floats at a multiple of 4 bytes.</summary>
    private int WeightStart(int size) => GroupLayout.WeightStart(size, WeightBytes);
}
