using System.Numerics;
using Glia.Simulation.Construction;
using Glia.Simulation.Delivery;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Plasticity;

/// <summary>The plastic synapses of one projection onto one tile: what becomes of spikes on either side.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal abstract class PlasticProjection<T> : IDisposable where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Takes over where the synapses lie.</summary>
    protected PlasticProjection(PlasticSite<T> site) => Site = site;

    /// <summary>The projection.</summary>
    public ProjectionPlan Plan => Site.Plan;

    /// <summary>Where the synapses lie and what they see.</summary>
    public PlasticSite<T> Site { get; }

    /// <summary>Bytes taken besides the store.</summary>
    public abstract long Bytes { get; }

    /// <summary>Sets variables to their initial values.</summary>
    public abstract void Initialise();

    /// <summary>Does what a step begins with, before anything arrives. Called in every step.</summary>
    public virtual void Begin(long step)
    {
    }

    /// <summary>Works on the groups that arrive in a step, in this order, and adds what they transmit to the inputs of their targets.</summary>
    /// <returns>Number of synaptic events.</returns>
    public abstract long Deliver(long step, ReadOnlySpan<ulong> groups);

    /// <summary>Takes note of the targets that have spiked in a step; all neurons of the tile have been advanced.</summary>
    /// <param name="step">The step; the spikes are stamped one more.</param>
    /// <param name="spiked">Indexes in the population, ascending, repeated for multiplicity.</param>
    public abstract void PostSpikes(long step, ReadOnlySpan<int> spiked);

    /// <summary>Has groups take in everything that has happened in so many steps, so that their variables can be set.</summary>
    public abstract void BringUpToDate(long step);

    /// <summary>Reads variables as they are after so many steps. Changes nothing.</summary>
    /// <param name="step">Steps that have been simulated.</param>
    /// <param name="groups">Groups to read.</param>
    /// <param name="variables">Names of states and traces.</param>
    /// <param name="values">Receives the values, by variable, group after group.</param>
    /// <param name="from">Where in <paramref name="values"/> to begin.</param>
    public abstract void Look(long step, ReadOnlySpan<ulong> groups, string[] variables, double[][] values, int from);

    /// <summary>Takes over changed parameters, from a step on.</summary>
    public abstract void Refresh(SynapseValues values, long step);

    /// <summary>Writes what is kept of each target, target by target; what is kept of synapses lies in the store.</summary>
    public abstract void SaveTargets(StateWriter state);

    /// <summary>Takes over what <see cref="SaveTargets"/> has written, before the first step.</summary>
    /// <param name="state">The checkpoint.</param>
    /// <param name="step">Steps that had been simulated.</param>
    public abstract void LoadTargets(StateReader state, long step);

    /// <inheritdoc/>
    public abstract void Dispose();
}
