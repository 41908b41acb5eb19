using Glia.Errors;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Delivery;

/// <summary>All synapses onto the neurons of one tile, by source: rows of group headers, and per group the 16-bit local targets followed by the weights.</summary>
/// <remarks>
/// Data lie in segments of 16 MB; the upper 10 bits of a data offset name the segment, the lower 22 the place in it in units of 4 bytes. Segments
/// are taken as the store grows, so it never has to be moved or its size be known beforehand.
/// </remarks>
internal sealed unsafe class SynapseStore : IDisposable
{
    /// <summary>Bits of an offset that name the place in a segment.</summary>
    public const int SegmentBits = 22;

    /// <summary>Bytes per unit of an offset.</summary>
    public const int Unit = 4;

    /// <summary>Bytes behind the data of any group that may be read, so that vectors need no shorter ones at the end.</summary>
    public const int ReadableBehind = 64;

    private const int MostSegments = 1 << 32 - SegmentBits;

    private readonly List<NativeBlock> _segments = [];
    private readonly NativeBlock _pointers = NativeBlock.Zeroed(MostSegments * sizeof(byte*));
    private readonly NativeBlock?[] _rows;
    private readonly SegmentPool _pool;
    private NativeList<ulong> _headers;
    private long _used;
    private int _owners = 1;

    /// <summary>An empty store.</summary>
    /// <param name="populations">Number of source populations.</param>
    /// <param name="pool">Where segments come from while it grows.</param>
    public SynapseStore(int populations, SegmentPool pool) => (_rows, _pool) = (new NativeBlock?[populations], pool);

    ~SynapseStore() => _headers.Dispose();

    /// <summary>Number of synapses.</summary>
    public long Synapses { get; private set; }

    /// <summary>Bytes in use.</summary>
    public long Bytes => Math.Max(0, _segments.Count - 1L) * SegmentPool.SegmentBytes + _used
        + _headers.Count * sizeof(ulong) + _rows.Sum(row => row?.Bytes ?? 0);

    /// <summary>Start of each segment.</summary>
    public byte** Segments => (byte**)_pointers.Pointer;

    /// <summary>All group headers, row after row.</summary>
    public ulong* Headers => _headers.Items;

    /// <summary>Number of headers so far.</summary>
    public uint HeaderCount => (uint)_headers.Count;

    /// <summary>For each source of a population where its row of headers starts; one more for the end of the last row. Null when it has no synapses here.</summary>
    public uint* RowsOf(int population) => _rows[population] is { } block ? (uint*)block.Pointer : null;

    /// <summary>Takes the table of row starts of a population.</summary>
    public uint* AddRows(int population, int sources)
    {
        _rows[population] = NativeBlock.Zeroed((sources + 1L) * sizeof(uint));
        return RowsOf(population);
    }

    /// <summary>Appends a header to the current row.</summary>
    public void AddHeader(ulong header)
    {
        if (_headers.Count == uint.MaxValue) ThrowFull();
        _headers.Add(header);
        Synapses += GroupHeader.Count(header);
    }

    /// <summary>Takes room for the data of one group.</summary>
    /// <returns>Offset of the data; its place is <see cref="At"/>.</returns>
    public uint Take(long bytes)
    {
        bytes = (bytes + Unit - 1) & ~(long)(Unit - 1);
        if (_segments.Count == 0 || _used + bytes + ReadableBehind > SegmentPool.SegmentBytes) AddSegment();
        uint offset = (uint)(_segments.Count - 1) << SegmentBits | (uint)(_used / Unit);
        _used += bytes;
        return offset;
    }

    /// <summary>The place of an offset.</summary>
    public byte* At(uint offset) => Segments[offset >> SegmentBits] + (long)(offset & (1u << SegmentBits) - 1) * Unit;

    /// <summary>Makes the caller one more owner; every owner calls <see cref="Dispose"/> once. False when the last one has done so already.</summary>
    public bool TryShare()
    {
        for (int owners = Volatile.Read(ref _owners); owners > 0;)
        {
            int found = Interlocked.CompareExchange(ref _owners, owners + 1, owners);
            if (found == owners) return true;
            owners = found;
        }

        return false;
    }

    /// <summary>Ends one ownership; the last end frees the memory.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _owners) > 0) return;
        foreach (NativeBlock segment in _segments) segment.Dispose();
        foreach (NativeBlock? rows in _rows) rows?.Dispose();
        _pointers.Dispose();
        _headers.Dispose();
        GC.SuppressFinalize(this);
    }

    private static void ThrowFull() => throw new GliaException("network",
        "has more synapses in one tile than its store can number (16 GB). Build with a smaller TileSize, which spreads them over more tiles.");

    private void AddSegment()
    {
        if (_segments.Count == MostSegments) ThrowFull();
        _segments.Add(_pool.Take());
        Segments[_segments.Count - 1] = _segments[^1].Pointer;
        _used = 0;
    }
}
