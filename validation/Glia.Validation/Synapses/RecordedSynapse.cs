using System.Collections.Immutable;

namespace Glia.Validation.Synapses;

/// <summary>One synapse as another simulator recorded it: what it was, when its two neurons spiked, what each presynaptic spike carried.</summary>
public sealed record RecordedSynapse
{
    /// <summary>Name of the recording: model and setting.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the model there and here.</summary>
    public required string Model { get; init; }

    /// <summary>Parameters and initial state by their names there, in ms; without the weight.</summary>
    public required ImmutableDictionary<string, double> Values { get; init; }

    /// <summary>The weight at the start.</summary>
    public required double Weight { get; init; }

    /// <summary>Delay, ms.</summary>
    public required double Delay_ms { get; init; }

    /// <summary>When the presynaptic neuron spikes, ms.</summary>
    public required ImmutableArray<double> PreSpikes_ms { get; init; }

    /// <summary>When the postsynaptic neuron spikes, ms; empty for short-term plasticity.</summary>
    public required ImmutableArray<double> PostSpikes_ms { get; init; }

    /// <summary>What each presynaptic spike carried. Shape [presynaptic spikes].</summary>
    public required ImmutableArray<double> Transmitted { get; init; }
}
