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
    private int _delay;

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
    }

    /// <summary>Changes to another source population.</summary>
    public void Use(KeyRange keys)
    {
        _keys = keys;
        if (_histogram.Length < keys.Count) _histogram = new uint[keys.Count];
        _places?.Dispose();
        _places = new NativeBlock((long)keys.Count * sizeof(Place));
    }

    /// <summary>Writes the row of one source. Entries: target in bits 0–15, key in bits 16–31, weight, if any, in bits 32–63.</summary>
    public void Sort<TEntry>(TEntry* entries, uint count) where TEntry : unmanaged, IBinaryInteger<TEntry>
    {
        _delay = 0;
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
            byte* data = AddGroup(key, size, out bool stored);
            places[key].Target = (ushort*)data;
            places[key].Weight = stored ? data + WeightStart(size) : null;
            anyStored |= stored;
        }

        if (!anyStored) DistributeTargets(entries, count, places);
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
            byte* data = AddGroup(key, to - from, out bool stored);
            for (int k = from; k < to; k++) Write(ulong.CreateTruncating(entries[(uint)order[k]]), data, k - from, to - from, stored);
            from = to;
        }
    }

    private void Write(ulong entry, byte* data, int k, int size, bool stored)
    {
        ((ushort*)data)[k] = (ushort)entry;
        if (!stored) return;
        byte* weights = data + WeightStart(size);
        if (WeightBytes == sizeof(float)) ((uint*)weights)[k] = (uint)(entry >> 32);
        else ((ushort*)weights)[k] = (ushort)(entry >> 32);
    }

    private byte* AddGroup(int key, int size, out bool stored)
    {
        int kind = _keys.KindOf(key), delay = _keys.DelayOf(key), gap = delay - _delay;
        _delay = delay;
        stored = _kinds[kind].Constant is null;
        uint data = _store.Take(stored ? WeightStart(size) + (long)size * WeightBytes : (long)size * sizeof(ushort));
        if (gap > GroupHeader.LargestGap)
        {
            _store.AddHeader(GroupHeader.PackGap((uint)gap));
            gap = 0;
        }

        _store.AddHeader(GroupHeader.Pack(data, size, gap, kind));
        return _store.At(data);
    }

    /// <summary>Weights start behind the targets, floats at a multiple of 4 bytes.</summary>
    private int WeightStart(int size) => GroupLayout.WeightStart(size, WeightBytes);
}
