using System.Collections.Immutable;
using System.Numerics;
using Glia.Simulation.Memory;

namespace Glia.Simulation.Plasticity.Kernels;

/// <summary>Columns of scratch memory for a fixed number of lanes, on which kernels work. For one thread.</summary>
/// <typeparam name="T">Precision of the columns.</typeparam>
internal sealed unsafe class LaneBatch<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Lanes that keep a dozen columns in the first-level cache.</summary>
    public const int UsualCapacity = 1024;

    private const int RowLength = 64;

    // Columns that lie a multiple of 4096 bytes apart compete for the same few lines of the first-level cache.
    private const int Stagger = 5 * 64;

    private readonly NativeBlock _data;
    private readonly Dictionary<string, int> _places = [];
    private readonly long _stride;

    /// <summary>Takes memory, all zero.</summary>
    /// <param name="columns">Names of the columns; repeated ones are one column.</param>
    /// <param name="capacity">Lanes; rounded up to whole rows of 64.</param>
    public LaneBatch(IEnumerable<string> columns, int capacity = UsualCapacity)
    {
        Capacity = Math.Max(1, (capacity + RowLength - 1) / RowLength) * RowLength;
        foreach (string name in columns) _places.TryAdd(name, _places.Count);
        _stride = (long)Capacity * sizeof(T) + Stagger;
        _data = NativeBlock.Zeroed(_places.Count * _stride);
    }

    /// <summary>Lanes, padding included.</summary>
    public int Capacity { get; }

    /// <summary>Bytes taken.</summary>
    public long Bytes => _data.Bytes;

    /// <summary>Whether there is a column of this name.</summary>
    public bool Has(string name) => _places.ContainsKey(name);

    /// <summary>Start of a column, 64-byte aligned; null when there is none of this name.</summary>
    public T* Pointer(string name) => _places.TryGetValue(name, out int place) ? (T*)(_data.Pointer + place * _stride) : null;

    /// <summary>A column.</summary>
    public Span<T> this[string name] => Pointer(name) is not null and var column ? new Span<T>(column, Capacity) : throw new KeyNotFoundException($"No column '{name}'.");

    /// <summary>Ties a kernel to these columns, which must hold all of its.</summary>
    public LaneCall<T> Bind(LaneKernel<T> kernel, double timeStep) => new(kernel, this, timeStep);

    /// <inheritdoc/>
    public void Dispose() => _data.Dispose();
}
