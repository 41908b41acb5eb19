using Glia.Simulation.Delivery;

namespace Glia.Simulation.Construction;

/// <summary>The stored synapses of a network.</summary>
/// <param name="Stores">One store per tile.</param>
/// <param name="Synapses">Number of synapses per projection.</param>
internal sealed record BuiltSynapses(SynapseStore[] Stores, long[] Synapses) : IDisposable
{
    /// <summary>Whether another simulation had them drawn.</summary>
    public bool Reused { get; init; }

    /// <summary>Makes the caller one more owner of the stores; false when they are freed already.</summary>
    public bool TryShare()
    {
        // Owners come and go with all stores of a network together, so the first speaks for all.
        if (!Stores[0].TryShare()) return false;
        foreach (SynapseStore store in Stores.AsSpan(1)) store.TryShare();
        return true;
    }

    /// <summary>Ends one ownership.</summary>
    public void Dispose()
    {
        foreach (SynapseStore store in Stores) store.Dispose();
    }
}
