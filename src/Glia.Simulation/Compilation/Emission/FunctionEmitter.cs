using System.Reflection.Emit;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Emission;

/// <summary>Compiles a formula as a function of vectors.</summary>
internal sealed class FunctionEmitter : NodeEmitter
{
    private readonly CallEmitter _calls;

    private FunctionEmitter(ILGenerator il, VectorMachine machine, Liveness liveness, KernelConstants constants, LocalBuilder scratch)
        : base(il, machine, liveness, constants) => _calls = new CallEmitter(il, constants, scratch);

    /// <summary>Compiles a function. Its first argument are its constants, then come vectors.</summary>
    public static (DynamicMethod Method, object[] Constants) Compile(VectorMachine machine, OutlinedFunction function)
    {
        GraphBuilder builder = new(machine.IsSingle ? FloatFormat.Single : FloatFormat.Double, VectorMachine.Scales);
        Real[] arguments = [.. Enumerable.Range(0, function.Arity).Select(slot => new Real(builder, builder.Leaf(Operation.Argument, slot, isUniform: false)))];
        Node result = function.Formula(arguments).Node;
        Type[] parameters = [typeof(object[]), .. Enumerable.Repeat(machine.Vector, function.Arity)];
        DynamicMethod method = new(function.Name, machine.Vector, parameters, typeof(FunctionEmitter).Module, skipVisibility: true) { InitLocals = false };
        ILGenerator il = method.GetILGenerator(1024);
        KernelConstants constants = new();
        Liveness liveness = new([result]);
        LocalBuilder scratch = il.DeclareLocal(typeof(nint));
        if (liveness.Nodes.Any(node => node.Operation == Operation.Repair)) KernelFrame.EmitAllocation(il, scratch, 64 * (function.Arity + 2));
        new FunctionEmitter(il, machine, liveness, constants, scratch).Push(result);
        il.Emit(OpCodes.Ret);
        return (method, constants.ToArray());
    }

    /// <inheritdoc/>
    protected override bool IsLeaf(Node node) => node.Operation == Operation.Argument;

    /// <inheritdoc/>
    protected override void PushLeaf(Node node) => Il.Emit(OpCodes.Ldarg, (short)(node.Slot + 1));

    /// <inheritdoc/>
    protected override void Execute(Node node) => Assign(node, _calls.Emit(this, Machine, node));
}
