using System.Numerics;
using System.Runtime.CompilerServices;
using Glia.Simulation.Construction.Rules;
using Glia.Simulation.Delivery;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Construction;

/// <summary>Builds the synapse store of one tile.</summary>
/// <remarks>
/// Three passes, because the store is ordered by source while the rules are driven by targets. First all sources are drawn and counted per source.
/// Then, for a chunk of sources at a time, they are drawn again with weights and delays, and written as entries of 8 bytes (4 without weights) to
/// the rows of their sources: a few thousand streams, whose open cache lines fit the second-level cache. Last, each row is sorted by delay and kind in the first-level
/// cache and written to its final place. Chunks are as large as keeps the peak of memory near the finished size; the room of entries that have been
/// written out is used for what comes next. Numbers drawn twice are the same numbers: they are named by what they decide.
/// </remarks>
internal sealed unsafe class StoreBuilder : IDisposable
{
    /// <summary>Smallest room for a chunk's entries, so that small networks need one chunk per population.</summary>
    private const long LeastChunkBytes = 64 << 20;

    private readonly NetworkPlan _plan;
    private readonly Slice[] _slices;
    private readonly WeightScales? _scales;
    private readonly DrawBuffers _buffers = new();
    private readonly IncomingProjection[][] _bySource;
    private readonly NativeBlock?[] _counts;
    private readonly Action<double> _advance;
    private readonly CancellationToken _cancellation;
    private readonly SegmentPool _pool = new();
    private readonly SynapseStore _store;
    private readonly RowSorter _sorter;
    private long _finalBytes;

    /// <summary>Prepares the building of a tile.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="slices">What lies in the tile.</param>
    /// <param name="queued">The projections whose synapses are stored.</param>
    /// <param name="scales">Units of 16-bit weights; null for 32-bit weights.</param>
    /// <param name="advance">Told about work done, in drawn synapses.</param>
    /// <param name="cancellation">Ends the building.</param>
    public StoreBuilder(NetworkPlan plan, ReadOnlySpan<Slice> slices, IEnumerable<ProjectionPlan> queued, WeightScales? scales,
        Action<double> advance, CancellationToken cancellation)
    {
        (_plan, _slices, _scales, _advance, _cancellation) = (plan, slices.ToArray(), scales, advance, cancellation);
        _bySource = new IncomingProjection[plan.Sizes.Length][];
        ProjectionPlan[] all = [.. queued];
        for (int source = 0; source < _bySource.Length; source++)
            _bySource[source] = [.. all.Where(p => p.Source == source && _slices[p.Target].Count > 0).Select(p => new IncomingProjection(p, _slices[p.Target], plan.Kinds, scales))];
        _counts = new NativeBlock?[plan.Sizes.Length];
        _store = new SynapseStore(plan.Sizes.Length, _pool);
        _sorter = new RowSorter(_store, plan.Kinds, scales is null ? sizeof(float) : sizeof(short));
    }

    /// <summary>Number of synapses made, by projection index.</summary>
    public Dictionary<int, long> SynapsesByProjection { get; } = [];

    /// <summary>Builds the store.</summary>
    public SynapseStore Build()
    {
        long[] totals = new long[_plan.Sizes.Length];
        for (int source = 0; source < totals.Length; source++) totals[source] = CountSynapses(source);
        _finalBytes = (long)_bySource.SelectMany(p => p).Sum(p => SynapsesByProjection[p.Plan.Index] * (double)p.Plan.SynapseBytes(_sorter.WeightBytes));

        // Largest first: its entries then lie where nothing else is yet.
        foreach (int source in Enumerable.Range(0, totals.Length).Where(s => totals[s] > 0).OrderByDescending(s => totals[s]))
        {
            var keys = new KeyRange(_bySource[source].Select(p => p.Plan), _plan.Kinds);
            if (keys.AnyWeights) BuildRows<ulong>(source, keys);
            else BuildRows<uint>(source, keys);
        }

        return _store;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _buffers.Dispose();
        _sorter.Dispose();
        _pool.Dispose();
        foreach (NativeBlock? counts in _counts) counts?.Dispose();
        foreach (IncomingProjection projection in _bySource.SelectMany(p => p)) projection.Dispose();
    }

