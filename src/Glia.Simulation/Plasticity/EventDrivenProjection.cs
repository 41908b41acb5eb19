using System.Numerics;

namespace Glia.Simulation.Plasticity;

/// <summary>Synapses that are left alone between the arrivals of their source's spikes.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal sealed class EventDrivenProjection<T> : PlasticProjection<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Prepares the synapses of a site.</summary>
    public EventDrivenProjection(PlasticSite<T> site) : base(site)
    {
    }

    public override long Bytes => 0;
    public override void Initialise() { }
    public override long Deliver(long step, ReadOnlySpan<ulong> groups) => 0;
    public override void PostSpikes(long step, ReadOnlySpan<int> spiked) { }
    public override void Refresh(SynapseValues values, long step) { }
    public override void Dispose() { }
}
