namespace Glia.Simulation.Compilation.Graph;

/// <summary>Which nodes the results of a kernel need, and how often each is used.</summary>
/// <remarks>
/// Small truth values are computed anew wherever they are used: a comparison into a mask register costs one instruction, but keeping one
/// in a vector register costs two more, of which the first waits in vain for what the register held before (on Intel's Golden Cove).
/// </remarks>
internal sealed class Liveness
{
    private const int MostComparisons = 4;

    private readonly Dictionary<Node, int> _uses = [];
    private readonly Dictionary<Node, int> _comparisons = [];
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

    /// <summary>Whether a node is computed anew at every use.</summary>
    public bool IsRepeated(Node node) => !node.IsUniform && ComparisonsOf(node) <= MostComparisons;

    /// <summary>Whether a carried value of a loop is needed.</summary>
    public bool IsCarried(LoopRegion loop, int slot) => _carried.Contains((loop, slot));

    private void Use(Node node)
    {
        int uses = _uses.GetValueOrDefault(node);
        _uses[node] = uses + 1;
        if (uses == 0 || IsRepeated(node)) _pending.Push(node);
    }

    /// <summary>How many comparisons a truth value consists of; too many for what is none.</summary>
    private int ComparisonsOf(Node node)
    {
        if (_comparisons.TryGetValue(node, out int known)) return known;
        int count = node.Operation switch
        {
            Operation.Less or Operation.LessOrEqual or Operation.Equal => 1,
            Operation.And or Operation.Or or Operation.Not => node.Inputs.Sum(ComparisonsOf),
            Operation.TruthConstant => 0,
            _ when node.IsUniform => 0,
            _ => MostComparisons + 1,
        };
        return _comparisons[node] = Math.Min(count, MostComparisons + 1);
    }

    private void UseCarried(LoopRegion loop, int slot)
    {
        if (_loops.Add(loop)) Use(loop.Condition!);
        if (!_carried.Add((loop, slot))) return;
        Use(loop.Initial[slot]);
        Use(loop.Next[slot]);
    }
}
