using System.Numerics;
using Glia.Simulation.Plasticity.EventDriven;
using Glia.Simulation.Plasticity.Stepwise;

namespace Glia.Simulation.Plasticity;

/// <summary>Chooses how the synapses of a projection are simulated.</summary>
internal static class PlasticProjections
{
    /// <summary>The plastic synapses of a site.</summary>
    public static PlasticProjection<T> New<T>(PlasticSite<T> site) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        site.Program.IsEventDriven && site.Outputs is null ? new EventDrivenProjection<T>(site) : new SteppedProjection<T>(site);
}
