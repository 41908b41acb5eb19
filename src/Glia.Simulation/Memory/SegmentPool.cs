namespace Glia.Simulation.Memory;

/// <summary>Segments of equal size that change hands during construction: first they hold drawn entries, then finished synapses.</summary>
/// <remarks>
/// Memory that is new to a process is zeroed page by page, and in a virtual machine often has to be found by the host first: that can take longer
/// than drawing the synapses that go there. So no segment is given back before construction ends.
/// </remarks>
internal sealed class SegmentPool : IDisposable
{
    /// <summary>Bytes of a segment.</summary>
    public const int SegmentBytes = 16 << 20;

    private readonly Stack<NativeBlock> _free = [];

    /// <summary>Takes a segment; its content is undefined.</summary>
    public NativeBlock Take() => _free.TryPop(out NativeBlock? segment) ? segment : new NativeBlock(SegmentBytes);

    /// <summary>Gives a segment back for others to take.</summary>
    public void Return(NativeBlock segment) => _free.Push(segment);

    /// <summary>Frees the segments that nobody has taken.</summary>
    public void Dispose()
    {
        while (_free.TryPop(out NativeBlock? segment)) segment.Dispose();
    }
}
