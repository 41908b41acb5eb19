using Glia.Equations.Ir;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Mathematics;

/// <summary>The vector formulas of the built-in functions.</summary>
internal static class FunctionLibrary
{
    private static readonly Dictionary<Function, Func<Real, Real>> OfOne = new()
    {
        [Functions.Exp] = Exponentials.Exp,
        [Functions.Expm1] = Exponentials.Expm1,
        [Functions.Exprel] = Exponentials.Exprel,
        [Functions.Sinh] = Exponentials.Sinh,
        [Functions.Cosh] = Exponentials.Cosh,
        [Functions.Tanh] = Exponentials.Tanh,
        [Functions.Log] = Logarithms.Log,
        [Functions.Log10] = Logarithms.Log10,
        [Functions.Sqrt] = x => x.Unary(Operation.Sqrt),
        [Functions.Sin] = Trigonometry.Sin,
        [Functions.Cos] = Trigonometry.Cos,
        [Functions.Tan] = Trigonometry.Tan,
        [Functions.Arctan] = Trigonometry.Arctan,
        [Functions.Abs] = x => x.Abs(),
        [Functions.Sign] = Rounding.Sign,
        [Functions.Floor] = x => x.Floor(),
        [Functions.Ceil] = x => x.Unary(Operation.Ceiling),
        [Functions.Round] = x => x.Round(),
        [Functions.Truncate] = x => x.Unary(Operation.Truncate),
    };

    /// <summary>Formulas that are worth a call.</summary>
    private static readonly Dictionary<Function, OutlinedFunction> Long = OfOne
        .Where(pair => pair.Key.Name is "exp" or "expm1" or "exprel" or "sinh" or "cosh" or "tanh" or "log" or "log10" or "sin" or "cos" or "tan" or "arctan")
        .ToDictionary(pair => pair.Key, pair => new OutlinedFunction(pair.Key.Name, 1, x => pair.Value(x[0])));

    private static readonly OutlinedFunction OutlinedPower = new("power", 2, x => Powers.Power(x[0], x[1]));

    /// <summary>xʸ.</summary>
    public static Real Power(Real x, Real y) => y.Node.Operation == Operation.Constant || !IsOutlined(x.Graph, [x.Node, y.Node])
        ? Powers.Power(x, y)
        : new Real(x.Graph, x.Graph.Outlined(OutlinedPower, x.Node, y.Node));

    private static bool IsOutlined(GraphBuilder graph, Node[] arguments) => graph.Outlines && arguments.Any(argument => !argument.IsUniform);

    /// <summary>The value of a function; literal arguments are evaluated here and now, and functions without a formula neuron by neuron.</summary>
    public static Real Apply(GraphBuilder graph, Function function, ReadOnlySpan<Real> arguments)
    {
        Node[] nodes = new Node[arguments.Length];
        for (int i = 0; i < nodes.Length; i++) nodes[i] = arguments[i].Node;
        if (nodes.All(node => node.Operation == Operation.Constant))
            return new Real(graph, graph.Constant(function.Evaluate([.. nodes.Select(node => node.Value)])));

        if (OfOne.TryGetValue(function, out Func<Real, Real>? formula))
            return IsOutlined(graph, nodes) && Long.TryGetValue(function, out OutlinedFunction? outlined)
                ? new Real(graph, graph.Outlined(outlined, nodes))
                : formula(arguments[0]);
        if (function == Functions.Min) return Rounding.Min(arguments[0], arguments[1]);
        if (function == Functions.Max) return Rounding.Max(arguments[0], arguments[1]);
        if (function == Functions.Clip) return Rounding.Clip(arguments[0], arguments[1], arguments[2]);
        return new Real(graph, GraphBuilder.Call(Operation.Call, function, 0, nodes));
    }
}
