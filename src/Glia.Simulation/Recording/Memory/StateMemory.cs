using System.Collections.Immutable;
using Glia.Spikes;

namespace Glia.Simulation.Recording.Memory;

/// <summary>Keeps sampled states in memory.</summary>
internal sealed class StateMemory(ObservedPopulation population, TimeGrid grid, ImmutableArray<string> variables) : SampleMemory
{
    public StateData Data => new(population, grid, variables, Steps, Values);
}
