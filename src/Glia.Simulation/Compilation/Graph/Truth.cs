namespace Glia.Simulation.Compilation.Graph;

/// <summary>A truth value of the graph.</summary>
internal readonly struct Truth(GraphBuilder graph, Node node)
{
    /// <summary>The node.</summary>
    public Node Node { get; } = node;

    /// <summary>Both.</summary>
    public static Truth operator &(Truth x, Truth y) => x.Binary(Operation.And, y);

    /// <summary>Either.</summary>
    public static Truth operator |(Truth x, Truth y) => x.Binary(Operation.Or, y);

    /// <summary>Not.</summary>
    public static Truth operator !(Truth x) => new(x.Graph, x.Graph.Make(Operation.Not, x.Node));

    /// <summary>One of two values; both are evaluated.</summary>
    public Real Select(Real whenTrue, Real whenFalse) => new(Graph, Graph.Make(Operation.Select, Node, whenTrue.Node, whenFalse.Node));

    /// <summary>One of two values, the first a literal.</summary>
    public Real Select(double whenTrue, Real whenFalse) => Select(whenFalse.Literal(whenTrue), whenFalse);

    /// <summary>One of two values, the second a literal.</summary>
    public Real Select(Real whenTrue, double whenFalse) => Select(whenTrue, whenTrue.Literal(whenFalse));

    private GraphBuilder Graph { get; } = graph;

    private Truth Binary(Operation operation, Truth other) => new(Graph, Graph.Make(operation, Node, other.Node));
}
