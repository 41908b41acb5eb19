namespace Glia.Simulation.Recording;

/// <summary>Receives the spikes of one population, on one thread, step by step.</summary>
internal interface ISpikeSink : IDisposable
{
    /// <summary>Spikes stamped <paramref name="step"/>·dt (the end of the step that reaches it).</summary>
    /// <param name="step">Stamp in steps; ascending from call to call.</param>
    /// <param name="neurons">Indexes in the population, ascending; repeated for multiplicity.</param>
    void Write(long step, ReadOnlySpan<int> neurons);

    /// <summary>Makes everything written so far safe on disk, if that is where it goes.</summary>
    void Flush();
}
