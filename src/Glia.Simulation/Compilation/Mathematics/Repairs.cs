using Glia.Equations.Ir;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Mathematics;

/// <summary>Rare operands handed to the scalar definition of a function.</summary>
internal static class Repairs
{
    /// <summary>The fast value, except where the condition holds: there the function's own definition, neuron by neuron.</summary>
    public static Real Where(Truth condition, Function function, ReadOnlySpan<Real> arguments, Real fast)
    {
        Node[] inputs = [condition.Node, .. NodesOf(arguments), fast.Node];
        return new Real(fast.Graph, GraphBuilder.Call(Operation.Repair, function, 0, inputs));
    }

    private static Node[] NodesOf(ReadOnlySpan<Real> values)
    {
        Node[] nodes = new Node[values.Length];
        for (int i = 0; i < nodes.Length; i++) nodes[i] = values[i].Node;
        return nodes;
    }
}
