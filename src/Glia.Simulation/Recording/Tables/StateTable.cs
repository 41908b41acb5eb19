using System.Collections.Immutable;
using Glia.Spikes;

namespace Glia.Simulation.Recording.Tables;

/// <summary>One row per sample and neuron: time, neuron and the variables.</summary>
internal sealed class StateTable(ITable table, TimeGrid grid, ObservedPopulation population, int variables) : TableSink(table), IStateSink
{
    private readonly double[] _row = new double[2 + variables];

    public static ImmutableArray<Column> Columns(IEnumerable<string> variables, ColumnKind kind) =>
        [new("time_ms", ColumnKind.Double), new("neuron", ColumnKind.Integer), .. variables.Select(name => new Column(name, kind))];

    public void Write(long step, ReadOnlySpan<double> values)
    {
        _row[0] = grid.Milliseconds(step);
        for (int position = 0; position < population.Count; position++)
        {
            _row[1] = population.NeuronAt(position);
            values.Slice(position * variables, variables).CopyTo(_row.AsSpan(2));
            Table.Append(_row);
        }
    }
}
