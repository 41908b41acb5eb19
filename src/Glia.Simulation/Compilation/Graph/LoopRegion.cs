namespace Glia.Simulation.Compilation.Graph;

/// <summary>A loop of the graph: values carried from round to round, neuron by neuron, while a condition holds.</summary>
internal sealed class LoopRegion(LoopRegion? parent, int maximumRounds)
{
    /// <summary>The loop around this one.</summary>
    public LoopRegion? Parent { get; } = parent;

    /// <summary>Bound on the rounds.</summary>
    public int MaximumRounds { get; } = maximumRounds;

    /// <summary>Values before the first round.</summary>
    public List<Node> Initial { get; } = [];

    /// <summary>Values at the start of a round.</summary>
    public List<Node> Parameters { get; } = [];

    /// <summary>Values at the end of a round.</summary>
    public List<Node> Next { get; } = [];

    /// <summary>Tested before each round, over <see cref="Parameters"/>.</summary>
    public Node? Condition { get; set; }

    /// <summary>How deeply nested.</summary>
    public int Depth => Parent is null ? 1 : Parent.Depth + 1;

    /// <summary>Whether this is <paramref name="other"/> or lies inside it; everything lies inside null.</summary>
    public bool IsWithin(LoopRegion? other)
    {
        for (LoopRegion? region = this; region is not null; region = region.Parent)
            if (region == other) return true;
        return other is null;
    }
}
