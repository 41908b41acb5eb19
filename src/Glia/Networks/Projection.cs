using System.Collections.Immutable;
using Glia.Models;

namespace Glia.Networks;

/// <summary>Synapses from one population to another, or a current source's connection to its targets.</summary>
public sealed record Projection
{
    /// <summary>Name, unique in the network.</summary>
    public required string Name { get; init; }

    /// <summary>Where spikes (or currents) come from.</summary>
    public required Population Source { get; init; }

    /// <summary>Where they go.</summary>
    public required Population Target { get; init; }

    /// <summary>Who connects to whom.</summary>
    public required ConnectionRule Rule { get; init; }

    /// <summary>Weights, in the receptor's unit; a pure number for a current source (a factor).</summary>
    public required Distribution Weight { get; init; }

    /// <summary>Delays; rounded to whole steps, at least one.</summary>
    public required Distribution Delay { get; init; }

    /// <summary>The receptor or current input of the target; null: by the sign of each weight, or the only one there is.</summary>
    public string? Receptor { get; init; }

    /// <summary>How synapses are created and deleted; null when they stay as the rule makes them.</summary>
    public StructuralPlasticity? Structure { get; init; }

    /// <summary>The synapse model; null for static synapses.</summary>
    public SynapseModel? Synapse { get; init; }

    /// <summary>Parameters of the synapse model that differ from its defaults; one value for the whole projection.</summary>
    public ImmutableDictionary<string, ParameterValue> Parameters { get; init; } = ImmutableDictionary<string, ParameterValue>.Empty;

    /// <summary>Initial values of the synapse model's variables that differ from its own, other than <c>w</c>; distributions draw one value per synapse.</summary>
    public ImmutableDictionary<string, ParameterValue> Initial { get; init; } = ImmutableDictionary<string, ParameterValue>.Empty;

    /// <summary>What the modulators of the synapse model are, by name.</summary>
    public ImmutableDictionary<string, Modulator> Modulators { get; init; } = ImmutableDictionary<string, Modulator>.Empty;
}
