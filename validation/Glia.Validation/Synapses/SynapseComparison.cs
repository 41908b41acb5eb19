namespace Glia.Validation.Synapses;

/// <summary>How far a simulated synapse is from its recording.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="Spikes">Number of presynaptic spikes compared.</param>
/// <param name="Relative">Largest |simulated − recorded| relative to the largest |recorded| value; infinite when the numbers of spikes differ.</param>
/// <param name="Time_ms">The presynaptic spike at which it is largest.</param>
/// <param name="Bound">Largest deviation that counts as agreement.</param>
public sealed record SynapseComparison(RecordedSynapse Recording, int Spikes, double Relative, double Time_ms, double Bound)
{
    /// <summary>Whether every transmitted value is within the bound.</summary>
    public bool Passed => Relative <= Bound;
}
