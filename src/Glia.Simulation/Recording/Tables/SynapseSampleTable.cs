using System.Collections.Immutable;
using Glia.Spikes;

namespace Glia.Simulation.Recording.Tables;

/// <summary>One row per sample and synapse: time, synapse, the neurons on its sides, and the variables.</summary>
internal sealed class SynapseSampleTable(ITable table, TimeGrid grid, ObservedSynapses synapses, int variables) : TableSink(table), IStateSink
{
    private const int Leading = 4;

    private readonly double[] _row = new double[Leading + variables];

    public static ImmutableArray<Column> Columns(IEnumerable<string> variables, ColumnKind kind) =>
    [
        new("time_ms", ColumnKind.Double), new("synapse", ColumnKind.Integer), new("source", ColumnKind.Integer), new("target", ColumnKind.Integer),
        .. variables.Select(name => new Column(name, kind)),
    ];

    public void Write(long step, ReadOnlySpan<double> values)
    {
        _row[0] = grid.Milliseconds(step);
        for (int position = 0; position < synapses.Count; position++)
        {
            (_row[1], _row[2], _row[3]) = (synapses.Indexes[position], synapses.Sources[position], synapses.Targets[position]);
            values.Slice(position * variables, variables).CopyTo(_row.AsSpan(Leading));
            Table.Append(_row);
        }
    }
}
