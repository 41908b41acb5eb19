using System.Numerics;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Engine;

/// <summary>The latest outputs of a population of current sources, by step: what its targets read after the delay.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed unsafe class CurrentRing<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NativeBlock _memory;

    /// <summary>Makes a ring, all zero.</summary>
    /// <param name="sources">Size of the population.</param>
    /// <param name="steps">Steps that are kept: the longest delay and an epoch, so that no thread overwrites what another still reads.</param>
    public CurrentRing(int sources, int steps)
    {
        (Sources, Steps) = (sources, steps);
        _memory = NativeBlock.Zeroed((long)sources * steps * sizeof(T));
    }

    /// <summary>Size of the population.</summary>
    public int Sources { get; }

    /// <summary>Steps that are kept.</summary>
    public int Steps { get; }

    /// <summary>The outputs of a step. Shape [sources].</summary>
    public T* At(long step) => (T*)_memory.Pointer + step % Steps * Sources;

    /// <inheritdoc/>
    public void Dispose() => _memory.Dispose();
}
