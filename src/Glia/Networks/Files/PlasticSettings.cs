using System.Collections.Immutable;
using Glia.Models;

namespace Glia.Networks.Files;

/// <summary>What the entry <c>synapse</c> of a projection says.</summary>
/// <param name="Model">The model.</param>
/// <param name="Parameters">Parameters that differ from its defaults.</param>
/// <param name="Initial">Initial values that differ from its own.</param>
/// <param name="Modulators">Its modulators.</param>
internal sealed record PlasticSettings(
    SynapseModel Model, ImmutableDictionary<string, ParameterValue> Parameters, ImmutableDictionary<string, ParameterValue> Initial, ImmutableDictionary<string, Modulator> Modulators)
{
    /// <summary>The projection with these synapses.</summary>
    public Projection On(Projection projection) => projection with { Synapse = Model, Parameters = Parameters, Initial = Initial, Modulators = Modulators };
}
