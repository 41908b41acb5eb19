namespace Glia.Simulation.Compilation.Graph;

/// <summary>Which nodes the results of a kernel need, and how often each is used.</summary>
internal sealed class Liveness
{
    private readonly Dictionary<Node, int> _uses = [];
    private readonly HashSet<(LoopRegion, int)> _carried = [];
    private readonly HashSet<LoopRegion> _loops = [];
    private readonly Stack<Node> _pending = [];

    /// <summary>Follows the values back from the results.</summary>
    public Liveness(IEnumerable<Node> results)
    {
        foreach (Node result in results) Use(result);
        while (_pending.TryPop(out Node? node))
        {
            if (node.Operation is Operation.LoopParameter or Operation.LoopResult) UseCarried((LoopRegion)node.Tag!, node.Slot);
            foreach (Node input in node.Inputs) Use(input);
        }
    }

    /// <summary>Every node that is needed.</summary>
    public IEnumerable<Node> Nodes => _uses.Keys;

    /// <summary>Every loop that is needed.</summary>
    public IEnumerable<LoopRegion> Loops => _loops;

    /// <summary>How many other nodes or results use a node.</summary>
    public int UsesOf(Node node) => _uses.GetValueOrDefault(node);

    /// <summary>Whether a carried value of a loop is needed.</summary>
    public bool IsCarried(LoopRegion loop, int slot) => _carried.Contains((loop, slot));

    private void Use(Node node)
    {
        int uses = _uses.GetValueOrDefault(node);
        _uses[node] = uses + 1;
        if (uses == 0) _pending.Push(node);
    }

    private void UseCarried(LoopRegion loop, int slot)
    {
        if (_loops.Add(loop)) Use(loop.Condition!);
        if (!_carried.Add((loop, slot))) return;
        Use(loop.Initial[slot]);
        Use(loop.Next[slot]);
    }
}
