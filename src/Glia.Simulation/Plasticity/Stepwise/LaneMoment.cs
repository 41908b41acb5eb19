using System.Numerics;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>When synapses act.</summary>
/// <param name="Step">The step that is being made.</param>
/// <param name="Stamp">The time, in steps.</param>
/// <param name="Repetition">How many events of the same kind, time and neuron came before.</param>
internal readonly record struct LaneMoment(long Step, long Stamp, int Repetition = 0)
{
    /// <summary>The time of a synapse: behind by its delay where that is dendritic.</summary>
    public long StampOf<T>(SynapseView<T> view, int delay) where T : unmanaged, IBinaryFloatingPointIeee754<T> => view.IsDendritic ? Stamp - delay : Stamp;
}
