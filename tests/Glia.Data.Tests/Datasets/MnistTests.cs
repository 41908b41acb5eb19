using System.Collections.Immutable;
using System.IO.Compression;
using Glia.Data.Datasets;
using Glia.Data.Formats;
using Glia.Errors;

namespace Glia.Data.Tests.Datasets;

public sealed class MnistTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("glia-mnist-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [MnistFact]
    public void Original_files_are_verified_and_read()
    {
        LabelledImages train = Mnist.Read(MnistFactAttribute.Folder!, DatasetSplit.Train), test = Mnist.Read(MnistFactAttribute.Folder!, DatasetSplit.Test);
        Assert.Equal((60_000, 28, 28, 10), (train.Count, train.Width, train.Height, train.Classes));
        Assert.Equal((10_000, DatasetSplit.Test), (test.Count, test.Split));
        Assert.Equal([5, 0, 4, 1, 9, 2, 1, 3, 1, 4], train.Labels[..10].ToArray());
        Assert.Equal([7, 2, 1, 0, 4, 1, 4, 9, 5, 9], test.Labels[..10].ToArray());
        // The mean grey value of the training images is known as 0.1307 of full ink.
        double sum = 0;
        for (int k = 0; k < train.Count; k++)
            foreach (byte pixel in train.Pixels(k))
                sum += pixel;
        Assert.Equal(0.1307, sum / (255.0 * 784 * train.Count), 1e-4);
    }

    [Fact]
    public void Set_in_the_same_form_is_refused_with_its_checksum_unless_verification_is_off()
    {
        Write("train-images.idx3-ubyte", packed: false, [2, 3, 2], [.. Enumerable.Range(0, 12).Select(value => (byte)value)]);
        Write("train-labels-idx1-ubyte", packed: true, [2], [9, 0]);
        GliaException refused = Assert.Throws<GliaException>(() => Mnist.Read(_folder, DatasetSplit.Train));
        Assert.Contains("SHA-256", refused.Message, StringComparison.Ordinal);
        Assert.Contains("train-images", refused.Message, StringComparison.Ordinal);

        LabelledImages images = Mnist.Read(_folder, DatasetSplit.Train, verify: false);
        Assert.Equal((2, 2, 3), (images.Count, images.Width, images.Height));
        Assert.Equal([6, 7, 8, 9, 10, 11], images.Pixels(1).ToArray());
        Assert.Equal([9, 0], images.Labels.ToArray());
    }

    [Fact]
    public void Missing_folder_and_missing_files_are_named()
    {
        Assert.Contains("does not exist", Assert.Throws<GliaException>(() => Mnist.Read(Path.Combine(_folder, "none"), DatasetSplit.Test)).Message, StringComparison.Ordinal);
        GliaException missing = Assert.Throws<GliaException>(() => Mnist.Read(_folder, DatasetSplit.Test));
        Assert.Equal(2, missing.Findings.Length);
        Assert.Contains("t10k-images-idx3-ubyte", missing.Message, StringComparison.Ordinal);
        Assert.Contains("t10k-labels-idx1-ubyte", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_do_not_fit_the_images_are_found()
    {
        Write("t10k-images-idx3-ubyte", packed: false, [2, 1, 1], [0, 255]);
        Write("t10k-labels-idx1-ubyte", packed: false, [3], [1, 2, 3]);
        Assert.Contains("3 labels", Message(), StringComparison.Ordinal);
        Write("t10k-labels-idx1-ubyte", packed: false, [2], [1, 10]);
        Assert.Contains("byte 9: label 10", Message(), StringComparison.Ordinal);
        Write("t10k-labels-idx1-ubyte", packed: false, [2, 1], [1, 2]);
        Assert.Contains("labels have one", Message(), StringComparison.Ordinal);
        Write("t10k-images-idx3-ubyte", packed: false, [2], [0, 255]);
        Assert.Contains("images have three", Message(), StringComparison.Ordinal);

        string Message() => Assert.Throws<GliaException>(() => Mnist.Read(_folder, DatasetSplit.Test, verify: false)).Message;
    }

    private void Write(string name, bool packed, ImmutableArray<int> dimensions, ImmutableArray<byte> elements)
    {
        using FileStream file = File.Create(Path.Combine(_folder, packed ? name + ".gz" : name));
        using Stream content = packed ? new GZipStream(file, CompressionLevel.Fastest) : file;
        new IdxArray(dimensions, elements).Write(content);
    }
}
