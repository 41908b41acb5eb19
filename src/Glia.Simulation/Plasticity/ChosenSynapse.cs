namespace Glia.Simulation.Plasticity;

/// <summary>Where a synapse lies that is observed.</summary>
/// <param name="Group">Header of its group.</param>
/// <param name="Place">Its place in the group.</param>
/// <param name="Position">Its position among the synapses observed.</param>
internal readonly record struct ChosenSynapse(ulong Group, int Place, int Position);
