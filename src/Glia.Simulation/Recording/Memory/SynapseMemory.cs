using System.Collections.Immutable;
using Glia.Spikes;

namespace Glia.Simulation.Recording.Memory;

/// <summary>Keeps sampled variables of synapses in memory.</summary>
internal sealed class SynapseMemory(ObservedSynapses synapses, TimeGrid grid, ImmutableArray<string> variables) : SampleMemory
{
    public SynapseData Data => new(synapses, grid, variables, Steps, Values);
}
