using Glia.Equations.Ir;
using Glia.Simulation.Compilation.Mathematics;

namespace Glia.Simulation.Compilation.Graph;

/// <summary>The step of a program as a value graph: what each array holds afterwards, and who spikes.</summary>
internal sealed class ProgramGraph
{
    private readonly GraphBuilder _builder;
    private readonly KernelLayout _layout;
    private readonly Dictionary<Variable, Node> _values = [];
    private readonly Dictionary<Expr, Node> _known = new(ReferenceEqualityComparer.Instance);
    private readonly List<RowSource> _rows = [];
    private readonly List<(int Array, Node Value)> _stores = [];

    /// <summary>Lowers a program.</summary>
    public ProgramGraph(UpdateProgram program, KernelLayout layout, GraphBuilder builder)
    {
        (_builder, _layout) = (builder, layout);
        foreach (Statement statement in program.Statements) Execute(statement);
        foreach (StateDefinition state in program.States) StoreIfChanged(state.Variable);
        foreach (Variable input in program.ReceptorInputs.Concat(program.CurrentInputs)) _stores.Add((layout.ArrayOf(input), builder.Constant(0)));
        if (program.Output is not null) _stores.Add((layout.Arrays.Length - 1, Value(program.Output)));
        Count = program.SpikeCount is null ? null : Value(program.SpikeCount);
        Spiked = program.Spiked is not null ? ValueOf(program.Spiked)
            : Count is not null ? builder.Make(Operation.Less, builder.Constant(0), Count)
            : null;
    }

    /// <summary>Rows of random values to be filled once per 64 neurons.</summary>
    public IReadOnlyList<RowSource> Rows => _rows;

    /// <summary>What is written to which array.</summary>
    public IReadOnlyList<(int Array, Node Value)> Stores => _stores;

    /// <summary>Whether the neuron spikes; null when it never does.</summary>
    public Node? Spiked { get; }

    /// <summary>How many spikes it then emits; null for one.</summary>
    public Node? Count { get; }

    private void StoreIfChanged(Variable state)
    {
        int array = _layout.ArrayOf(state);
        if (!_values.TryGetValue(state, out Node? value) || value == Stored(state)) return;
        if (value.Type == NodeType.Truth) value = _builder.Make(Operation.Select, value, _builder.Constant(1), _builder.Constant(0));
        else if (state != WellKnown.RefractorySteps && state != WellKnown.LastSpike) value = WithoutTraces(value);
        _stores.Add((array, value));
    }

    /// <summary>
    /// Makes the last traces of a decay zero before they become subnormal numbers, with which processors compute a hundred times slower.
    /// Adding a number and taking it away again changes values by no more than 2⁻⁹⁵ ≈ 2.5·10⁻²⁹ in single and 2⁻⁷⁶⁷ ≈ 10⁻²³¹ in double
    /// precision, which leaves room for products that are smaller still.
    /// </summary>
    private Node WithoutTraces(Node value)
    {
        if (value.IsUniform) return value;
        Real real = new(_builder, value);
        double offset = real.Format.Choose(Math.ScaleB(1, 24 - 95), Math.ScaleB(1, 53 - 767));
        return ((real + offset) - offset).Node;
    }

    private void Execute(Statement statement)
    {
        switch (statement)
        {
            case Assign assign:
                Set(assign.Target, Value(assign.Value));
                break;
            case Loop loop:
                Execute(loop);
                break;
            default:
                throw new InvalidOperationException($"Unknown statement {statement.GetType().Name}.");
        }
    }

    private void Execute(Loop loop)
    {
        LoopRegion region = new(_builder.Region, loop.MaximumRounds);
        Variable[] carried = [.. Assigned(loop.Body).Distinct()];
        foreach (Variable variable in carried)
        {
            Node initial = InitialOf(variable);
            region.Initial.Add(initial);
            region.Parameters.Add(GraphBuilder.LoopValue(Operation.LoopParameter, region, region.Parameters.Count, initial.Type));
            Set(variable, region.Parameters[^1]);
        }

        _builder.Region = region;
        region.Condition = Value(loop.Condition);
        foreach (Statement statement in loop.Body) Execute(statement);
        foreach (Variable variable in carried) region.Next.Add(_values[variable]);
        _builder.Region = region.Parent;
        for (int i = 0; i < carried.Length; i++)
            Set(carried[i], GraphBuilder.LoopValue(Operation.LoopResult, region, i, region.Initial[i].Type));
    }

    private void Set(Variable variable, Node value)
    {
        _values[variable] = value;
        _known.Clear();
    }

    private static IEnumerable<Variable> Assigned(IEnumerable<Statement> statements) => statements.SelectMany(statement => statement switch
    {
        Assign assign => [assign.Target],
        Loop loop => Assigned(loop.Body),
        _ => Enumerable.Empty<Variable>(),
    });

    /// <summary>The value before a loop; 0 or false for a variable that only the loop assigns.</summary>
    private Node InitialOf(Variable variable) =>
        variable.Kind != VariableKind.Local || _values.ContainsKey(variable) ? ValueOf(variable)
        : variable.Type == Equations.Ir.ValueType.Boolean ? _builder.Truth(false)
        : _builder.Constant(0);

    private Node ValueOf(Variable variable) => _values.TryGetValue(variable, out Node? value) ? value : Stored(variable);

