using Glia.Simulation.Memory;

namespace Glia.Simulation.Construction;

/// <summary>Working memory of one thread while it draws the synapses of one driving neuron at a time. Grows to the largest batch; whole rows of 64.</summary>
internal sealed unsafe class DrawBuffers : IDisposable
{
    private const int Arrays = 8;

    private NativeBlock? _memory;
    private int _capacity;

    /// <summary>The other ends: sources of a target, or targets of a source. Shape [batch].</summary>
    public int* Partners { get; private set; }

    /// <summary>Delays in steps. Shape [batch].</summary>
    public int* Delays { get; private set; }

    /// <summary>Weights. Shape [batch].</summary>
    public float* Weights { get; private set; }

    /// <summary>Sort keys in the upper 16 bits. Shape [batch].</summary>
    public uint* Keys { get; private set; }

    /// <summary>Random bits by draw. Shape [batch].</summary>
    public uint* Bits0 { get; private set; }

    /// <inheritdoc cref="Bits0"/>
    public uint* Bits1 { get; private set; }

    /// <summary>First normal numbers. Shape [batch].</summary>
    public float* Normal0 { get; private set; }

    /// <summary>Second normal numbers. Shape [batch].</summary>
    public float* Normal1 { get; private set; }

    /// <summary>Makes room for <paramref name="count"/> synapses; keeps the partners drawn so far.</summary>
    public void Reserve(int count)
    {
        if (count <= _capacity) return;
        int capacity = PhiloxRows.Padded(Math.Max(count, Math.Max(1024, (int)Math.Min(int.MaxValue - 64L, 2L * _capacity))));
        var memory = new NativeBlock(checked((long)Arrays * sizeof(uint) * capacity));
        uint* start = (uint*)memory.Pointer;
        uint* Part(int index) => start + (long)index * capacity;
        if (_capacity > 0) new ReadOnlySpan<int>(Partners, _capacity).CopyTo(new Span<int>(Part(0), capacity));
        Partners = (int*)Part(0);
        Delays = (int*)Part(1);
        Weights = (float*)Part(2);
        Keys = Part(3);
        Bits0 = Part(4);
        Bits1 = Part(5);
        Normal0 = (float*)Part(6);
        Normal1 = (float*)Part(7);
        _memory?.Dispose();
        (_memory, _capacity) = (memory, capacity);
    }

    /// <inheritdoc/>
    public void Dispose() => _memory?.Dispose();
}
