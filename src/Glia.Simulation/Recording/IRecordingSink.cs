using Glia.Simulation.Saving;

namespace Glia.Simulation.Recording;

/// <summary>What every recorder's destination can do. Disposing without <see cref="Complete"/> leaves what was written, marked partial.</summary>
internal interface IRecordingSink : IDisposable
{
    /// <summary>Says that everything stamped up to and including <paramref name="step"/> has been written.</summary>
    void AdvanceTo(long step);

    /// <summary>Hands everything written so far to the operating system, if it goes to a file.</summary>
    void Flush();

    /// <summary>Writes what was recorded, or how far the file has come, which is then on the disk.</summary>
    void Save(StateWriter state);

    /// <summary>Goes on from where <see cref="Save"/> was called; what a file holds beyond that is cut off.</summary>
    /// <exception cref="Errors.GliaException">The file is not there any more, or is another one.</exception>
    void Load(StateReader state);

    /// <summary>Begins in the middle of a simulation: nothing stamped up to and including <paramref name="step"/> is recorded.</summary>
    void BeginAfter(long step);

    /// <summary>Ends the recording in good order: a file gets its final name. Nothing may be written afterwards.</summary>
    void Complete();
}
