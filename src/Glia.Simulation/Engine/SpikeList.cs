using Glia.Equations.Ir;
using Glia.Simulation.Compilation;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Engine;

/// <summary>Receives the indexes of a block's spiking neurons; grows when a source emits more spikes in a step than there was room for.</summary>
internal sealed unsafe class SpikeList : IDisposable
{
    private readonly bool _mayOverflow, _keepsNothing;
    private NativeBlock _indexes;
    private NativeBlock? _backup;
    private int _capacity;

    /// <summary>Room for a block's spikes.</summary>
    /// <param name="program">The model: a threshold gives at most one spike per neuron, a count any number.</param>
    /// <param name="count">Neurons of the block.</param>
    public SpikeList(UpdateProgram program, int count)
    {
        _mayOverflow = program.SpikeCount is not null;
        _keepsNothing = program.States.IsEmpty && program.ReceptorInputs.IsEmpty && program.CurrentInputs.IsEmpty;
        _capacity = count + 64;
        _indexes = new NativeBlock((long)_capacity * sizeof(int));
    }

    /// <summary>The first spikes of the last run.</summary>
    public ReadOnlySpan<int> First(int count) => new(_indexes.Pointer, count);

    /// <summary>Runs one step, again with more room if that was needed.</summary>
    /// <param name="step">The compiled step.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="arrays">Number of per-neuron arrays.</param>
    /// <param name="arrayBytes">Bytes of each.</param>
    /// <returns>Number of spikes.</returns>
    public int Run(StepKernel step, ref KernelArguments arguments, int arrays, long arrayBytes)
    {
        arguments.Spiked = (int*)_indexes.Pointer;
        arguments.SpikedCapacity = _capacity;
        if (!_mayOverflow) return step(ref arguments);

        // A step that ran out of room is repeated from where it started; its random numbers are the same ones.
        if (!_keepsNothing) Save(arguments.Arrays, arrays, arrayBytes);
        int spiked = step(ref arguments);
        if (spiked <= _capacity) return spiked;
        if (!_keepsNothing) Restore(arguments.Arrays, arrays, arrayBytes);
        _indexes.Dispose();
        _capacity = checked(spiked + spiked / 4);
        _indexes = new NativeBlock((long)_capacity * sizeof(int));
        return Run(step, ref arguments, arrays, arrayBytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _indexes.Dispose();
        _backup?.Dispose();
    }

    private void Save(nint* arrays, int count, long bytes)
    {
        _backup ??= new NativeBlock(count * bytes);
        for (int i = 0; i < count; i++) Buffer.MemoryCopy((void*)arrays[i], _backup.Pointer + i * bytes, bytes, bytes);
    }

    private void Restore(nint* arrays, int count, long bytes)
    {
        for (int i = 0; i < count; i++) Buffer.MemoryCopy(_backup!.Pointer + i * bytes, (void*)arrays[i], bytes, bytes);
    }
}
