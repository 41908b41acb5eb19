using System.Buffers.Binary;
using Glia.Simulation.Recording.Files;
using Glia.Simulation.Recording.Tables;
using Glia.Spikes;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>Spikes as arrays <c>times_ms</c> and <c>neurons</c>, one element per spike.</summary>
internal sealed class NpzSpikes : NpzPopulationSink, ISpikeSink
{
    private readonly PartialFile _times, _neurons;

    public NpzSpikes(RecordingPath path, RecordingOptions options, ObservedPopulation population, TimeGrid grid)
        : base(path, options, population, grid)
    {
        _times = Bundle.Grow("times_ms", NpyType.Name(ColumnKind.Double));
        _neurons = Bundle.Grow("neurons", NpyType.Name(ColumnKind.Integer));
    }

    public void Write(long step, ReadOnlySpan<int> neurons)
    {
        Span<byte> time = stackalloc byte[8], index = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(time, Grid.Milliseconds(step));
        foreach (int neuron in neurons)
        {
            BinaryPrimitives.WriteInt64LittleEndian(index, neuron);
            _times.Append(time);
            _neurons.Append(index);
        }
    }
}
