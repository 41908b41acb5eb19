using System.Numerics;
using System.Reflection.Emit;
using System.Runtime.Intrinsics;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Emission;

/// <summary>Writes the indexes of spiking neurons to <see cref="KernelArguments.Spiked"/>.</summary>
internal sealed class SpikeList(ILGenerator il, VectorMachine machine, KernelFrame frame)
{
    private readonly LocalBuilder _written = il.DeclareLocal(typeof(int));
    private readonly LocalBuilder _mask = il.DeclareLocal(typeof(ulong));

    /// <summary>Begins with an empty list.</summary>
    public void EmitStart()
    {
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Stloc, _written);
    }

    /// <summary>Leaves the number of entries on the stack.</summary>
    public void PushWritten() => il.Emit(OpCodes.Ldloc, _written);

    /// <summary>Appends the running neurons that spike, each as often as it has spikes.</summary>
    public void Append(NodeEmitter emitter, Node spiked, Node? count)
    {
        Label none = il.DefineLabel();
        emitter.Push(spiked);
        machine.Call(il, "ExtractMostSignificantBits", machine.Vector);
        il.Emit(OpCodes.Conv_U8);
        il.Emit(OpCodes.Stloc, _mask);
        il.Emit(OpCodes.Ldloc, _mask);
        il.Emit(OpCodes.Brfalse, none);
        MaskPadding();
        if (count is null) AppendOnce();
        else AppendCounts(emitter, count);
        il.MarkLabel(none);
    }

    /// <summary>Appends each neuron of the mask as often as its count says.</summary>
    /// <returns>The number of entries wanted so far.</returns>
    public static unsafe int AppendCounts<T>(ref KernelArguments arguments, int written, int first, ulong mask, T* counts)
        where T : unmanaged, INumberBase<T>
    {
        for (; mask != 0; mask &= mask - 1)
        {
            int lane = BitOperations.TrailingZeroCount(mask), count = int.CreateSaturating(counts[lane]);
            if (count <= 4 && written + 4 <= arguments.SpikedCapacity)
            {
                // Four entries at once, as many kept as are meant: no branch that the processor would have to guess.
                Vector128.Create(first + lane).Store(arguments.Spiked + written);
                written += count;
                continue;
            }

            for (; count > 0; count--, written++)
                if (written < arguments.SpikedCapacity) arguments.Spiked[written] = first + lane;
        }

        return written;
    }

    /// <summary>mask &amp;= (1 &lt;&lt; min(Count − index, 63)) − 1: padding never spikes.</summary>
    private void MaskPadding()
    {
        il.Emit(OpCodes.Ldloc, _mask);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Conv_U8);
        frame.PushNeuronsLeft();
        il.Emit(OpCodes.Shl);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Conv_U8);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.And);
        il.Emit(OpCodes.Stloc, _mask);
    }

    /// <summary>A loop over the set bits, inside the kernel: a call would cost it all vector registers.</summary>
    private void AppendOnce()
    {
        Label top = il.DefineLabel(), full = il.DefineLabel(), end = il.DefineLabel();
        il.MarkLabel(top);
        il.Emit(OpCodes.Ldloc, _mask);
        il.Emit(OpCodes.Brfalse, end);
        il.Emit(OpCodes.Ldloc, _written);
        frame.PushField(nameof(KernelArguments.SpikedCapacity));
        il.Emit(OpCodes.Bge, full);
        frame.PushField(nameof(KernelArguments.Spiked));
        il.Emit(OpCodes.Ldloc, _written);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Ldc_I4_4);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Add);
        frame.PushIndex();
        il.Emit(OpCodes.Ldloc, _mask);
        il.Emit(OpCodes.Call, typeof(BitOperations).GetMethod(nameof(BitOperations.TrailingZeroCount), [typeof(ulong)])!);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stind_I4);
        il.MarkLabel(full);
        Increment();
        ClearLowestBit();
        il.Emit(OpCodes.Br, top);
        il.MarkLabel(end);
    }

    private void Increment()
    {
        il.Emit(OpCodes.Ldloc, _written);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, _written);
    }

    private void ClearLowestBit()
    {
        il.Emit(OpCodes.Ldloc, _mask);
        il.Emit(OpCodes.Ldloc, _mask);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Conv_U8);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.And);
        il.Emit(OpCodes.Stloc, _mask);
    }

    private void AppendCounts(NodeEmitter emitter, Node count)
    {
        il.Emit(OpCodes.Ldloc, frame.Scratch);
        emitter.Push(count);
        machine.Store(il);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldloc, _written);
        frame.PushIndex();
        il.Emit(OpCodes.Ldloc, _mask);
        il.Emit(OpCodes.Ldloc, frame.Scratch);
        il.Emit(OpCodes.Call, typeof(SpikeList).GetMethod(nameof(AppendCounts), [typeof(KernelArguments).MakeByRefType(), typeof(int), typeof(int), typeof(ulong), Type.MakeGenericMethodParameter(0).MakePointerType()])!.MakeGenericMethod(machine.Element));
        il.Emit(OpCodes.Stloc, _written);
    }
}
