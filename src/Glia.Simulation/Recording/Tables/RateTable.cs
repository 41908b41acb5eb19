using System.Collections.Immutable;
using Glia.Simulation.Saving;
using Glia.Spikes;

namespace Glia.Simulation.Recording.Tables;

/// <summary>One row per bin: its end, its spikes, and the mean rate of a neuron in it.</summary>
internal sealed class RateTable : TableSink, IRateSink
{
    private readonly TimeGrid _grid;
    private readonly double _hertzPerSpike;
    private readonly RateBins _bins;

    public RateTable(ITable table, TimeGrid grid, ObservedPopulation population, int binSteps)
        : base(table)
    {
        _grid = grid;
        _hertzPerSpike = 1000 / (population.Size * grid.Milliseconds(binSteps));
        _bins = new RateBins(binSteps, Append);
    }

    public static ImmutableArray<Column> Columns { get; } =
        [new("time_ms", ColumnKind.Double), new("spikes", ColumnKind.Integer), new("rate_hz", ColumnKind.Double)];

    public void Write(long step, long spikes) => _bins.Add(step, spikes);

    public override void AdvanceTo(long step) => _bins.AdvanceTo(step);

    public override void Save(StateWriter state)
    {
        base.Save(state);
        _bins.Save(state);
    }

    public override void Load(StateReader state)
    {
        base.Load(state);
        _bins.Load(state);
    }

    public override void BeginAfter(long step)
    {
        base.BeginAfter(step);
        _bins.BeginAfter(step);
    }

    private void Append(long end, long spikes) => Table.Append([_grid.Milliseconds(end), spikes, spikes * _hertzPerSpike]);
}
