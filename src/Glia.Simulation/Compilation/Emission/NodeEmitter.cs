using System.Reflection.Emit;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Emission;

/// <summary>Writes the instructions that compute nodes on one machine. A node used more than once is kept in a local variable.</summary>
/// <remarks>A product that is used once, in a sum, becomes a fused multiply-add; this is the only rounding that is left out.</remarks>
internal abstract class NodeEmitter(ILGenerator il, VectorMachine machine, Liveness liveness, KernelConstants constants)
{
    /// <summary>Trees deeper than this are cut by local variables, so that neither this class nor the JIT recurses far.</summary>
    private const int DeepestTree = 48;

    private readonly Dictionary<Node, LocalBuilder> _locals = [];
    private readonly LocalPool _pool = new(il);
    private readonly OutlinedCalls _outlined = new(il, machine, constants);
    private readonly HashSet<Node> _prepared = [];

    /// <summary>Where instructions go.</summary>
    protected ILGenerator Il { get; } = il;

    /// <summary>What instructions there are.</summary>
    protected VectorMachine Machine { get; } = machine;

    /// <summary>What is needed.</summary>
    protected Liveness Liveness { get; } = liveness;

    /// <summary>The loop whose body is being written; null outside.</summary>
    protected LoopRegion? Region { get; set; }

    /// <summary>Computes a node into a local variable, unless it has one, is a literal or is computed anew at every use.</summary>
    public void Materialise(Node node)
    {
        if (IsAtHand(node)) return;
        Prepare(node);
        if (IsAtHand(node) || Liveness.IsRepeated(node)) return;
        PushNew(node, 0);
        Keep(node);
    }

    /// <summary>Leaves a node's value on the stack.</summary>
    public void Push(Node node)
    {
        Prepare(node);
        Push(node, 0);
    }

    /// <summary>Makes a local variable the home of a node.</summary>
    protected void Assign(Node node, LocalBuilder local) => _locals[node] = local;

    /// <summary>Whether a node has its value in a local variable.</summary>
    protected bool IsAtHand(Node node) => node.IsLiteral || _locals.ContainsKey(node);

    /// <summary>Leaves the value of a leaf on the stack.</summary>
    protected abstract void PushLeaf(Node node);

    /// <summary>Whether a node is a leaf here.</summary>
    protected abstract bool IsLeaf(Node node);

    /// <summary>Computes what cannot be part of a tree (calls, loops) into local variables; nothing is on the stack.</summary>
    protected abstract void Execute(Node node);

    /// <summary>Whether a node is computed by <see cref="Execute"/>.</summary>
    protected static bool IsStatement(Node node) =>
        node.Operation is Operation.Call or Operation.Repair or Operation.Poisson or Operation.LoopResult;

    /// <summary>Runs the statements that a tree needs before any of it is on the stack.</summary>
    private void Prepare(Node node)
    {
        if (IsAtHand(node) || IsLeaf(node) || !_prepared.Add(node)) return;
        foreach (Node input in node.Inputs) Prepare(input);
        if (IsStatement(node)) Execute(node);
    }

    private void Push(Node node, int depth)
    {
        if (_locals.TryGetValue(node, out LocalBuilder? local))
        {
            Il.Emit(OpCodes.Ldloc, local);
            return;
        }

        if (PushLiteral(node)) return;
        PushNew(node, depth);
        if ((IsLeaf(node) && node.IsUniform) || Liveness.IsRepeated(node)) return;
        if (Liveness.UsesOf(node) <= 1 && depth % DeepestTree != DeepestTree - 1) return;
        Keep(node);
        Il.Emit(OpCodes.Ldloc, _locals[node]);
    }

    private void PushNew(Node node, int depth)
    {
        if (IsLeaf(node)) PushLeaf(node);
        else Compute(node, depth + 1);
    }

    private void Keep(Node node)
    {
        LocalBuilder local = _pool.Take(node.Type == NodeType.Bits ? Machine.IntegerVector : Machine.Vector, Liveness.UsesOf(node));
        Il.Emit(OpCodes.Stloc, local);
        _locals[node] = local;
    }

    /// <summary>Gives the variable of an operand back after its last use. What a loop finds from outside must last for all its rounds.</summary>
    private void Release(Node operand)
    {
        if (operand.Region == Region && _locals.TryGetValue(operand, out LocalBuilder? local) && _pool.Release(local)) _locals.Remove(operand);
    }

    private bool PushLiteral(Node node)
    {
        switch (node.Operation)
        {
            case Operation.Constant:
                Machine.Literal(Il, node.Value);
                return true;
            case Operation.BitsConstant:
                Machine.Literal(Il, node.Bits);
                return true;
            case Operation.TruthConstant:
                Machine.Literal(Il, node.Bits == 0 ? 0L : -1L);
                Machine.CallInteger(Il, Machine.IsSingle ? "AsSingle" : "AsDouble", Machine.IntegerVector);
                return true;
            default:
                return false;
        }
    }

