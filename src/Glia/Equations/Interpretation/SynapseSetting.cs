using System.Collections.Immutable;
using Glia.Equations.Ir;

namespace Glia.Equations.Interpretation;

/// <summary>What one interpreted synapse is and sees. Values are in internal units; a stamp is the end of a step, in steps.</summary>
public sealed record SynapseSetting
{
    /// <summary>Length of a step, ms.</summary>
    public required double TimeStep_ms { get; init; }

    /// <summary>The delay, in steps; at least 1.</summary>
    public required int Delay { get; init; }

    /// <summary>Parameters that differ from their defaults.</summary>
    public ImmutableDictionary<string, double> Parameters { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Initial values that differ from those of the model; that of <c>w</c> is the weight.</summary>
    public ImmutableDictionary<string, double> Initial { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Neuron variables under their names in the synapse (<c>v_post</c>): the value at a stamp, after everything that happens in the step that ends there; at 0, the initial value.</summary>
    public Func<string, long, double> Neurons { get; init; } = static (_, _) => 0;

    /// <summary>Modulators: the value given for the step that ends at a stamp.</summary>
    public Func<string, long, double> Modulators { get; init; } = static (_, _) => 0;

    /// <summary>Random numbers of a stamp in the synapse's time: uniform in (0, 1) or standard normal, as the draw asks.</summary>
    public Func<long, Draw, double> Random { get; init; } = static (_, _) => 0.5;

    /// <summary>Sums over synapses, from this synapse's own term to the whole; without other synapses, the term itself.</summary>
    public Func<SynapseSum, double, double> Sums { get; init; } = static (_, own) => own;

    /// <summary>Index of the presynaptic neuron.</summary>
    public int Source { get; init; }

    /// <summary>Index of the postsynaptic neuron.</summary>
    public int Target { get; init; }
}
