namespace Glia.Simulation.Recording;

/// <summary>What every recorder's destination can do. Disposing without <see cref="Complete"/> leaves what was written, marked partial.</summary>
internal interface IRecordingSink : IDisposable
{
    /// <summary>Says that everything stamped up to and including <paramref name="step"/> has been written.</summary>
    void AdvanceTo(long step);

    /// <summary>Hands everything written so far to the operating system, if it goes to a file.</summary>
    void Flush();

    /// <summary>Ends the recording in good order: a file gets its final name. Nothing may be written afterwards.</summary>
    void Complete();
}
