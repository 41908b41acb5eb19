using System.Runtime.CompilerServices;
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

    /// <summary>Empty queues.</summary>
    /// <param name="maximumDelay">Longest delay in steps.</param>
    public ArrivalQueues(int maximumDelay) => _slots = new NativeList<ulong>[maximumDelay + 1];

    /// <summary>The groups that arrive in a step.</summary>
    public ReadOnlySpan<ulong> Arriving(long step)
    {
        ref NativeList<ulong> slot = ref _slots[step % _slots.Length];
        return new ReadOnlySpan<ulong>(slot.Items, (int)slot.Count);
    }

    /// <summary>Empties the queue of a step whose groups have been delivered.</summary>
    public void Clear(long step) => _slots[step % _slots.Length].Count = 0;

    /// <summary>Enqueues the groups of sources that spiked in one step, ascending.</summary>
    /// <param name="step">The step in which they spiked.</param>
    /// <param name="sources">Indexes in the population.</param>
    /// <param name="rows">Row starts of the population.</param>
    /// <param name="headers">All headers of the store.</param>
    public void Enqueue(long step, ReadOnlySpan<int> sources, uint* rows, ulong* headers)
    {
        const int RowsAhead = 16, HeadersAhead = 6;
        int slot = (int)(step % _slots.Length);
        for (int i = 0; i < sources.Length; i++)
        {
            if (Sse.IsSupported)
            {
                if (i + RowsAhead < sources.Length) Sse.Prefetch0(rows + sources[i + RowsAhead]);
                if (i + HeadersAhead < sources.Length) PrefetchRow(rows, sources[i + HeadersAhead], headers);
            }

            EnqueueRow(slot, headers + rows[sources[i]], headers + rows[sources[i] + 1]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int slot = 0; slot < _slots.Length; slot++) _slots[slot].Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchRow(uint* rows, int source, ulong* headers)
    {
        byte* end = (byte*)(headers + rows[source + 1]);
        for (byte* line = (byte*)(headers + rows[source]); line < end; line += LineBytes) Sse.Prefetch0(line);
    }

    private void EnqueueRow(int slot, ulong* header, ulong* end)
    {
        ref NativeList<ulong> slots = ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(_slots);
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
