using Glia.Errors;
using Glia.Simulation.Recording.Files;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>A <c>.npy</c> file that grows along its first dimension; its header tells the true length after every flush.</summary>
internal sealed class NpyStream : IDisposable
{
    private readonly PartialFile _file;
    private readonly string _type;
    private readonly int[] _inner;

    /// <summary>Begins the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="type">NumPy's description of the elements.</param>
    /// <param name="inner">Lengths of the dimensions after the first.</param>
    public NpyStream(PartialFile file, string type, params int[] inner)
    {
        (_file, _type, _inner) = (file, type, inner);
        file.WriteHeader(NpyHeader.Of(type, 0, inner));
    }

    /// <summary>Adds one element of the first dimension.</summary>
    public void Append(ReadOnlySpan<byte> row) => _file.Append(row);

    public void Flush()
    {
        _file.Flush();
        _file.ReplaceHeader(NpyHeader.Of(_type, _file.Records, _inner));
    }

    public void Complete()
    {
        Flush();
        _file.Complete();
    }

    public void Close()
    {
        Flush();
        _file.Close();
    }

    public void Dispose()
    {
        try
        {
            Flush();
        }
        catch (GliaException)
        {
            // Disposed without a regular end, which would have reported; the rows of the last good flush stay readable.
        }

        _file.Dispose();
    }
}
