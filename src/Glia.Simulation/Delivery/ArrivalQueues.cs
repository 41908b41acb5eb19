using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Delivery;

/// <summary>The groups on their way to one tile, by the step in which they arrive: a ring of queues of group headers.</summary>
/// <remarks>
/// Sources are enqueued in the order of their spikes (step, then source), so every queue holds its groups in that order, whatever the length of the
/// epochs in which they were enqueued: sums of floats are the same for any number of threads and tiles.
/// </remarks>
internal sealed unsafe class ArrivalQueues : IDisposable
{
    private const int LineBytes = 64;

    private readonly NativeList<ulong>[] _slots;
    private NativeList<NamedRow> _named;

    /// <summary>Empty queues.</summary>
    /// <param name="maximumDelay">Longest delay in steps.</param>
    public ArrivalQueues(int maximumDelay) => _slots = new NativeList<ulong>[maximumDelay + 1];

    ~ArrivalQueues() => Free();

    private struct NamedRow
    {
        public uint* Row;
        public int Slot;
    }

    /// <summary>The groups that arrive in a step.</summary>
    public ReadOnlySpan<ulong> Arriving(long step)
    {
        ref NativeList<ulong> slot = ref _slots[step % _slots.Length];
        return new ReadOnlySpan<ulong>(slot.Items, (int)slot.Count);
    }

    /// <summary>Empties the queue of a step whose groups have been delivered.</summary>
    public void Clear(long step) => _slots[step % _slots.Length].Count = 0;

    /// <summary>Names sources that spiked in one step, ascending; their groups are enqueued by <see cref="EnqueueNamed"/>.</summary>
    /// <param name="step">The step in which they spiked.</param>
    /// <param name="sources">Indexes in the population.</param>
    /// <param name="rows">Row starts of the population.</param>
    public void Name(long step, ReadOnlySpan<int> sources, uint* rows)
    {
        int slot = (int)(step % _slots.Length);
        foreach (int source in sources)
        {
            if (Sse.IsSupported) Sse.Prefetch0(rows + source);
            _named.Add(new NamedRow { Row = rows + source, Slot = slot });
        }
    }

    /// <summary>Enqueues the groups of all named sources in the order of their naming.</summary>
    /// <param name="headers">All headers of the store.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void EnqueueNamed(ulong* headers)
    {
        const int RowsAhead = 6;
        NamedRow* named = _named.Items;
        long count = _named.Count;
        for (long i = 0; i < Math.Min(RowsAhead, count); i++) PrefetchRow(named[i].Row, headers);
        for (long i = 0; i < count; i++)
        {
            if (i + RowsAhead < count) PrefetchRow(named[i + RowsAhead].Row, headers);
            EnqueueRow(named[i].Slot, headers + named[i].Row[0], headers + named[i].Row[1]);
        }

        _named.Count = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        for (int slot = 0; slot < _slots.Length; slot++) _slots[slot].Dispose();
        _named.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchRow(uint* row, ulong* headers)
    {
        if (!Sse.IsSupported) return;
        byte* end = (byte*)(headers + row[1]);
        for (byte* line = (byte*)(headers + row[0]); line < end; line += LineBytes) Sse.Prefetch0(line);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void EnqueueRow(int slot, ulong* header, ulong* end)
    {
        ref NativeList<ulong> slots = ref MemoryMarshal.GetArrayDataReference(_slots);
        int length = _slots.Length;
        for (; header < end; header++)
        {
            ulong group = *header;
            if (GroupHeader.Count(group) == 0)
            {
                slot = (slot + (int)GroupHeader.Data(group)) % length;
                continue;
            }

            slot += GroupHeader.Gap(group);
            if (slot >= length) slot %= length;
            Unsafe.Add(ref slots, slot).Add(group);
        }
    }
}
