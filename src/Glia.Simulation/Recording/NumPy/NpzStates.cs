using System.Buffers.Binary;
using System.Collections.Immutable;
using Glia.Simulation.Recording.Files;
using Glia.Simulation.Recording.Tables;
using Glia.Spikes;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>States as arrays <c>times_ms[sample]</c>, <c>neurons[neuron]</c>, <c>variables[variable]</c> and <c>values[sample, neuron, variable]</c>.</summary>
internal sealed class NpzStates : NpzSink, IStateSink
{
    private readonly PartialFile _times, _values;
    private readonly ImmutableArray<string> _variables;
    private readonly ColumnKind _kind;
    private readonly byte[] _sample;

    public NpzStates(RecordingPath path, RecordingOptions options, ObservedPopulation population, TimeGrid grid, ImmutableArray<string> variables, ColumnKind kind)
        : base(path, options, population, grid)
    {
        (_variables, _kind) = (variables, kind);
        _sample = new byte[checked(population.Count * variables.Length * NpyType.Size(kind))];
        _times = Bundle.Grow("times_ms", NpyType.Name(ColumnKind.Double));
        _values = Bundle.Grow("values", NpyType.Name(kind), population.Count, variables.Length);
    }

    public void Write(long step, ReadOnlySpan<double> values)
    {
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(time, Grid.Milliseconds(step));
        int at = 0;
        foreach (double value in values) at += NpyType.Write(value, _kind, _sample.AsSpan(at));
        _times.Append(time);
        _values.Append(_sample);
    }

    protected override (string Name, byte[] Npy)[] Constants() =>
    [
        ("neurons", NpyArray.Integers([.. Enumerable.Range(0, Population.Count).Select(position => (long)Population.NeuronAt(position))])),
        ("variables", NpyArray.Texts(_variables)),
    ];
}
