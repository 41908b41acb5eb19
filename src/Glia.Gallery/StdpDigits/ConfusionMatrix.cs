namespace Glia.Gallery.StdpDigits;

/// <summary>How often images of one class were taken for another.</summary>
/// <param name="classes">Number of classes.</param>
internal sealed class ConfusionMatrix(int classes)
{
    private readonly int[] _counts = new int[classes * classes];

    /// <summary>Number of classes.</summary>
    public int Classes => classes;

    /// <summary>Number of images that were told.</summary>
    public int Images => _counts.Sum();

    /// <summary>How often a class was taken for another.</summary>
    public int this[int label, int told] => _counts[label * classes + told];

    /// <summary>Part of the images that were told right; NaN when there were none.</summary>
    public double Accuracy => Images == 0 ? double.NaN : Enumerable.Range(0, classes).Sum(label => (double)this[label, label]) / Images;

    /// <summary>Counts an image.</summary>
    /// <param name="label">Its class.</param>
    /// <param name="told">What it was taken for.</param>
    public void Add(int label, int told) => _counts[label * classes + told]++;

    /// <summary>Forgets everything.</summary>
    public void Clear() => Array.Clear(_counts);

    /// <summary>Writes all counts.</summary>
    public void Write(BinaryWriter writer)
    {
        foreach (int count in _counts) writer.Write(count);
    }

    /// <summary>Reads all counts.</summary>
    public void Read(BinaryReader reader)
    {
        for (int k = 0; k < _counts.Length; k++) _counts[k] = reader.ReadInt32();
    }
}
