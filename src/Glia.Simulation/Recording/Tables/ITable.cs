using Glia.Simulation.Saving;

namespace Glia.Simulation.Recording.Tables;

/// <summary>A file of rows.</summary>
internal interface ITable : IDisposable
{
    /// <summary>Adds a row: one number per column; integers are exact below 2⁵³.</summary>
    void Append(ReadOnlySpan<double> row);

    /// <summary>Hands all rows to the operating system.</summary>
    void Flush();

    /// <summary>Writes how far the file has come, which is then on the disk.</summary>
    void Save(StateWriter state);

    /// <summary>Goes on from where <see cref="Save"/> was called.</summary>
    void Load(StateReader state);

    /// <summary>Makes the file of a recording that begins in the middle of a simulation.</summary>
    void Begin();

    /// <summary>Gives the file its final name.</summary>
    void Complete();
}
