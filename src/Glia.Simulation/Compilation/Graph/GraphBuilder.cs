namespace Glia.Simulation.Compilation.Graph;

/// <summary>Makes the nodes of a value graph: equal values become one node, literals are folded, and uniform operands are moved to where
/// they cost nothing (x − k becomes x + (−k), x / k becomes x·(1/k), both prepared once per call).</summary>
/// <param name="format">Number format of per-neuron values; uniform ones are double precision.</param>
/// <param name="scales">Whether the target has an instruction for x·2ⁿ.</param>
/// <param name="outlines">Whether functions of per-neuron values are compiled on their own, not where they are used.</param>
internal sealed class GraphBuilder(FloatFormat format, bool scales, bool outlines = false)
{
    private readonly Dictionary<Key, Node> _nodes = [];

    /// <summary>The loop whose body is being built; null outside.</summary>
    public LoopRegion? Region { get; set; }

    /// <summary>Whether <see cref="Operation.Scale"/> may be used.</summary>
    public bool Scales => scales;

    /// <summary>Number of distinct values so far.</summary>
    public int Count => _nodes.Count;

    /// <summary>Whether functions are compiled on their own.</summary>
    public bool Outlines => outlines;

    /// <summary>Format in which a value is computed.</summary>
    public FloatFormat FormatOf(Node node) => node.IsUniform ? FloatFormat.Double : format;

    /// <summary>A literal.</summary>
    public Node Constant(double value) => Literal(Operation.Constant, NodeType.Real, value, 0);

    /// <summary>A literal bit pattern.</summary>
    public Node BitsConstant(long bits) => Literal(Operation.BitsConstant, NodeType.Bits, 0, bits);

    /// <summary>A literal truth value.</summary>
    public Node Truth(bool value) => Literal(Operation.TruthConstant, NodeType.Truth, 0, value ? 1 : 0);

    /// <summary>A leaf: something that the kernel reads.</summary>
    public Node Leaf(Operation operation, int slot, bool isUniform) =>
        Unique(new Key(operation, null, null, null, 0, 0, slot, null), () => new Node
        {
            Operation = operation, Type = NodeType.Real, Slot = slot, IsUniform = isUniform,
        });

    /// <summary>An operation on nodes.</summary>
    public Node Make(Operation operation, params ReadOnlySpan<Node> inputs) => Simplified(operation, inputs) ?? Raw(operation, 0, inputs);

    /// <summary>x/y as it is, where the product with a rounded 1/y will not do.</summary>
    public Node ExactQuotient(Node x, Node y) => Raw(Operation.Divide, 0, x, y);

    /// <summary>A shift of bits.</summary>
    public Node Shift(Operation operation, Node bits, int count) => Raw(operation, count, bits);

    /// <summary>A function that is compiled on its own.</summary>
    public Node Outlined(OutlinedFunction function, params ReadOnlySpan<Node> inputs)
    {
        Key key = new(Operation.Outlined, At(inputs, 0), At(inputs, 1), null, 0, 0, 0, function);
        if (!_nodes.TryGetValue(key, out Node? node)) _nodes[key] = node = Call(Operation.Outlined, function, 0, inputs);
        return node;
    }

    /// <summary>A call or repair, never shared.</summary>
    public static Node Call(Operation operation, object? tag, int slot, ReadOnlySpan<Node> inputs)
    {
        Node[] copy = inputs.ToArray();
        return new Node
        {
            Operation = operation, Type = NodeType.Real, Inputs = copy, Tag = tag, Slot = slot,
            IsUniform = operation != Operation.Poisson && copy.All(input => input.IsUniform), Region = Innermost(copy),
        };
    }

    /// <summary>A value carried round a loop, inside or after it.</summary>
    public static Node LoopValue(Operation operation, LoopRegion loop, int slot, NodeType type) => new()
    {
        Operation = operation, Type = type, Slot = slot, Tag = loop, IsUniform = false,
        Region = operation == Operation.LoopParameter ? loop : loop.Parent,
    };

    private Node Literal(Operation operation, NodeType type, double value, long bits) =>
        Unique(new Key(operation, null, null, null, BitConverter.DoubleToInt64Bits(value), bits, 0, null), () => new Node
        {
            Operation = operation, Type = type, Value = value, Bits = bits, IsUniform = true,
        });

    private Node Raw(Operation operation, long bits, params ReadOnlySpan<Node> inputs)
    {
        Key key = new(operation, At(inputs, 0), At(inputs, 1), At(inputs, 2), 0, bits, 0, null);
        if (_nodes.TryGetValue(key, out Node? known)) return known;
        Node[] copy = inputs.ToArray();
        return _nodes[key] = new Node
        {
            Operation = operation, Type = TypeOf(operation), Inputs = copy, Bits = bits,
            IsUniform = copy.All(input => input.IsUniform), Region = Innermost(copy),
        };
    }

    private static Node? At(ReadOnlySpan<Node> inputs, int index) => index < inputs.Length ? inputs[index] : null;

    private static LoopRegion? Innermost(Node[] inputs) => inputs.Select(input => input.Region).MaxBy(region => region?.Depth ?? 0);

