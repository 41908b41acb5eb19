using System.Collections.Immutable;
using Glia.Simulation.Recording.NumPy;
using Glia.Simulation.Recording.Tables;
using Glia.Spikes;

namespace Glia.Simulation.Recording.Files;

/// <summary>Makes the sink that streams a recording to disk in the form that is wanted.</summary>
/// <param name="Options">Where to, and in which form.</param>
/// <param name="Path">The recording's file.</param>
/// <param name="Population">Who is observed.</param>
/// <param name="Grid">Grid of the stamps.</param>
internal sealed record FileSinks(RecordingOptions Options, RecordingPath Path, ObservedPopulation Population, TimeGrid Grid)
{
    public ISpikeSink Spikes() => Options.Format == RecordingFormat.Npz
        ? new NpzSpikes(Path, Options, Population, Grid)
        : new SpikeTable(Table(SpikeTable.Columns), Grid);

    public IStateSink States(ImmutableArray<string> variables, bool singlePrecision)
    {
        ColumnKind kind = singlePrecision ? ColumnKind.Single : ColumnKind.Double;
        return Options.Format == RecordingFormat.Npz
            ? new NpzStates(Path, Options, Population, Grid, variables, kind)
            : new StateTable(Table(StateTable.Columns(variables, kind)), Grid, Population, variables.Length);
    }

    public IRateSink Rates(int binSteps) => Options.Format == RecordingFormat.Npz
        ? new NpzRates(Path, Options, Population, Grid, binSteps)
        : new RateTable(Table(RateTable.Columns), Grid, Population, binSteps);

    private ITable Table(ImmutableArray<Column> columns) =>
        Options.Format == RecordingFormat.Csv ? new CsvTable(Path, Options, columns) : new NpyTable(Path, Options, columns);
}
