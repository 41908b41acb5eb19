using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Glia.Equations.Ir;
using Glia.Simulation.Compilation;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>One block of neurons with everything that a kernel needs.</summary>
internal sealed unsafe class Block<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NeuronKernel<T> _kernel;
    private readonly nint* _arrays;
    private readonly double* _scalars;
    private readonly int* _spiked;
    private KernelArguments _arguments;

    public Block(UpdateProgram program, int count, VectorWidth? width = null, params string[] perNeuron)
    {
        _kernel = NeuronKernel<T>.For(program, [.. perNeuron], width);
        int arrays = _kernel.ArrayVariables.Length, padded = (count + 63) / 64 * 64;
        _arrays = (nint*)NativeMemory.AllocZeroed((nuint)arrays + 1, (nuint)sizeof(nint));
        _scalars = (double*)NativeMemory.AllocZeroed((nuint)_kernel.ScalarVariables.Length + 1, sizeof(double));
        for (int k = 0; k < arrays; k++)
        {
            _arrays[k] = (nint)NativeMemory.AlignedAlloc((nuint)(padded * sizeof(T)), 64);
            new Span<T>((void*)_arrays[k], padded).Clear();
        }

        _spiked = (int*)NativeMemory.AllocZeroed((nuint)(16 * padded), sizeof(int));
        _arguments = new KernelArguments
        {
            Arrays = _arrays, Scalars = _scalars, TimeStep = 0.1, Key0 = 1, Key1 = 2, Count = count, PopulationSize = count, Spiked = _spiked,
            SpikedCapacity = 16 * padded,
        };
        foreach (ParameterDefinition parameter in program.Parameters) Set(parameter.Variable.Name, parameter.Default);
    }

    public ref KernelArguments Arguments => ref _arguments;

    public NeuronKernel<T> Kernel => _kernel;

    /// <summary>The array of a variable, padding included.</summary>
    public Span<T> this[string name] =>
        new((void*)_arrays[IndexOf(_kernel.ArrayVariables, name)], (_arguments.Count + 63) / 64 * 64);

    /// <summary>What the program emits, padding included.</summary>
    public Span<T> Output => this[KernelLayout.OutputName];

    /// <summary>Sets a uniform value, or all elements of an array.</summary>
    public void Set(string name, double value)
    {
        int scalar = IndexOf(_kernel.ScalarVariables, name);
        if (scalar >= 0) _scalars[scalar] = value;
        else this[name].Fill(T.CreateTruncating(value));
    }

    /// <summary>Runs one step and gives the entries of the spike list.</summary>
    public int[] Step(long step = 0) => Run(_kernel.Step, step);

    public int[] Counts(long step = 0) => Run(_kernel.Counts!, step);

    public void Dispose()
    {
        for (int k = 0; k < _kernel.ArrayVariables.Length; k++) NativeMemory.AlignedFree((void*)_arrays[k]);
        NativeMemory.Free(_arrays);
        NativeMemory.Free(_scalars);
        NativeMemory.Free(_spiked);
    }

    private int[] Run(StepKernel kernel, long step)
    {
        _arguments.Step = step;
        int written = kernel(ref _arguments);
        return new Span<int>(_spiked, Math.Min(written, _arguments.SpikedCapacity)).ToArray();
    }

    private static int IndexOf(ImmutableArray<Variable> variables, string name)
    {
        for (int k = 0; k < variables.Length; k++)
            if (variables[k].Name == name) return k;
        return -1;
    }
}