    private Node Unique(Key key, Func<Node> make)
    {
        if (!_nodes.TryGetValue(key, out Node? node)) _nodes[key] = node = make();
        return node;
    }

    private static NodeType TypeOf(Operation operation) => operation switch
    {
        Operation.Less or Operation.LessOrEqual or Operation.Equal or Operation.And or Operation.Or or Operation.Not => NodeType.Truth,
        Operation.ToBits or Operation.BitsAdd or Operation.BitsSubtract or Operation.BitsAnd or Operation.BitsOr or Operation.BitsXor
            or Operation.ShiftLeft or Operation.ShiftRight => NodeType.Bits,
        _ => NodeType.Real,
    };

    private Node? Simplified(Operation operation, ReadOnlySpan<Node> x) => operation switch
    {
        Operation.Add => Added(x[0], x[1]),
        Operation.Subtract => Subtracted(x[0], x[1]),
        Operation.Multiply => Multiplied(x[0], x[1]),
        Operation.Divide => Divided(x[0], x[1]),
        Operation.Negate => Negated(x[0]),
        Operation.Less or Operation.LessOrEqual or Operation.Equal => Compared(operation, x[0], x[1]),
        Operation.Not when x[0].Operation == Operation.TruthConstant => Truth(x[0].Bits == 0),
        Operation.Not when x[0].Operation == Operation.Not => x[0].Inputs[0],
        Operation.And => Joined(x[0], x[1], neutral: true),
        Operation.Or => Joined(x[0], x[1], neutral: false),
        Operation.Select when x[0].Operation == Operation.TruthConstant => x[0].Bits != 0 ? x[1] : x[2],
        Operation.Select when x[1] == x[2] => x[1],
        _ => null,
    };

    /// <summary>A comparison of literals; left to the JIT of .NET 10, (false and x) would become x.</summary>
    private Node? Compared(Operation operation, Node a, Node b) =>
        a.Operation != Operation.Constant || b.Operation != Operation.Constant ? null : Truth(operation switch
        {
            Operation.Less => a.Value < b.Value,
            Operation.LessOrEqual => a.Value <= b.Value,
            _ => a.Value == b.Value,
        });

    private Node? Added(Node a, Node b) =>
        a.Operation == Operation.Constant && b.Operation == Operation.Constant ? Constant(a.Value + b.Value)
        : a.Is(0) ? b
        : b.Is(0) ? a
        : a.IsUniform && !b.IsUniform ? Raw(Operation.Add, 0, b, a)
        : null;

    private Node? Subtracted(Node a, Node b) =>
        b.IsUniform ? Make(Operation.Add, a, Make(Operation.Negate, b))
        : b.Operation == Operation.Multiply && b.Inputs[1].IsUniform
            ? Make(Operation.Add, a, Make(Operation.Multiply, b.Inputs[0], Make(Operation.Negate, b.Inputs[1])))
        : b.Operation == Operation.Negate ? Make(Operation.Add, a, b.Inputs[0])
        : a.Is(0) ? Make(Operation.Negate, b)
        : null;

    private Node? Multiplied(Node a, Node b) =>
        a.Operation == Operation.Constant && b.Operation == Operation.Constant ? Constant(a.Value * b.Value)
        : a.Is(1) ? b
        : b.Is(1) ? a
        : a.Is(-1) ? Make(Operation.Negate, b)
        : b.Is(-1) ? Make(Operation.Negate, a)
        : a.IsUniform && !b.IsUniform ? Make(Operation.Multiply, b, a)
        : b.IsUniform && !a.IsUniform && a.Operation == Operation.Multiply && a.Inputs[1].IsUniform
            ? Make(Operation.Multiply, a.Inputs[0], Make(Operation.Multiply, a.Inputs[1], b))
        : b.IsUniform && !a.IsUniform && a.Operation == Operation.Negate ? Make(Operation.Multiply, a.Inputs[0], Make(Operation.Negate, b))
        : null;

    private Node? Divided(Node a, Node b) =>
        a.Operation == Operation.Constant && b.Operation == Operation.Constant ? Constant(a.Value / b.Value)
        : b.Is(1) ? a
        : b.IsUniform && !a.IsUniform ? Make(Operation.Multiply, a, Make(Operation.Divide, Constant(1), b))
        : null;

    private Node? Negated(Node a) => a.Operation switch
    {
        Operation.Constant => Constant(-a.Value),
        Operation.Negate => a.Inputs[0],
        Operation.Multiply when !a.IsUniform && a.Inputs[1].IsUniform =>
            Make(Operation.Multiply, a.Inputs[0], Make(Operation.Negate, a.Inputs[1])),
        Operation.Subtract when !a.IsUniform => Make(Operation.Subtract, a.Inputs[1], a.Inputs[0]),
        _ => null,
    };

    private static Node? Joined(Node a, Node b, bool neutral)
    {
        if (a == b) return a;
        if (a.Operation == Operation.TruthConstant) return a.Bits != 0 == neutral ? b : a;
        if (b.Operation == Operation.TruthConstant) return b.Bits != 0 == neutral ? a : b;
        return null;
    }

    private readonly record struct Key(
        Operation Operation, Node? A, Node? B, Node? C, long Value, long Bits, int Slot, object? Tag);
}
