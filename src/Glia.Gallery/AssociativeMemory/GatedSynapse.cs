using Glia.Models;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>Built-in rules of plasticity for a network that either learns or recalls.</summary>
/// <remarks>
/// A further parameter <c>gain</c> scales what a synapse transmits. While the network learns, synapses change and hardly transmit, so that what is stored already does not
/// mix with what is new; in recall they transmit and do not change. Acetylcholine is thought to switch the hippocampus between the two (Hasselmo 2006).
/// </remarks>
internal static class GatedSynapse
{
    /// <summary>The same change for either order of spikes: neurons that fire together become an assembly.</summary>
    public static SynapseModel Symmetric { get; } = Gated("stdp_symmetric");

    /// <summary>Stronger for pre before post, weaker for post before pre: a group comes to drive the next one.</summary>
    public static SynapseModel Asymmetric { get; } = Gated("stdp_additive");

    private static SynapseModel Gated(string name)
    {
        SynapseModel rule = SynapseLibrary.Get(name);
        return rule with
        {
            Name = $"{name}_gated",
            Equations = $"{rule.Equations.TrimEnd()}\ngain : 1 (constant)   # scale of what is transmitted\n",
            OnPre = $"{rule.OnPre.TrimEnd()}\ntransmit = gain*w\n",
            Parameters = rule.Parameters.SetItem("gain", "1"),
        };
    }
}
