using System.Reflection.Emit;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Emission;

/// <summary>Computes uniform values once per call, in double precision, with the same formulas as per-neuron ones.</summary>
internal sealed class UniformEmitter(ILGenerator il, Liveness liveness, KernelConstants constants, CallEmitter calls)
    : NodeEmitter(il, new VectorMachine(VectorWidth.Scalar, typeof(double)), liveness, constants)
{
    /// <summary>Leaves a real value on the stack as a double.</summary>
    public void PushScalar(Node node)
    {
        Push(node);
        Machine.Call(Il, "ToScalar", Machine.Vector);
    }

    /// <summary>Leaves a truth value on the stack: 0 or 1.</summary>
    public void PushTruth(Node node)
    {
        Push(node);
        Machine.Call(Il, "ExtractMostSignificantBits", Machine.Vector);
        Il.Emit(OpCodes.Ldc_I4_1);
        Il.Emit(OpCodes.And);
    }

    /// <inheritdoc/>
    protected override bool IsLeaf(Node node) =>
        node.Operation is Operation.Scalar or Operation.Time or Operation.TimeStep or Operation.Step or Operation.Size;

    /// <inheritdoc/>
    protected override void PushLeaf(Node node)
    {
        switch (node.Operation)
        {
            case Operation.Scalar:
                PushField(nameof(KernelArguments.Scalars));
                Il.Emit(OpCodes.Ldc_I4, node.Slot * sizeof(double));
                Il.Emit(OpCodes.Add);
                Il.Emit(OpCodes.Ldind_R8);
                break;
            case Operation.Time:
                PushField(nameof(KernelArguments.Step));
                Il.Emit(OpCodes.Conv_R8);
                PushField(nameof(KernelArguments.TimeStep));
                Il.Emit(OpCodes.Mul);
                break;
            case Operation.TimeStep:
                PushField(nameof(KernelArguments.TimeStep));
                break;
            default:
                PushField(node.Operation == Operation.Step ? nameof(KernelArguments.Step) : nameof(KernelArguments.PopulationSize));
                Il.Emit(OpCodes.Conv_R8);
                break;
        }

        Machine.Call(Il, "CreateScalarUnsafe", typeof(double));
    }

    /// <inheritdoc/>
    protected override void Execute(Node node) => Assign(node, calls.Emit(this, Machine, node));

    private void PushField(string name)
    {
        Il.Emit(OpCodes.Ldarg_1);
        Il.Emit(OpCodes.Ldfld, typeof(KernelArguments).GetField(name)!);
    }
}
