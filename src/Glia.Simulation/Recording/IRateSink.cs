namespace Glia.Simulation.Recording;

/// <summary>Receives the number of spikes of a whole population, on one thread, step by step.</summary>
internal interface IRateSink : IRecordingSink
{
    /// <summary>Adds spikes stamped <paramref name="step"/>; steps without spikes may be left out.</summary>
    void Write(long step, long spikes);
}