    /// <summary>A variable's value as the kernel finds it.</summary>
    private Node Stored(Variable variable)
    {
        if (variable.Kind == VariableKind.WellKnown) return GivenByEngine(variable);
        int array = _layout.ArrayOf(variable), scalar = _layout.ScalarOf(variable);
        Node node = array >= 0 ? _builder.Leaf(Operation.Load, array, isUniform: false)
            : scalar >= 0 ? _builder.Leaf(Operation.Scalar, scalar, isUniform: true)
            : throw new InvalidOperationException($"The program reads '{variable}' before it is assigned.");
        return variable.Type == Equations.Ir.ValueType.Boolean ? _builder.Make(Operation.Not, _builder.Make(Operation.Equal, node, _builder.Constant(0))) : node;
    }

    private Node GivenByEngine(Variable variable) =>
        variable == WellKnown.Time ? _builder.Leaf(Operation.Time, 0, isUniform: true)
        : variable == WellKnown.TimeStep ? _builder.Leaf(Operation.TimeStep, 0, isUniform: true)
        : variable == WellKnown.Step ? _builder.Leaf(Operation.Step, 0, isUniform: true)
        : variable == WellKnown.Size ? _builder.Leaf(Operation.Size, 0, isUniform: true)
        : variable == WellKnown.Index ? _builder.Leaf(Operation.Index, 0, isUniform: false)
        : throw new InvalidOperationException($"The engine gives no '{variable}'.");

    private Real RealOf(Expr expression) => new(_builder, Value(expression));

    /// <summary>The value of an expression; a part that is shared is looked at once.</summary>
    private Node Value(Expr expression)
    {
        if (!_known.TryGetValue(expression, out Node? node)) _known[expression] = node = Compute(expression);
        return node;
    }

    private Node Compute(Expr expression) => expression switch
    {
        Constant constant => _builder.Constant(constant.Value),
        BooleanConstant constant => _builder.Truth(constant.Value),
        Read read => ValueOf(read.Variable),
        Unary unary => _builder.Make(unary.Operator == UnaryOperator.Negate ? Operation.Negate : Operation.Not, Value(unary.Operand)),
        Binary binary => Value(binary),
        Select select => Value(select),
        Call call => FunctionLibrary.Apply(_builder, call.Function, [.. call.Arguments.Select(RealOf)]).Node,
        Draw draw => Value(draw),
        _ => throw new InvalidOperationException($"Unknown expression {expression.GetType().Name}."),
    };

    private Node Value(Binary binary)
    {
        Node left = Value(binary.Left), right = Value(binary.Right);
        if (left.Operation == Operation.Constant && right.Operation == Operation.Constant && binary.Operator == BinaryOperator.Power)
            return _builder.Constant(Math.Pow(left.Value, right.Value));
        Real x = new(_builder, left), y = new(_builder, right);
        return binary.Operator switch
        {
            BinaryOperator.Add => _builder.Make(Operation.Add, left, right),
            BinaryOperator.Subtract => _builder.Make(Operation.Subtract, left, right),
            BinaryOperator.Multiply => _builder.Make(Operation.Multiply, left, right),
            BinaryOperator.Divide => _builder.Make(Operation.Divide, left, right),
            BinaryOperator.Power => FunctionLibrary.Power(x, y).Node,
            BinaryOperator.Modulo => Rounding.Modulo(x, y).Node,
            BinaryOperator.FloorDivide => Rounding.FloorDivide(x, y).Node,
            BinaryOperator.Less => _builder.Make(Operation.Less, left, right),
            BinaryOperator.LessOrEqual => _builder.Make(Operation.LessOrEqual, left, right),
            BinaryOperator.Greater => _builder.Make(Operation.Less, right, left),
            BinaryOperator.GreaterOrEqual => _builder.Make(Operation.LessOrEqual, right, left),
            BinaryOperator.Equal => _builder.Make(Operation.Equal, left, right),
            BinaryOperator.NotEqual => _builder.Make(Operation.Not, _builder.Make(Operation.Equal, left, right)),
            BinaryOperator.And => _builder.Make(Operation.And, left, right),
            BinaryOperator.Or => _builder.Make(Operation.Or, left, right),
            _ => throw new InvalidOperationException($"Unknown operator {binary.Operator}."),
        };
    }

    private Node Value(Select select)
    {
        Node condition = Value(select.Condition), whenTrue = Value(select.WhenTrue), whenFalse = Value(select.WhenFalse);
        if (whenTrue.Type == NodeType.Real) return _builder.Make(Operation.Select, condition, whenTrue, whenFalse);
        Node first = _builder.Make(Operation.And, condition, whenTrue);
        return _builder.Make(Operation.Or, first, _builder.Make(Operation.And, _builder.Make(Operation.Not, condition), whenFalse));
    }

    /// <summary>Draw index k owns the numbers 4k to 4k + 3 of the generator.</summary>
    private Node Value(Draw draw)
    {
        int first = 4 * draw.Index;
        switch (draw.Distribution)
        {
            case DrawDistribution.Uniform:
                return UniformRow(first).Node;
            case DrawDistribution.Normal:
                return Normals.BoxMuller(UniformRow(first), UniformRow(first + 1)).Node;
            default:
                Node mean = Value(draw.Mean!);
                return mean.IsUniform ? Row(new RowSource(RowKind.PoissonCounts, first, mean))
                    : GraphBuilder.Call(Operation.Poisson, null, SlotOf(new RowSource(RowKind.Words, first)), [mean]);
        }
    }

    private Real UniformRow(int draw) => new(_builder, Row(new RowSource(RowKind.Uniform, draw)));

    private Node Row(RowSource source) => _builder.Leaf(Operation.Row, SlotOf(source), isUniform: false);

    private int SlotOf(RowSource source)
    {
        int slot = _rows.IndexOf(source);
        if (slot >= 0) return slot;
        _rows.Add(source);
        return _rows.Count - 1;
    }
}
