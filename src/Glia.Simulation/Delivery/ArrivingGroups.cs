using Glia.Simulation.Construction;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Delivery;

/// <summary>The groups of plastic synapses that arrive at one tile in a step, by projection, in the order of the queue.</summary>
internal sealed unsafe class ArrivingGroups : IDisposable
{
    private readonly NativeBlock _lists;
    private readonly int[] _projectionOf;   // per kind; −1 for static ones
    private readonly int _count;

    /// <summary>Empty lists.</summary>
    public ArrivingGroups(SynapseKinds kinds)
    {
        _projectionOf = [.. Enumerable.Range(0, kinds.Count).Select(kind => kinds[kind].Plastic?.Projection ?? -1)];
        _count = _projectionOf.DefaultIfEmpty(-1).Max() + 1;
        _lists = NativeBlock.Zeroed(Math.Max(1, _count) * (long)sizeof(NativeList<ulong>));
    }

    ~ArrivingGroups() => Free();

    private NativeList<ulong>* Lists => (NativeList<ulong>*)_lists.Pointer;

    /// <summary>The list that takes the groups of a kind; null for a static one.</summary>
    public NativeList<ulong>* Of(int kind) => _projectionOf[kind] < 0 ? null : Lists + _projectionOf[kind];

    /// <summary>The groups of a projection.</summary>
    public ReadOnlySpan<ulong> OfProjection(int projection) => new(Lists[projection].Items, (int)Lists[projection].Count);

    /// <summary>Forgets the groups of a projection.</summary>
    public void Clear(int projection) => Lists[projection].Count = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        _lists.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_lists.Pointer is null) return;
        for (int list = 0; list < _count; list++) Lists[list].Dispose();
    }
}