    private void Compute(Node node, int depth)
    {
        if (node.Operation == Operation.Add && Fused(node) is { } product)
        {
            Node addend = product == node.Inputs[0] ? node.Inputs[1] : node.Inputs[0];
            Push(product.Inputs[0], depth);
            Push(product.Inputs[1], depth);
            Push(addend, depth);
            Machine.Call(Il, "FusedMultiplyAdd", Machine.Vector, Machine.Vector, Machine.Vector);
            foreach (Node operand in (ReadOnlySpan<Node>)[product.Inputs[0], product.Inputs[1], addend]) Release(operand);
            return;
        }

        if (node.Operation == Operation.Outlined) _outlined.PushConstants((OutlinedFunction)node.Tag!);
        foreach (Node input in node.Inputs) Push(input, depth);
        if (node.Operation == Operation.Outlined) _outlined.Call((OutlinedFunction)node.Tag!);
        else if (node.Type == NodeType.Bits || node.Operation == Operation.FromBits) ApplyToBits(node);
        else Apply(node.Operation);
        foreach (Node input in node.Inputs) Release(input);
    }

    /// <summary>The product in a sum that can be fused with it.</summary>
    private Node? Fused(Node sum) => Array.Find(sum.Inputs, input =>
        input.Operation == Operation.Multiply && Liveness.UsesOf(input) == 1 && input.Region == sum.Region && !IsAtHand(input) && !IsLeaf(input));

    private void Apply(Operation operation)
    {
        Type vector = Machine.Vector;
        switch (operation)
        {
            case Operation.FusedMultiplyAdd:
                Machine.Call(Il, "FusedMultiplyAdd", vector, vector, vector);
                break;
            case Operation.Abs or Operation.Sqrt or Operation.Floor or Operation.Ceiling or Operation.Round or Operation.Truncate:
                Machine.Call(Il, operation.ToString(), vector);
                break;
            case Operation.Scale:
                Machine.CallScale(Il);
                break;
            case Operation.Select:
                Machine.Call(Il, "ConditionalSelect", vector, vector, vector);
                break;
            case Operation.Negate or Operation.Not:
                Machine.Call(Il, operation == Operation.Not ? "op_OnesComplement" : "op_UnaryNegation", vector);
                break;
            default:
                Machine.Call(Il, NameOf(operation), vector, vector);
                break;
        }
    }

    private static string NameOf(Operation operation) => operation switch
    {
        Operation.Add => "op_Addition",
        Operation.Subtract => "op_Subtraction",
        Operation.Multiply => "op_Multiply",
        Operation.Divide => "op_Division",
        Operation.Minimum => "Min",
        Operation.Maximum => "Max",
        Operation.MinimumOfOrdinary => "MinNative",
        Operation.MaximumOfOrdinary => "MaxNative",
        Operation.Less => "LessThan",
        Operation.LessOrEqual => "LessThanOrEqual",
        Operation.Equal => "Equals",
        Operation.And => "op_BitwiseAnd",
        Operation.Or => "op_BitwiseOr",
        _ => throw new InvalidOperationException($"No instruction for {operation}."),
    };

    private void ApplyToBits(Node node)
    {
        Type integers = Machine.IntegerVector;
        switch (node.Operation)
        {
            case Operation.ToBits:
                Machine.Call(Il, Machine.IsSingle ? "AsInt32" : "AsInt64", Machine.Vector);
                break;
            case Operation.FromBits:
                Machine.CallInteger(Il, Machine.IsSingle ? "AsSingle" : "AsDouble", integers);
                break;
            case Operation.ShiftLeft or Operation.ShiftRight:
                Il.Emit(OpCodes.Ldc_I4, (int)node.Bits);
                Machine.CallInteger(Il, node.Operation == Operation.ShiftLeft ? "op_LeftShift" : "op_UnsignedRightShift", integers, typeof(int));
                break;
            default:
                Machine.CallInteger(Il, NameOfBits(node.Operation), integers, integers);
                break;
        }
    }

    private static string NameOfBits(Operation operation) => operation switch
    {
        Operation.BitsAdd => "op_Addition",
        Operation.BitsSubtract => "op_Subtraction",
        Operation.BitsAnd => "op_BitwiseAnd",
        Operation.BitsOr => "op_BitwiseOr",
        Operation.BitsXor => "op_ExclusiveOr",
        _ => throw new InvalidOperationException($"No instruction for {operation}."),
    };
}
