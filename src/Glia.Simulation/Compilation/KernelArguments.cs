using System.Runtime.InteropServices;

namespace Glia.Simulation.Compilation;

/// <summary>What a compiled step needs of one block: a slice of one population in one tile.</summary>
/// <remarks>Per-neuron arrays are 64-byte aligned and padded to a multiple of 64 elements; padding never spikes.</remarks>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct KernelArguments
{
    /// <summary>One base pointer per per-neuron variable, in the kernel's order.</summary>
    public nint* Arrays;

    /// <summary>One value per uniform variable, in the kernel's order.</summary>
    public double* Scalars;

    /// <summary>Number of the step: it starts at t = Step·dt.</summary>
    public long Step;

    /// <summary>Length of the step, ms.</summary>
    public double TimeStep;

    /// <summary>Philox key of the population's draws.</summary>
    public uint Key0, Key1;

    /// <summary>Index in the population of the block's first neuron; a multiple of 64, so that rows of the generator align.</summary>
    public long FirstIndex;

    /// <summary>Number of neurons in the block.</summary>
    public int Count;

    /// <summary>Size of the whole population.</summary>
    public long PopulationSize;

    /// <summary>Receives block-local indexes of spiking neurons, ascending, repeated per multiplicity.</summary>
    public int* Spiked;

    /// <summary>Room in <see cref="Spiked"/>.</summary>
    public int SpikedCapacity;
}

/// <summary>A compiled step over one block.</summary>
/// <returns>Number of entries written to <see cref="KernelArguments.Spiked"/>; more than the capacity means that many were wanted.</returns>
internal delegate int StepKernel(ref KernelArguments arguments);
