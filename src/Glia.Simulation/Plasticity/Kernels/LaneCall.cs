using System.Numerics;
using Glia.Simulation.Compilation;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Plasticity.Kernels;

/// <summary>A kernel with the columns and uniform values that it works on. For one thread.</summary>
/// <typeparam name="T">Precision of the columns.</typeparam>
internal sealed unsafe class LaneCall<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeBlock _tables;
    private readonly StepKernel _step;
    private KernelArguments _arguments;

    /// <summary>Ties a kernel to a batch.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="batch">Holds the columns; must outlive this.</param>
    /// <param name="timeStep">dt, ms.</param>
    public LaneCall(LaneKernel<T> kernel, LaneBatch<T> batch, double timeStep)
    {
        (Kernel, _step) = (kernel, kernel.Step);
        _tables = NativeBlock.Zeroed((long)kernel.Columns.Length * sizeof(nint) + (long)kernel.Uniforms.Length * sizeof(double));
        nint* columns = (nint*)_tables.Pointer;
        for (int i = 0; i < kernel.Columns.Length; i++)
        {
            if (!batch.Has(kernel.Columns[i])) throw new InvalidOperationException($"{kernel.Name} needs a column '{kernel.Columns[i]}'.");
            columns[i] = (nint)batch.Pointer(kernel.Columns[i]);
        }

        _arguments = new KernelArguments { Arrays = columns, Scalars = (double*)(columns + kernel.Columns.Length), TimeStep = timeStep };
    }

    /// <summary>The kernel.</summary>
    public LaneKernel<T> Kernel { get; }

    /// <summary>Sets a uniform value; one that the kernel does not read is ignored.</summary>
    public void Set(string name, double value)
    {
        if (Place(name) is not null and var place) *place = value;
    }

    /// <summary>Where a uniform value lies, for callers that set it often; null when the kernel does not read it.</summary>
    public double* Place(string name)
    {
        int index = Kernel.Uniforms.IndexOf(name);
        return index < 0 ? null : _arguments.Scalars + index;
    }

    /// <summary>Runs the kernel on the first lanes.</summary>
    public void Run(int count)
    {
        if (Kernel.IsEmpty) return;
        _arguments.Count = count;
        _step(ref _arguments);
    }

    /// <inheritdoc/>
    public void Dispose() => _tables.Dispose();
}
