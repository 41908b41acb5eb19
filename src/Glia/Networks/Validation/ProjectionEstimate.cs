namespace Glia.Networks.Validation;

/// <summary>Expected size of one projection.</summary>
/// <param name="Name">Name of the projection.</param>
/// <param name="Synapses">Number of synapses.</param>
/// <param name="IsStored">Whether synapses are stored; currents, and spikes that are drawn where they arrive, are not.</param>
/// <param name="Bytes">Targets and weights.</param>
public sealed record ProjectionEstimate(string Name, SynapseCount Synapses, bool IsStored, double Bytes);
