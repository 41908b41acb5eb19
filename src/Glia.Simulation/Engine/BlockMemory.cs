using System.Numerics;
using Glia.Equations.Ir;
using Glia.Simulation.Compilation;
using Glia.Simulation.Construction;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Engine;

/// <summary>The arrays of one block: one per per-neuron variable of its kernel, 64-byte aligned and padded to whole rows of 64.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed unsafe class BlockMemory<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeBlock _tables, _data;
    private readonly NeuronKernel<T> _kernel;

    /// <summary>Takes memory, all zero.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="count">Neurons.</param>
    /// <param name="inputs">Where the sums of receptor inputs lie, by variable; those that are missing get memory of their own.</param>
    public BlockMemory(NeuronKernel<T> kernel, int count, IReadOnlyDictionary<Variable, nint> inputs)
    {
        _kernel = kernel;
        Padded = Math.Max(1, (count + TilePlan.RowLength - 1) / TilePlan.RowLength) * TilePlan.RowLength;
        int arrays = kernel.ArrayVariables.Length;
        int own = kernel.ArrayVariables.Count(variable => !inputs.ContainsKey(variable));
        _tables = NativeBlock.Zeroed((long)arrays * sizeof(nint) + (long)kernel.ScalarVariables.Length * sizeof(double));
        _data = NativeBlock.Zeroed((long)own * Padded * sizeof(T));
        byte* next = _data.Pointer;
        for (int index = 0; index < arrays; index++)
        {
            if (inputs.TryGetValue(kernel.ArrayVariables[index], out nint shared))
            {
                Arrays[index] = shared;
                continue;
            }

            Arrays[index] = (nint)next;
            next += (long)Padded * sizeof(T);
        }
    }

    /// <summary>Neurons and padding.</summary>
    public int Padded { get; }

    /// <summary>Bytes taken.</summary>
    public long Bytes => _data.Bytes + _tables.Bytes;

    /// <summary>Start of each array, in the kernel's order.</summary>
    public nint* Arrays => (nint*)_tables.Pointer;

    /// <summary>Uniform values, in the kernel's order.</summary>
    public double* Scalars => (double*)(_tables.Pointer + (long)_kernel.ArrayVariables.Length * sizeof(nint));

    /// <summary>The array of a variable, padding included; empty when it has none.</summary>
    public Span<T> ArrayOf(Variable variable)
    {
        int index = _kernel.ArrayVariables.IndexOf(variable);
        return index < 0 ? [] : new Span<T>((T*)Arrays[index], Padded);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _tables.Dispose();
        _data.Dispose();
    }
}
