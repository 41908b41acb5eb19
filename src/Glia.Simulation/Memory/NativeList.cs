using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Glia.Simulation.Memory;

/// <summary>A growing list outside the garbage-collected heap, for hot loops that hold pointers into it between growths.</summary>
/// <typeparam name="T">Element.</typeparam>
internal unsafe struct NativeList<T> : IDisposable where T : unmanaged
{
    /// <summary>The elements; moves when the list grows.</summary>
    public T* Items;

    /// <summary>Number of elements.</summary>
    public long Count;

    /// <summary>Room before the next growth.</summary>
    public long Capacity;

    /// <summary>Appends one element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        if (Count == Capacity) Reserve(Count + 1);
        Items[Count++] = item;
    }

    /// <summary>Makes room for at least <paramref name="capacity"/> elements in all.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Reserve(long capacity)
    {
        if (capacity <= Capacity) return;
        long grown = Math.Max(capacity, Math.Max(16, Capacity + Capacity / 2));
        Items = (T*)NativeMemory.Realloc(Items, checked((nuint)grown * (nuint)sizeof(T)));
        Capacity = grown;
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose()
    {
        NativeMemory.Free(Items);
        this = default;
    }
}
