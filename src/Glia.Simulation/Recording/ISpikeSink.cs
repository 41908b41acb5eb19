namespace Glia.Simulation.Recording;

/// <summary>Receives the spikes of one population, on one thread, step by step.</summary>
internal interface ISpikeSink : IRecordingSink
{
    /// <summary>Spikes stamped <paramref name="step"/>·dt (the end of the step that reaches it).</summary>
    /// <param name="step">Stamp in steps; ascending from call to call.</param>
    /// <param name="neurons">Indexes in the population, ascending; repeated for multiplicity. The sink itself keeps only the sampled ones.</param>
    void Write(long step, ReadOnlySpan<int> neurons);
}
