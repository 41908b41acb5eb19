using System.Numerics;
using System.Runtime.InteropServices;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Random;
using Glia.Simulation.Compilation;

namespace Glia.Benchmarks.Micro;

/// <summary>One block of neurons in its initial state, with the compiled step of its program.</summary>
internal sealed unsafe class KernelBlock<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StepKernel _step;
    private readonly nint* _arrays;
    private readonly double* _scalars;
    private readonly int* _spiked;
    private readonly NeuronKernel<T> _kernel;
    private KernelArguments _arguments;

    public KernelBlock(UpdateProgram program, int count, double timeStep_ms = 0.1)
    {
        _kernel = NeuronKernel<T>.For(program, []);
        _step = _kernel.Step;
        int padded = (count + 63) / 64 * 64;
        _arrays = (nint*)NativeMemory.AllocZeroed((nuint)_kernel.ArrayVariables.Length + 1, (nuint)sizeof(nint));
        for (int k = 0; k < _kernel.ArrayVariables.Length; k++)
        {
            _arrays[k] = (nint)NativeMemory.AlignedAlloc((nuint)(padded * sizeof(T)), 64);
            new Span<T>((void*)_arrays[k], padded).Clear();
        }

        _scalars = (double*)NativeMemory.AllocZeroed((nuint)_kernel.ScalarVariables.Length + 1, sizeof(double));
        _spiked = (int*)NativeMemory.AllocZeroed((nuint)padded * 16, sizeof(int));
        (uint key0, uint key1) = Philox.Key(1, RandomPurpose.Dynamics);
        _arguments = new KernelArguments
        {
            Arrays = _arrays, Scalars = _scalars, TimeStep = timeStep_ms, Key0 = key0, Key1 = key1, Count = count, PopulationSize = count,
            Spiked = _spiked, SpikedCapacity = padded * 16,
        };
        Initialise(program, count, timeStep_ms);
    }

    /// <summary>The values of a variable, one per neuron.</summary>
    public Span<T> this[string name] => new((void*)_arrays[_kernel.ArrayVariables.Select(variable => variable.Name).ToList().IndexOf(name)], _arguments.Count);

    /// <summary>Takes the block one time step on.</summary>
    /// <returns>Number of spikes.</returns>
    public int Step()
    {
        int spikes = _step(ref _arguments);
        _arguments.Step++;
        return spikes;
    }

    public void Dispose()
    {
        for (int k = 0; k < _kernel.ArrayVariables.Length; k++) NativeMemory.AlignedFree((void*)_arrays[k]);
        NativeMemory.Free(_arrays);
        NativeMemory.Free(_scalars);
        NativeMemory.Free(_spiked);
    }

    private void Initialise(UpdateProgram program, int count, double timeStep_ms)
    {
        Interpreter initial = new(program, count, timeStep_ms, seed: 1);
        for (int k = 0; k < _kernel.ScalarVariables.Length; k++) _scalars[k] = initial[_kernel.ScalarVariables[k].Name][0];
        foreach (StateDefinition state in program.States)
        {
            Span<T> values = this[state.Variable.Name];
            ReadOnlySpan<double> from = initial[state.Variable.Name];
            for (int i = 0; i < count; i++) values[i] = T.CreateTruncating(from[i]);
        }
    }
}
