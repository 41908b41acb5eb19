using Glia.Simulation.Memory;

namespace Glia.Simulation.Construction;

/// <summary>Room for the drawn entries of a chunk of sources, one row per source, in segments that are given back row by row.</summary>
/// <typeparam name="TEntry">An entry: <see cref="ulong"/>, or <see cref="uint"/> where synapses have no weights of their own.</typeparam>
internal sealed unsafe class EntryRows<TEntry> : IDisposable where TEntry : unmanaged
{
    private readonly SegmentPool _pool;
    private readonly NativeBlock _cursors;
    private readonly Queue<(int End, NativeBlock Segment)> _segments = new();
    private readonly uint* _counts;

    /// <summary>Takes room.</summary>
    /// <param name="pool">Where segments come from.</param>
    /// <param name="counts">Entries of each row. Shape [rows].</param>
    /// <param name="rows">Number of rows.</param>
    public EntryRows(SegmentPool pool, uint* counts, int rows)
    {
        _pool = pool;
        _counts = counts;
        _cursors = new NativeBlock((long)rows * sizeof(TEntry*));
        byte* next = null, end = null;
        NativeBlock? segment = null;
        for (int row = 0; row < rows; row++)
        {
            long bytes = counts[row] * (long)sizeof(TEntry);
            if (bytes > end - next)
            {
                if (segment is not null) _segments.Enqueue((row, segment));
                segment = bytes <= SegmentPool.SegmentBytes ? pool.Take() : new NativeBlock(bytes);
                next = segment.Pointer;
                end = next + segment.Bytes;
            }

            Cursors[row] = (TEntry*)next;
            next += bytes;
        }

        if (segment is not null) _segments.Enqueue((rows, segment));
    }

    /// <summary>Where the next entry of each row goes. Shape [rows].</summary>
    public TEntry** Cursors => (TEntry**)_cursors.Pointer;

    /// <summary>The entries of a row whose cursor has reached its end.</summary>
    public TEntry* Filled(int row) => Cursors[row] - _counts[row];

    /// <summary>Says that rows before this one are no longer needed.</summary>
    public void ReleaseBefore(int row)
    {
        while (_segments.TryPeek(out (int End, NativeBlock Segment) oldest) && oldest.End <= row) Release(_segments.Dequeue().Segment);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_segments.TryDequeue(out (int End, NativeBlock Segment) segment)) Release(segment.Segment);
        _cursors.Dispose();
    }

    private void Release(NativeBlock segment)
    {
        if (segment.Bytes == SegmentPool.SegmentBytes) _pool.Return(segment);
        else segment.Dispose();
    }
}
