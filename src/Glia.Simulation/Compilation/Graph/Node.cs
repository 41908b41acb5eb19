namespace Glia.Simulation.Compilation.Graph;

/// <summary>One value of the graph. Nodes are made by <see cref="GraphBuilder"/> only, which gives equal values the same node.</summary>
internal sealed class Node
{
    /// <summary>What is computed.</summary>
    public required Operation Operation { get; init; }

    /// <summary>What the value is.</summary>
    public required NodeType Type { get; init; }

    /// <summary>What it is computed from.</summary>
    public Node[] Inputs { get; init; } = [];

    /// <summary>The number of a <see cref="Operation.Constant"/>.</summary>
    public double Value { get; init; }

    /// <summary>A literal bit pattern or a shift count.</summary>
    public long Bits { get; init; }

    /// <summary>Which array, scalar, row or loop value.</summary>
    public int Slot { get; init; }

    /// <summary>The function of a call, the loop of a loop value.</summary>
    public object? Tag { get; init; }

    /// <summary>One value for the whole block: computed once per call, in double precision.</summary>
    public required bool IsUniform { get; init; }

    /// <summary>The innermost loop inside which the value changes; null outside loops.</summary>
    public LoopRegion? Region { get; init; }

    /// <summary>Whether it is a literal.</summary>
    public bool IsLiteral => Operation is Operation.Constant or Operation.BitsConstant or Operation.TruthConstant;

    /// <summary>Whether it is the literal <paramref name="value"/>.</summary>
    public bool Is(double value) => Operation == Operation.Constant && Value.Equals(value);
}
