namespace Glia.Simulation.Compilation.Graph;

/// <summary>A number of the graph seen as an integer of the same size.</summary>
internal readonly struct Bits(GraphBuilder graph, Node node)
{
    /// <summary>The node.</summary>
    public Node Node { get; } = node;

    /// <summary>The number with these bits.</summary>
    public Real ToReal() => new(Graph, Graph.Make(Operation.FromBits, Node));

    /// <summary>Sum.</summary>
    public static Bits operator +(Bits x, Bits y) => x.Binary(Operation.BitsAdd, y);

    /// <summary>Sum with a literal.</summary>
    public static Bits operator +(Bits x, long y) => x + x.Literal(y);

    /// <summary>Difference.</summary>
    public static Bits operator -(Bits x, long y) => x.Binary(Operation.BitsSubtract, x.Literal(y));

    /// <summary>Bitwise and with a literal.</summary>
    public static Bits operator &(Bits x, long y) => x.Binary(Operation.BitsAnd, x.Literal(y));

    /// <summary>Bitwise or with a literal.</summary>
    public static Bits operator |(Bits x, long y) => x.Binary(Operation.BitsOr, x.Literal(y));

    /// <summary>Bitwise exclusive or.</summary>
    public static Bits operator ^(Bits x, Bits y) => x.Binary(Operation.BitsXor, y);

    /// <summary>Shift to the left.</summary>
    public static Bits operator <<(Bits x, int count) => new(x.Graph, x.Graph.Shift(Operation.ShiftLeft, x.Node, count));

    /// <summary>Shift to the right, zeros coming in.</summary>
    public static Bits operator >>>(Bits x, int count) => new(x.Graph, x.Graph.Shift(Operation.ShiftRight, x.Node, count));

    private GraphBuilder Graph { get; } = graph;

    private Bits Literal(long bits) => new(Graph, Graph.BitsConstant(bits));

    private Bits Binary(Operation operation, Bits other) => new(Graph, Graph.Make(operation, Node, other.Node));
}
