using System.Reflection.Emit;
using Glia.Simulation.Compilation.Drawing;
using Glia.Simulation.Compilation.Graph;

namespace Glia.Simulation.Compilation.Emission;

/// <summary>The local variables of a kernel around its formulas: addresses, the running neuron, memory for random rows.</summary>
internal sealed class KernelFrame
{
    private readonly ILGenerator _il;
    private readonly VectorMachine _machine;
    private readonly LocalBuilder?[] _bases;
    private readonly LocalBuilder _offset, _index;
    private readonly int _callBytes;
    private LocalBuilder? _valid;

    /// <summary>Declares what every kernel has.</summary>
    /// <param name="il">Where instructions go.</param>
    /// <param name="machine">The vectors.</param>
    /// <param name="arrays">Number of per-neuron arrays.</param>
    /// <param name="callVectors">Largest number of vectors that a call of a function for single neurons passes and returns.</param>
    public KernelFrame(ILGenerator il, VectorMachine machine, int arrays, int callVectors)
    {
        (_il, _machine) = (il, machine);
        _callBytes = 64 * Math.Max(1, callVectors);
        _bases = new LocalBuilder?[arrays];
        _offset = il.DeclareLocal(typeof(nint));
        _index = il.DeclareLocal(typeof(int));
        Scratch = il.DeclareLocal(typeof(nint));
    }

    /// <summary>Address of the scratch memory.</summary>
    public LocalBuilder Scratch { get; }

    /// <summary>Bytes of one random row: 64 numbers.</summary>
    private int RowBytes => 64 * _machine.ElementSize;

