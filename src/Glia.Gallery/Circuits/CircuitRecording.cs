using System.Collections.Immutable;
using Glia.Analysis.Charts;
using Glia.Simulation;
using Glia.Spikes;

namespace Glia.Gallery.Circuits;

/// <summary>What was observed of a circuit.</summary>
/// <param name="Circuit">The circuit.</param>
public sealed record CircuitRecording(Circuit Circuit)
{
    /// <summary>Spikes after the transient, in the order of the circuit's populations.</summary>
    public required ImmutableArray<SpikeData> Spikes { get; init; }

    /// <summary>States over the whole run, in the order of the circuit's traces.</summary>
    public required ImmutableArray<StateData> States { get; init; }

    /// <summary>What construction made of the network.</summary>
    public required BuildReport Build { get; init; }

    /// <summary>What the run did.</summary>
    public required RunReport Run { get; init; }

    /// <summary>Files written, absolute paths.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Neurons, without the sources that drive them.</summary>
    public long Neurons => Build.Neurons;

    /// <summary>Sources of spikes and currents.</summary>
    public long Sources => Build.Sources;

    /// <summary>Synapses between neurons, without the inputs from sources.</summary>
    public long Synapses => Build.Synapses - Build.SourceConnections;

    /// <summary>Connections from sources to neurons.</summary>
    public long SourceConnections => Build.SourceConnections;

    /// <summary>Length of the analysed window in ms; 0 when the run ended within the transient.</summary>
    public double Window_ms => Spikes.IsEmpty ? 0 : Spikes[0].Window.Duration.Milliseconds;

    /// <summary>The spikes with the names and colours that they have in charts.</summary>
    public ImmutableArray<PopulationSpikes> Charted =>
        [.. Circuit.Populations.Select((population, i) => new PopulationSpikes(population.Title, population.Hue, Spikes[i]))];

    /// <summary>The same, in panels.</summary>
    public ImmutableArray<PopulationPanel> Panels =>
    [
        .. Circuit.Populations.Zip(Charted).GroupBy(pair => pair.First.Panel)
            .Select(panel => new PopulationPanel(panel.Key, [.. panel.Select(pair => pair.Second)])),
    ];
}
