using Glia.Models;
using Glia.Quantities;

namespace Glia.Equations;

/// <summary>Where a synapse model is used: the same text becomes another program with another receptor or other neurons.</summary>
/// <param name="Weight">Dimension of the receptor's weights: what the unit <c>weight</c> stands for.</param>
/// <param name="Source">Model of the presynaptic population; null when it is not known.</param>
/// <param name="Target">Model of the postsynaptic population; null when it is not known.</param>
public sealed record SynapseContext(Dimension Weight, NeuronModel? Source, NeuronModel? Target);
