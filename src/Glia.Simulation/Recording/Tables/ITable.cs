namespace Glia.Simulation.Recording.Tables;

/// <summary>A file of rows.</summary>
internal interface ITable : IDisposable
{
    /// <summary>Adds a row: one number per column; integers are exact below 2⁵³.</summary>
    void Append(ReadOnlySpan<double> row);

    /// <summary>Hands all rows to the operating system.</summary>
    void Flush();

    /// <summary>Gives the file its final name.</summary>
    void Complete();
}
