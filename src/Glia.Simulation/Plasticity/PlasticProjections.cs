using System.Numerics;
using Glia.Simulation.Plasticity.EventDriven;

namespace Glia.Simulation.Plasticity;

/// <summary>Chooses how the synapses of a projection are simulated.</summary>
internal static class PlasticProjections
{
    /// <summary>The plastic synapses of a site.</summary>
    public static PlasticProjection<T> New<T>(PlasticSite<T> site) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        site.Program.IsEventDriven
            ? new EventDrivenProjection<T>(site)
            : throw site.Plan.Error($"has the synapse model '{site.Program.Name}', whose variables change in every step; the engine cannot simulate that yet.");
}
