using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Errors;

namespace Glia.Simulation;

/// <summary>What construction made of a network.</summary>
public sealed record BuildReport
{
    /// <summary>Neurons: everything with a state or an input, whether or not anything reaches it.</summary>
    public required long Neurons { get; init; }

    /// <summary>Sources of spikes and currents, which only drive others.</summary>
    public required long Sources { get; init; }

    /// <summary>Every connection that the network describes, those delivered in place and those of current sources included.</summary>
    public required long Synapses { get; init; }

    /// <summary>Those of <see cref="Synapses"/> that come from sources.</summary>
    public required long SourceConnections { get; init; }

    /// <summary>Whether the synapses had been drawn for another simulation: see <see cref="SimulationOptions.Synapses"/>.</summary>
    public bool SynapsesReused { get; init; }

    /// <summary>Bytes of the synapse store: targets, weights, group headers and row tables.</summary>
    public required long SynapseBytes { get; init; }

    /// <summary>Bytes of neuron state, parameters and inputs.</summary>
    public required long StateBytes { get; init; }

    /// <summary>Wall-clock time of the whole construction.</summary>
    public required TimeSpan Wall { get; init; }

    /// <summary>Worker threads.</summary>
    public required int Threads { get; init; }

    /// <summary>Tiles.</summary>
    public required int Tiles { get; init; }

    /// <summary>Steps between exchanges of spikes: the shortest delay.</summary>
    public required int EpochSteps { get; init; }

    /// <summary>Longest delay in steps.</summary>
    public required int MaximumDelaySteps { get; init; }

    /// <summary>What validation found suspicious.</summary>
    public required ImmutableArray<Finding> Warnings { get; init; }

    /// <summary>Populations, in network order.</summary>
    public required ImmutableArray<PopulationReport> Populations { get; init; }

    /// <summary>Projections, in network order.</summary>
    public required ImmutableArray<ProjectionReport> Projections { get; init; }
}

/// <summary>What construction made of a population.</summary>
/// <param name="Name">Name.</param>
/// <param name="Size">Neurons.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Integration">Which integrator is used for which equations, and why.</param>
public sealed record PopulationReport(string Name, long Size, string Model, ImmutableArray<IntegrationNote> Integration);

/// <summary>What construction made of a projection.</summary>
/// <param name="Name">Name.</param>
/// <param name="Synapses">Number of synapses made.</param>
/// <param name="Delivery">How its spikes or currents travel.</param>
public sealed record ProjectionReport(string Name, long Synapses, ProjectionDelivery Delivery);

/// <summary>How a projection's spikes or currents reach their targets.</summary>
public enum ProjectionDelivery
{
    /// <summary>Stored synapses, queued by arrival step.</summary>
    Queued,

    /// <summary>Drawn where and when they arrive: one-to-one from a stateless source with constant weight and delay.</summary>
    InPlace,

    /// <summary>An injected current.</summary>
    Current,

    /// <summary>Synapses that are created and deleted during the run.</summary>
    Structural,
}