    private long CountSynapses(int source)
    {
        if (_bySource[source].Length == 0) return 0;
        _counts[source] = NativeBlock.Zeroed((long)_plan.Sizes[source] * sizeof(uint));
        uint* counts = (uint*)_counts[source]!.Pointer;
        long total = 0;
        foreach (IncomingProjection projection in _bySource[source])
        {
            long made = projection.Drawer.DrivenBySource ? CountBySource(projection, counts) : CountByTarget(projection, counts);
            SynapsesByProjection[projection.Plan.Index] = made;
            total += made;
        }

        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long CountByTarget(IncomingProjection projection, uint* counts)
    {
        long total = 0, unreported = 0;
        for (int target = projection.Slice.First; target < projection.Slice.First + projection.Slice.Count; target++)
        {
            int count = projection.Drawer.Draw(target, _buffers);
            int* sources = _buffers.Partners;
            for (int k = 0; k < count; k++) counts[sources[k]]++;
            total += count;
            Report(ref unreported, count);
        }

        return total;
    }

    private long CountBySource(IncomingProjection projection, uint* counts)
    {
        long total = 0, unreported = 0;
        for (int source = 0; source < projection.Plan.SourceSize; source++)
        {
            int drawn = projection.Drawer.Draw(source, _buffers);
            uint count = 0;
            for (int k = 0; k < drawn; k++)
                if ((uint)(_buffers.Partners[k] - projection.Slice.First) < (uint)projection.Slice.Count) count++;
            counts[source] += count;
            total += count;
            Report(ref unreported, count);
        }

        return total;
    }

    private void BuildRows<TEntry>(int source, KeyRange keys) where TEntry : unmanaged, IBinaryInteger<TEntry>
    {
        uint* rows = _store.AddRows(source, _plan.Sizes[source]);
        uint* counts = (uint*)_counts[source]!.Pointer;
        int size = _plan.Sizes[source];
        _sorter.Use(keys);
        for (int first = 0; first < size;)
        {
            int end = ChunkEnd(counts, first, size, sizeof(TEntry));
            using (var entries = new EntryRows<TEntry>(_pool, counts + first, end - first))
            {
                foreach (IncomingProjection projection in _bySource[source]) Fill(projection, keys, first, end, entries.Cursors);
                for (int row = 0; row < end - first; row++)
                {
                    rows[first + row] = _store.HeaderCount;
                    _sorter.Sort(first + row, entries.Filled(row), counts[first + row]);
                    entries.ReleaseBefore(row + 1);
                }
            }

            first = end;
        }

        rows[size] = _store.HeaderCount;
        _counts[source]!.Dispose();
    }

    /// <summary>As many sources as have their entries, together with what is already stored, within the finished size.</summary>
    private int ChunkEnd(uint* counts, int first, int size, int entryBytes)
    {
        long room = Math.Max(LeastChunkBytes, _finalBytes + _finalBytes / 16 - _store.Bytes);
        int end = first;
        for (long bytes = 0; end < size; end++)
        {
            bytes += counts[end] * (long)entryBytes;
            if (bytes > room && end > first) break;
        }

        return end;
    }

    private void Fill<TEntry>(IncomingProjection projection, KeyRange keys, int first, int end, TEntry** cursors) where TEntry : unmanaged, IBinaryInteger<TEntry>
    {
        long unreported = 0;
        bool bySource = projection.Drawer.DrivenBySource;
        int from = bySource ? first : projection.Slice.First, to = bySource ? end : projection.Slice.First + projection.Slice.Count;
        for (int driver = from; driver < to; driver++)
        {
            int count = projection.Drawer.Draw(driver, _buffers);
            if (count == 0) continue;
            _buffers.Reserve(count);
            projection.Plan.Sampler.Draw(driver, count, _buffers);
            projection.Pack(keys, count, _buffers);
            if (bySource) ScatterTargets(projection.Slice, count, ref cursors[driver - first]);
            else ScatterSources((uint)(projection.Slice.Offset + driver - projection.Slice.First), first, end, count, cursors);
            Report(ref unreported, 3L * count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ScatterSources<TEntry>(uint target, int first, int end, int count, TEntry** cursors) where TEntry : unmanaged, IBinaryInteger<TEntry>
    {
        int* sources = _buffers.Partners;
        uint* keys = _buffers.Keys, weights = (uint*)_buffers.Weights;
        for (int k = 0; k < count; k++)
        {
            uint row = (uint)(sources[k] - first);
            if (row < (uint)(end - first)) *cursors[row]++ = TEntry.CreateTruncating(target | keys[k] | (ulong)weights[k] << 32);
        }
    }

    private void ScatterTargets<TEntry>(Slice slice, int count, ref TEntry* cursor) where TEntry : unmanaged, IBinaryInteger<TEntry>
    {
        for (int k = 0; k < count; k++)
        {
            uint target = (uint)(_buffers.Partners[k] - slice.First);
            if (target < (uint)slice.Count) *cursor++ = TEntry.CreateTruncating((target + (uint)slice.Offset) | _buffers.Keys[k] | (ulong)((uint*)_buffers.Weights)[k] << 32);
        }
    }

    private void Report(ref long unreported, long done)
    {
        const long Interval = 1 << 20;
        unreported += done;
        if (unreported < Interval) return;
        _cancellation.ThrowIfCancellationRequested();
        _advance(unreported);
        unreported = 0;
    }
}
