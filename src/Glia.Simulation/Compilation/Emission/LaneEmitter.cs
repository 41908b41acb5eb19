using System.Reflection.Emit;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Emission;

/// <summary>Computes per-neuron values, one vector of neurons at a time.</summary>
internal sealed class LaneEmitter(
    ILGenerator il, VectorMachine machine, Liveness liveness, KernelConstants constants, CallEmitter calls, KernelFrame frame, IReadOnlyList<RowSource> rows)
    : NodeEmitter(il, machine, liveness, constants)
{
    private readonly Dictionary<Node, LocalBuilder> _broadcasts = [];

    /// <summary>Puts a uniform value into all lanes of a local variable, before the loop over neurons.</summary>
    public void Broadcast(UniformEmitter uniform, Node node)
    {
        if (node.Type == NodeType.Truth)
        {
            uniform.PushTruth(node);
            Il.Emit(OpCodes.Neg);
            if (!Machine.IsSingle) Il.Emit(OpCodes.Conv_I8);
            Machine.CallInteger(Il, "Create", Machine.Integer);
            Machine.CallInteger(Il, Machine.IsSingle ? "AsSingle" : "AsDouble", Machine.IntegerVector);
        }
        else
        {
            uniform.PushScalar(node);
            if (Machine.IsSingle) Il.Emit(OpCodes.Conv_R4);
            Machine.Call(Il, "Create", Machine.Element);
        }

        LocalBuilder local = Il.DeclareLocal(Machine.Vector);
        Il.Emit(OpCodes.Stloc, local);
        _broadcasts[node] = local;
    }

    /// <inheritdoc/>
    protected override bool IsLeaf(Node node) => node.IsUniform ? !node.IsLiteral : node.Operation is Operation.Load or Operation.Row or Operation.Index;

    /// <inheritdoc/>
    protected override void PushLeaf(Node node)
    {
        switch (node.Operation)
        {
            case var _ when node.IsUniform:
                Il.Emit(OpCodes.Ldloc, _broadcasts[node]);
                break;
            case Operation.Load:
                frame.PushElementAddress(node.Slot);
                Machine.Load(Il);
                break;
            case Operation.Row:
                frame.PushRowAddress(node.Slot);
                Machine.Load(Il);
                break;
            default:
                frame.PushNeuronIndexes();
                break;
        }
    }

    /// <inheritdoc/>
    protected override void Execute(Node node)
    {
        switch (node.Operation)
        {
            case Operation.LoopResult:
                ExecuteLoop((LoopRegion)node.Tag!);
                break;
            case Operation.Poisson:
                Assign(node, frame.DrawPoisson(this, node, rows[node.Slot]));
                break;
            default:
                Assign(node, calls.Emit(this, Machine, node));
                break;
        }
    }

    private void ExecuteLoop(LoopRegion loop)
    {
        int[] carried = [.. Enumerable.Range(0, loop.Initial.Count).Where(slot => Liveness.IsCarried(loop, slot))];
        foreach (Node outer in OuterNodes(loop, carried)) Materialise(outer);
        LocalBuilder[] values = [.. carried.Select(_ => Il.DeclareLocal(Machine.Vector))];
        for (int k = 0; k < carried.Length; k++)
        {
            Push(loop.Initial[carried[k]]);
            Il.Emit(OpCodes.Stloc, values[k]);
        }

        for (int k = 0; k < carried.Length; k++) Assign(loop.Parameters[carried[k]], values[k]);
        LoopRegion? outside = Region;
        Region = loop;
        EmitRounds(loop, carried, values);
        Region = outside;
        foreach (Node result in Liveness.Nodes.Where(node => node.Operation == Operation.LoopResult && node.Tag == loop))
            Assign(result, values[Array.IndexOf(carried, result.Slot)]);
    }

    private void EmitRounds(LoopRegion loop, int[] carried, LocalBuilder[] values)
    {
        LocalBuilder active = Il.DeclareLocal(Machine.Vector), rounds = Il.DeclareLocal(typeof(int));
        Label top = Il.DefineLabel(), end = Il.DefineLabel();
        Il.Emit(OpCodes.Ldc_I4, loop.MaximumRounds);
        Il.Emit(OpCodes.Stloc, rounds);
        Il.MarkLabel(top);
        Push(loop.Condition!);
        frame.PushValidLanes();
        Machine.Call(Il, "op_BitwiseAnd", Machine.Vector, Machine.Vector);
        Il.Emit(OpCodes.Dup);
        Il.Emit(OpCodes.Stloc, active);
        Machine.Call(Il, "ExtractMostSignificantBits", Machine.Vector);
        Il.Emit(OpCodes.Brfalse, end);
        EmitCountDown(rounds, end);
        EmitRound(loop, carried, values, active);
        Il.Emit(OpCodes.Br, top);
        Il.MarkLabel(end);
    }

    private void EmitCountDown(LocalBuilder rounds, Label end)
    {
        Il.Emit(OpCodes.Ldloc, rounds);
        Il.Emit(OpCodes.Brfalse, end);
        Il.Emit(OpCodes.Ldloc, rounds);
        Il.Emit(OpCodes.Ldc_I4_1);
        Il.Emit(OpCodes.Sub);
        Il.Emit(OpCodes.Stloc, rounds);
    }

    private void EmitRound(LoopRegion loop, int[] carried, LocalBuilder[] values, LocalBuilder active)
    {
        foreach (int slot in carried) Materialise(loop.Next[slot]);
        LocalBuilder[] next = new LocalBuilder[carried.Length];
        for (int k = 0; k < carried.Length; k++)
        {
            next[k] = Il.DeclareLocal(Machine.Vector);
            Il.Emit(OpCodes.Ldloc, active);
            Push(loop.Next[carried[k]]);
            Il.Emit(OpCodes.Ldloc, values[k]);
            Machine.Call(Il, "ConditionalSelect", Machine.Vector, Machine.Vector, Machine.Vector);
            Il.Emit(OpCodes.Stloc, next[k]);
        }

        for (int k = 0; k < carried.Length; k++)
        {
            Il.Emit(OpCodes.Ldloc, next[k]);
            Il.Emit(OpCodes.Stloc, values[k]);
        }
    }

    /// <summary>What the loop uses but does not change: computed before it.</summary>
    private IEnumerable<Node> OuterNodes(LoopRegion loop, int[] carried)
    {
        Stack<Node> pending = new(carried.Select(slot => loop.Next[slot]).Append(loop.Condition!));
        HashSet<Node> seen = [];
        while (pending.TryPop(out Node? node))
        {
            if (!seen.Add(node) || node.IsUniform) continue;
            if (!Liveness.IsRepeated(node) && (node.Region is null || !node.Region.IsWithin(loop)))
            {
                yield return node;
                continue;
            }

            foreach (Node input in node.Inputs) pending.Push(input);
            if (node.Operation != Operation.LoopResult) continue;
            LoopRegion inner = (LoopRegion)node.Tag!;
            foreach (Node used in inner.Initial.Concat(inner.Next).Append(inner.Condition!).Where(used => Liveness.UsesOf(used) > 0)) pending.Push(used);
        }
    }
}
