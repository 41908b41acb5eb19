using System.Collections.Immutable;
using Glia.Data.Formats;
using Glia.Errors;

namespace Glia.Data.Datasets;

/// <summary>The MNIST handwritten digits, read from the four original files, packed or not: 60,000 images to learn from and 10,000 to be tested on, 28 × 28 pixels.</summary>
/// <remarks>Source: Y. LeCun, C. Cortes, C. J. C. Burges, <c>http://yann.lecun.com/exdb/mnist/</c>.</remarks>
public static class Mnist
{
    private const int Classes = 10;

    private static readonly ImmutableDictionary<DatasetSplit, (PublishedFile Images, PublishedFile Labels)> s_files =
        ImmutableDictionary.CreateRange(new Dictionary<DatasetSplit, (PublishedFile, PublishedFile)>
        {
            [DatasetSplit.Train] = (
                new(["train-images-idx3-ubyte", "train-images.idx3-ubyte"], "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                new(["train-labels-idx1-ubyte", "train-labels.idx1-ubyte"], "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5")),
            [DatasetSplit.Test] = (
                new(["t10k-images-idx3-ubyte", "t10k-images.idx3-ubyte"], "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                new(["t10k-labels-idx1-ubyte", "t10k-labels.idx1-ubyte"], "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
        });

    /// <summary>Reads one part of the set.</summary>
    /// <param name="folder">The folder with the files.</param>
    /// <param name="split">Which part.</param>
    /// <param name="verify">Whether the content must be what was published. Without it, any set in the same form is read.</param>
    /// <exception cref="GliaException">Files are missing, damaged, or not those of MNIST.</exception>
    public static LabelledImages Read(string folder, DatasetSplit split, bool verify = true)
    {
        (PublishedFile images, PublishedFile labels) = s_files[split];
        (string imagePath, string labelPath) = Locate(folder, images, labels);
        IdxArray pixels = images.Read(imagePath, verify), classes = labels.Read(labelPath, verify);
        if (Mismatch(imagePath, pixels, labelPath, classes) is { } finding) throw new GliaException([finding]);
        return new LabelledImages("MNIST", split, pixels.Dimensions[2], pixels.Dimensions[1], Classes, pixels.Elements, classes.Elements);
    }

    private static (string Images, string Labels) Locate(string folder, PublishedFile images, PublishedFile labels)
    {
        if (!Directory.Exists(folder)) throw new GliaException($"folder '{folder}'", "does not exist. Name the folder that holds the four files of MNIST.");
        string? imagePath = images.Find(folder), labelPath = labels.Find(folder);
        if (imagePath is not null && labelPath is not null) return (imagePath, labelPath);
        IEnumerable<string> missing = from file in (PublishedFile[])[images, labels] where file.Find(folder) is null select file.Names[0];
        throw new GliaException(missing.Select(name => Finding.Error($"folder '{folder}'", $"has neither '{name}' nor '{name}.gz'. Name the folder that holds the four files of MNIST.")));
    }

    private static Finding? Mismatch(string imagePath, IdxArray pixels, string labelPath, IdxArray classes)
    {
        if (pixels.Dimensions.Length != 3) return Finding.Error($"file '{imagePath}'", $"has {pixels.Dimensions.Length} dimensions; images have three: number, rows, columns.");
        if (classes.Dimensions.Length != 1) return Finding.Error($"file '{labelPath}'", $"has {classes.Dimensions.Length} dimensions; labels have one.");
        if (classes.Dimensions[0] != pixels.Dimensions[0])
            return Finding.Error($"file '{labelPath}'", $"has {classes.Dimensions[0]} labels, but '{imagePath}' has {pixels.Dimensions[0]} images. Both must be of the same part of the set.");
        int wrong = classes.Elements.AsSpan().IndexOfAnyExceptInRange((byte)0, (byte)(Classes - 1));
        return wrong < 0 ? null : Finding.Error($"file '{labelPath}'", $"byte {8 + wrong}: label {classes.Elements[wrong]} is not a digit.");
    }
}
