using System.Collections.Immutable;
using Glia.Simulation.Recording.NumPy;
using Glia.Simulation.Recording.Tables;
using Glia.Spikes;

namespace Glia.Simulation.Recording.Files;

/// <summary>Makes the sink that streams a recording to disk in the form that is wanted.</summary>
/// <param name="Options">Where to, and in which form.</param>
/// <param name="Path">The recording's file.</param>
/// <param name="Grid">Grid of the stamps.</param>
internal sealed record FileSinks(RecordingOptions Options, RecordingPath Path, TimeGrid Grid)
{
    public ISpikeSink Spikes(ObservedPopulation population) => Options.Format == RecordingFormat.Npz
        ? new NpzSpikes(Path, Options, population, Grid)
        : new SpikeTable(Table(SpikeTable.Columns), Grid);

    public IStateSink States(ObservedPopulation population, ImmutableArray<string> variables, bool singlePrecision)
    {
        ColumnKind kind = KindOf(singlePrecision);
        return Options.Format == RecordingFormat.Npz
            ? new NpzStates(Path, Options, population, Grid, variables, kind)
            : new StateTable(Table(StateTable.Columns(variables, kind)), Grid, population, variables.Length);
    }

    public IStateSink Synapses(ObservedSynapses synapses, ImmutableArray<string> variables, bool singlePrecision)
    {
        ColumnKind kind = KindOf(singlePrecision);
        return Options.Format == RecordingFormat.Npz
            ? new NpzSynapses(Path, Options, synapses, Grid, variables, kind)
            : new SynapseSampleTable(Table(SynapseSampleTable.Columns(variables, kind)), Grid, synapses, variables.Length);
    }

    public IRateSink Rates(ObservedPopulation population, int binSteps) => Options.Format == RecordingFormat.Npz
        ? new NpzRates(Path, Options, population, Grid, binSteps)
        : new RateTable(Table(RateTable.Columns), Grid, population, binSteps);

    private static ColumnKind KindOf(bool singlePrecision) => singlePrecision ? ColumnKind.Single : ColumnKind.Double;

    private ITable Table(ImmutableArray<Column> columns) =>
        Options.Format == RecordingFormat.Csv ? new CsvTable(Path, Options, columns) : new NpyTable(Path, Options, columns);
}
