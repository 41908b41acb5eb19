using System.Buffers.Binary;
using Glia.Simulation.Recording.Files;
using Glia.Simulation.Recording.Tables;
using Glia.Spikes;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>The arrays of a bundle that samples grow: <c>times_ms[sample]</c> and <c>values[sample, observed, variable]</c>.</summary>
internal sealed class NpzSamples
{
    private readonly PartialFile _times, _values;
    private readonly TimeGrid _grid;
    private readonly ColumnKind _kind;
    private readonly byte[] _sample;

    public NpzSamples(NpzBundle bundle, TimeGrid grid, int observed, int variables, ColumnKind kind)
    {
        (_grid, _kind) = (grid, kind);
        _sample = new byte[checked(observed * variables * NpyType.Size(kind))];
        _times = bundle.Grow("times_ms", NpyType.Name(ColumnKind.Double));
        _values = bundle.Grow("values", NpyType.Name(kind), observed, variables);
    }

    public void Write(long step, ReadOnlySpan<double> values)
    {
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(time, _grid.Milliseconds(step));
        int at = 0;
        foreach (double value in values) at += NpyType.Write(value, _kind, _sample.AsSpan(at));
        _times.Append(time);
        _values.Append(_sample);
    }
}
