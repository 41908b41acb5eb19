using System.Collections.Immutable;
using Glia.Models;

namespace Glia.Networks;

/// <summary>A group of neurons (or sources) of one model.</summary>
public sealed record Population
{
    /// <summary>Name, unique in the network.</summary>
    public required string Name { get; init; }

    /// <summary>Number of neurons, at least 1.</summary>
    public required long Size { get; init; }

    /// <summary>The model.</summary>
    public required NeuronModel Model { get; init; }

    /// <summary>Parameters that differ from the model's defaults.</summary>
    public ImmutableDictionary<string, ParameterValue> Parameters { get; init; } = ImmutableDictionary<string, ParameterValue>.Empty;

    /// <summary>Initial values that differ from the model's.</summary>
    public ImmutableDictionary<string, ParameterValue> Initial { get; init; } = ImmutableDictionary<string, ParameterValue>.Empty;

    /// <summary>Positions in µm, one per neuron; null when the population has no geometry.</summary>
    public Positions? Positions { get; init; }

    /// <summary>Populations are told apart by name and content; two of the same name are one error of validation.</summary>
    public override string ToString() => $"{Name} ({Size} x {Model.Name})";
}
