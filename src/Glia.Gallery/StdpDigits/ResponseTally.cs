using System.Collections.Immutable;

namespace Glia.Gallery.StdpDigits;

/// <summary>How often each cell fired for each class.</summary>
/// <param name="cells">Number of cells.</param>
/// <param name="classes">Number of classes.</param>
internal sealed class ResponseTally(int cells, int classes)
{
    private readonly long[] _spikes = new long[classes * cells];
    private readonly int[] _images = new int[classes];

    /// <summary>Number of images that were counted.</summary>
    public int Images => _images.Sum();

    /// <summary>Counts the response to an image.</summary>
    /// <param name="label">Its class.</param>
    /// <param name="counts">Spikes of each cell.</param>
    public void Add(int label, ReadOnlySpan<int> counts)
    {
        _images[label]++;
        for (int cell = 0; cell < cells; cell++) _spikes[label * cells + cell] += counts[cell];
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_spikes);
        Array.Clear(_images);
    }

    /// <summary>Gives each cell the class for which its mean response is highest; a cell that never fired stands for none.</summary>
    public CellClasses Assign()
    {
        var of = ImmutableArray.CreateBuilder<int>(cells);
        for (int cell = 0; cell < cells; cell++) of.Add(Preferred(cell));
        return new CellClasses(of.MoveToImmutable(), classes);
    }

    /// <summary>Writes all counts.</summary>
    public void Write(BinaryWriter writer)
    {
        foreach (long spikes in _spikes) writer.Write(spikes);
        foreach (int images in _images) writer.Write(images);
    }

    /// <summary>Reads all counts.</summary>
    public void Read(BinaryReader reader)
    {
        for (int k = 0; k < _spikes.Length; k++) _spikes[k] = reader.ReadInt64();
        for (int k = 0; k < _images.Length; k++) _images[k] = reader.ReadInt32();
    }

    private int Preferred(int cell)
    {
        int best = CellClasses.None;
        double most = 0;
        for (int label = 0; label < classes; label++)
        {
            double mean = _images[label] == 0 ? 0 : (double)_spikes[label * cells + cell] / _images[label];
            if (mean > most) (best, most) = (label, mean);
        }

        return best;
    }
}