    /// <summary>Begins at the first neuron; a kernel's local variables are not zeroed by themselves.</summary>
    public void EmitStart()
    {
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Stloc, _index);
        _il.Emit(OpCodes.Ldc_I4_0);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Stloc, _offset);
    }

    /// <summary>Reserves aligned scratch memory: for calls, for random rows, and for a Poisson table per row.</summary>
    public void EmitScratch(int rows) => EmitAllocation(_il, Scratch, _callBytes + rows * (RowBytes + PoissonTable.Bytes));

    /// <summary>Reserves memory on the stack, aligned to 64 bytes.</summary>
    public static void EmitAllocation(ILGenerator il, LocalBuilder address, int bytes)
    {
        il.Emit(OpCodes.Ldc_I4, bytes + 64);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Localloc);
        il.Emit(OpCodes.Ldc_I4, 63);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ldc_I4, -64);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.And);
        il.Emit(OpCodes.Stloc, address);
    }

    /// <summary>Computes the tables of Poisson rows, once per call.</summary>
    public void EmitTables(IReadOnlyList<RowSource> rows, Action<RowSource> pushMean)
    {
        for (int slot = 0; slot < rows.Count; slot++)
        {
            if (rows[slot].Kind != RowKind.PoissonCounts) continue;
            pushMean(rows[slot]);
            PushTable(slot, rows.Count);
            _il.Emit(OpCodes.Call, typeof(PoissonTable).GetMethod(nameof(PoissonTable.Fill))!);
        }
    }

    /// <summary>Fetches the addresses of the arrays that are used.</summary>
    public void EmitBases(IEnumerable<int> arrays)
    {
        foreach (int array in arrays.Distinct())
        {
            _bases[array] = _il.DeclareLocal(typeof(nint));
            PushField(nameof(KernelArguments.Arrays));
            _il.Emit(OpCodes.Ldc_I4, array * nint.Size);
            _il.Emit(OpCodes.Add);
            _il.Emit(OpCodes.Ldind_I);
            _il.Emit(OpCodes.Stloc, _bases[array]!);
        }
    }

    /// <summary>Writes a loop over all neurons of the block, a vector at a time.</summary>
    public void EmitNeurons(Action body)
    {
        Label test = _il.DefineLabel(), top = _il.DefineLabel();
        _il.Emit(OpCodes.Br, test);
        _il.MarkLabel(top);
        body();
        Advance(_index, _machine.Lanes);
        Advance(_offset, _machine.Lanes * _machine.ElementSize);
        _il.MarkLabel(test);
        _il.Emit(OpCodes.Ldloc, _index);
        PushField(nameof(KernelArguments.Count));
        _il.Emit(OpCodes.Blt, top);
    }

    /// <summary>Writes what happens once per 64 neurons: filling random rows.</summary>
    public void EmitRows(IReadOnlyList<RowSource> rows, Action<RowSource> pushMean)
    {
        if (rows.Count == 0) return;
        Label filled = _il.DefineLabel();
        PushIndex();
        _il.Emit(OpCodes.Ldc_I4, 63);
        _il.Emit(OpCodes.And);
        _il.Emit(OpCodes.Brtrue, filled);
        for (int slot = 0; slot < rows.Count; slot++)
        {
            _il.Emit(OpCodes.Ldarg_1);
            PushIndex();
            _il.Emit(OpCodes.Ldc_I4, rows[slot].Draw);
            PushRow(slot);
            bool isPoisson = rows[slot].Kind == RowKind.PoissonCounts;
            if (isPoisson)
            {
                pushMean(rows[slot]);
                PushTable(slot, rows.Count);
            }

            _il.Emit(OpCodes.Call, FillerOf(rows[slot].Kind).GetMethod("Fill")!.MakeGenericMethod(_machine.Element));
        }

        _il.MarkLabel(filled);
    }

    private static Type FillerOf(RowKind kind) => kind switch
    {
        RowKind.PoissonCounts => typeof(PoissonRow),
        RowKind.Words => typeof(PoissonLanes),
        _ => typeof(UniformRow),
    };

    /// <summary>Address of the running neurons' elements of an array.</summary>
    public void PushElementAddress(int array)
    {
        _il.Emit(OpCodes.Ldloc, _bases[array]!);
        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Add);
    }

    /// <summary>Address of the running neurons' elements of a random row.</summary>
    public void PushRowAddress(int slot)
    {
        PushRow(slot);
        _il.Emit(OpCodes.Ldloc, _offset);
        _il.Emit(OpCodes.Ldc_I4, RowBytes - 1);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.And);
        _il.Emit(OpCodes.Add);
    }

    /// <summary>Block-local index of the first running neuron.</summary>
    public void PushIndex() => _il.Emit(OpCodes.Ldloc, _index);

    /// <summary>Indexes in the population of the running neurons.</summary>
    public void PushNeuronIndexes()
    {
        PushField(nameof(KernelArguments.FirstIndex));
        PushIndex();
        _il.Emit(OpCodes.Conv_I8);
        _il.Emit(OpCodes.Add);
        PushIndexesFromTop();
    }

    /// <summary>Prepares <see cref="PushValidLanes"/> for the running neurons.</summary>
    public void EmitValidLanes()
    {
        _valid ??= _il.DeclareLocal(_machine.Vector);
        _il.Emit(OpCodes.Ldc_I8, 0L);
        PushIndexesFromTop();
        PushNeuronsLeft();
        PushBroadcast();
        _machine.Call(_il, "LessThan", _machine.Vector, _machine.Vector);
        _il.Emit(OpCodes.Stloc, _valid);
    }

    /// <summary>Number of neurons from the running one on, where more than a vector's does not matter.</summary>
    public void PushNeuronsLeft()
    {
        PushField(nameof(KernelArguments.Count));
        PushIndex();
        _il.Emit(OpCodes.Sub);
        _il.Emit(OpCodes.Ldc_I4, _machine.Lanes);
        _il.Emit(OpCodes.Call, typeof(Math).GetMethod(nameof(Math.Min), [typeof(int), typeof(int)])!);
    }

    /// <summary>Which lanes hold neurons, not padding.</summary>
    public void PushValidLanes() => _il.Emit(OpCodes.Ldloc, _valid!);

    /// <summary>Draws Poisson counts with a mean per neuron; they are then in the returned local variable.</summary>
    public LocalBuilder DrawPoisson(NodeEmitter emitter, Node node, RowSource words)
    {
        LocalBuilder result = _il.DeclareLocal(_machine.Vector);
        emitter.Materialise(node.Inputs[0]);
        _il.Emit(OpCodes.Ldloc, Scratch);
        emitter.Push(node.Inputs[0]);
        _machine.Store(_il);
        _il.Emit(OpCodes.Ldarg_1);
        PushIndex();
        _il.Emit(OpCodes.Ldc_I4, words.Draw);
        PushRow(node.Slot);
        _il.Emit(OpCodes.Ldloc, Scratch);
        _il.Emit(OpCodes.Ldc_I4, _machine.Lanes);
        _il.Emit(OpCodes.Call, typeof(PoissonLanes).GetMethod(nameof(PoissonLanes.Draw))!.MakeGenericMethod(_machine.Element));
        _il.Emit(OpCodes.Ldloc, Scratch);
        _machine.Load(_il);
        _il.Emit(OpCodes.Stloc, result);
        return result;
    }

    /// <summary>Leaves a field of the arguments on the stack.</summary>
    public void PushField(string name)
    {
        _il.Emit(OpCodes.Ldarg_1);
        _il.Emit(OpCodes.Ldfld, typeof(KernelArguments).GetField(name)!);
    }

    private void Advance(LocalBuilder local, int by)
    {
        _il.Emit(OpCodes.Ldloc, local);
        _il.Emit(OpCodes.Ldc_I4, by);
        if (local.LocalType == typeof(nint)) _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
        _il.Emit(OpCodes.Stloc, local);
    }

    private void PushRow(int slot) => PushScratch(_callBytes + slot * RowBytes);

    private void PushTable(int slot, int rows) => PushScratch(_callBytes + rows * RowBytes + slot * PoissonTable.Bytes);

    private void PushScratch(int offset)
    {
        _il.Emit(OpCodes.Ldloc, Scratch);
        _il.Emit(OpCodes.Ldc_I4, offset);
        _il.Emit(OpCodes.Conv_I);
        _il.Emit(OpCodes.Add);
    }

    /// <summary>Adds 0, 1, 2, … to the integer on the stack.</summary>
    private void PushIndexesFromTop()
    {
        PushBroadcast();
        _il.Emit(OpCodes.Call, _machine.Vector.GetProperty("Indices")!.GetMethod!);
        _machine.Call(_il, "op_Addition", _machine.Vector, _machine.Vector);
    }

    private void PushBroadcast()
    {
        _il.Emit(_machine.IsSingle ? OpCodes.Conv_R4 : OpCodes.Conv_R8);
        _machine.Call(_il, "Create", _machine.Element);
    }
}
