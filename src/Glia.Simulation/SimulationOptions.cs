using Glia.Simulation.Recording;

namespace Glia.Simulation;

/// <summary>How a network is simulated. None of the choices but <see cref="Precision"/> and <see cref="Weights"/> changes a result by a bit.</summary>
public sealed record SimulationOptions
{
    /// <summary>Worker threads, 1 to <see cref="Networks.Files.SimulationSettings.MostThreads"/>.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Number format of neuron state and summed input.</summary>
    public Precision Precision { get; init; } = Precision.Float32;

    /// <summary>Storage of weights that differ from synapse to synapse.</summary>
    public WeightStorage Weights { get; init; } = WeightStorage.Float32;

    /// <summary>Neurons that a tile should not exceed, 64 to 65,536; null for the engine's choice.</summary>
    public int? TileSize { get; init; }

    /// <summary>Where synapses are looked for before they are drawn; null for synapses of the simulation's own.</summary>
    public SharedSynapses? Synapses { get; init; }

    /// <summary>Where recordings go.</summary>
    public RecordingOptions Recording { get; init; } = RecordingOptions.InMemory;
}
