using System.Collections.Immutable;
using Glia.Spikes;

namespace Glia.Simulation.Recording.Tables;

/// <summary>One row per spike: time and neuron.</summary>
internal sealed class SpikeTable(ITable table, TimeGrid grid) : TableSink(table), ISpikeSink
{
    public static ImmutableArray<Column> Columns { get; } = [new("time_ms", ColumnKind.Double), new("neuron", ColumnKind.Integer)];

    public void Write(long step, ReadOnlySpan<int> neurons)
    {
        Span<double> row = [grid.Milliseconds(step), 0];
        foreach (int neuron in neurons)
        {
            row[1] = neuron;
            Table.Append(row);
        }
    }
}
