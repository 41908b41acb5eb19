using Glia.Simulation.Plasticity.Structure;

namespace Glia.Simulation.Saving;

/// <summary>Synapses that come and go: who is connected to whom, elements and mean rates, and spikes under way.</summary>
/// <param name="synapses">The synapses.</param>
/// <param name="step">The step reached.</param>
internal sealed class SavedStructure(StructuralSynapses synapses, Func<long> step) : ISavedPart
{
    /// <inheritdoc/>
    public string Name => $"structure {synapses.Plan.Name}";

    /// <inheritdoc/>
    public void Save(StateWriter state) => synapses.Save(state, step());

    /// <inheritdoc/>
    public void Load(StateReader state) => synapses.Load(state, step());
}
