using System.Runtime.InteropServices;

namespace Glia.Simulation.Memory;

/// <summary>Aligned memory outside the garbage-collected heap. Large blocks lie on huge pages where the system offers them.</summary>
/// <remarks>
/// Delivery touches random lines of gigabytes: with 4 kB pages every access also misses the translation buffer. Pages are touched lazily,
/// so a block costs physical memory only as far as it is written.
/// </remarks>
internal sealed unsafe class NativeBlock : IDisposable
{
    private const nuint CacheLine = 64;

    private byte* _pointer;

    /// <summary>Allocates; the content is undefined.</summary>
    public NativeBlock(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        nuint alignment = (nuint)bytes >= 2 * HugePages.Size ? HugePages.Size : CacheLine;
        nuint size = ((nuint)Math.Max(bytes, 1) + alignment - 1) & ~(alignment - 1);
        _pointer = (byte*)NativeMemory.AlignedAlloc(size, alignment);
        Bytes = (long)size;
        if (alignment == HugePages.Size) HugePages.Advise(_pointer, size);
    }

    ~NativeBlock() => Free();

    /// <summary>The memory; null after disposal.</summary>
    public byte* Pointer => _pointer;

    /// <summary>Size, rounded up to the alignment.</summary>
    public long Bytes { get; }

    /// <summary>Allocates and sets every byte to 0.</summary>
    public static NativeBlock Zeroed(long bytes)
    {
        var block = new NativeBlock(bytes);
        NativeMemory.Clear(block._pointer, (nuint)block.Bytes);
        return block;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        NativeMemory.AlignedFree(_pointer);
        _pointer = null;
    }
}
