using System.Reflection;
using System.Reflection.Emit;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Emission;

/// <summary>Writes calls of functions that exist for single neurons only.</summary>
/// <param name="il">Where instructions go.</param>
/// <param name="constants">Where the functions are kept.</param>
/// <param name="scratch">Local that holds the address of memory for arguments and result.</param>
internal sealed class CallEmitter(ILGenerator il, KernelConstants constants, LocalBuilder scratch)
{
    /// <summary>Computes a call or repair; its value is then in the returned local variable.</summary>
    public LocalBuilder Emit(NodeEmitter emitter, VectorMachine machine, Node node)
    {
        LocalBuilder result = il.DeclareLocal(machine.Vector);
        if (node.Operation == Operation.Repair) EmitRepair(emitter, machine, node, result);
        else EmitCall(emitter, machine, node, result);
        return result;
    }

    private void EmitCall(NodeEmitter emitter, VectorMachine machine, Node node, LocalBuilder result)
    {
        StoreArguments(emitter, machine, node.Inputs);
        PushCallArguments(machine, node, node.Inputs.Length);
        il.Emit(OpCodes.Call, Method(nameof(NeuronCalls.Apply), machine));
        LoadResult(machine, node.Inputs.Length, result);
    }

    private void EmitRepair(NodeEmitter emitter, VectorMachine machine, Node node, LocalBuilder result)
    {
        Node[] arguments = node.Inputs[1..^1];
        foreach (Node argument in arguments) emitter.Materialise(argument);
        emitter.Push(node.Inputs[^1]);
        il.Emit(OpCodes.Stloc, result);
        LocalBuilder mask = il.DeclareLocal(typeof(ulong));
        emitter.Push(node.Inputs[0]);
        machine.Call(il, "ExtractMostSignificantBits", machine.Vector);
        il.Emit(OpCodes.Conv_U8);
        il.Emit(OpCodes.Stloc, mask);
        Label done = il.DefineLabel();
        il.Emit(OpCodes.Ldloc, mask);
        il.Emit(OpCodes.Brfalse, done);

        StoreArguments(emitter, machine, arguments);
        PushSlot(machine, arguments.Length);
        il.Emit(OpCodes.Ldloc, result);
        machine.Store(il);
        PushCallArguments(machine, node, arguments.Length);
        il.Emit(OpCodes.Ldloc, mask);
        il.Emit(OpCodes.Call, Method(nameof(NeuronCalls.Repair), machine));
        LoadResult(machine, arguments.Length, result);
        il.MarkLabel(done);
    }

    private void StoreArguments(NodeEmitter emitter, VectorMachine machine, Node[] arguments)
    {
        foreach (Node argument in arguments) emitter.Materialise(argument);
        for (int k = 0; k < arguments.Length; k++)
        {
            PushSlot(machine, k);
            emitter.Push(arguments[k]);
            machine.Store(il);
        }
    }

    private void PushCallArguments(VectorMachine machine, Node node, int arity)
    {
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, constants.IndexOf(node.Tag!));
        il.Emit(OpCodes.Ldelem_Ref);
        PushSlot(machine, 0);
        il.Emit(OpCodes.Ldc_I4, machine.Lanes);
        PushSlot(machine, arity);
    }

    private void LoadResult(VectorMachine machine, int arity, LocalBuilder result)
    {
        PushSlot(machine, arity);
        machine.Load(il);
        il.Emit(OpCodes.Stloc, result);
    }

    private void PushSlot(VectorMachine machine, int slot)
    {
        il.Emit(OpCodes.Ldloc, scratch);
        il.Emit(OpCodes.Ldc_I4, slot * machine.Lanes * machine.ElementSize);
        il.Emit(OpCodes.Add);
    }

    private static MethodInfo Method(string name, VectorMachine machine) => typeof(NeuronCalls).GetMethod(name)!.MakeGenericMethod(machine.Element);
}
