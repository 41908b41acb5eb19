using System.Collections.Immutable;

namespace Glia.Data.Datasets;

/// <summary>Grey images of one size with the class of each. Immutable.</summary>
public sealed class LabelledImages
{
    private readonly ImmutableArray<byte> _pixels;
    private readonly ImmutableArray<byte> _labels;

    /// <summary>Images and their labels.</summary>
    /// <param name="name">Name of the dataset: <c>MNIST</c>.</param>
    /// <param name="split">Which part of it this is.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="classes">Number of classes; labels lie below it.</param>
    /// <param name="pixels">0 for background to 255 for full ink. Shape [images][height][width].</param>
    /// <param name="labels">The class of each image.</param>
    /// <exception cref="ArgumentException">There are not width · height pixels for every label, or a label is not a class.</exception>
    public LabelledImages(string name, DatasetSplit split, int width, int height, int classes, ImmutableArray<byte> pixels, ImmutableArray<byte> labels)
    {
        if (pixels.Length != (long)width * height * labels.Length) throw new ArgumentException($"{labels.Length} images of {width} × {height} need {(long)width * height * labels.Length} pixels, not {pixels.Length}.", nameof(pixels));
        if (labels.Any(label => label >= classes)) throw new ArgumentException($"A label is not below the number of classes, {classes}.", nameof(labels));
        (Name, Split, Width, Height, Classes, _pixels, _labels) = (name, split, width, height, classes, pixels, labels);
    }

    /// <summary>Name of the dataset.</summary>
    public string Name { get; }

    /// <summary>Which part of the dataset this is.</summary>
    public DatasetSplit Split { get; }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Number of images.</summary>
    public int Count => _labels.Length;

    /// <summary>The class of each image.</summary>
    public ReadOnlySpan<byte> Labels => _labels.AsSpan();

    /// <summary>The pixels of an image, 0 for background to 255 for full ink. Shape [height][width].</summary>
    /// <param name="index">Which image, from 0.</param>
    public ReadOnlySpan<byte> Pixels(int index) => _pixels.AsSpan(index * Width * Height, Width * Height);
}
