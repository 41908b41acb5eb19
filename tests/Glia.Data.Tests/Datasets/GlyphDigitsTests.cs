using Glia.Data.Datasets;
using Glia.Data.Datasets.Glyphs;

namespace Glia.Data.Tests.Datasets;

public sealed class GlyphDigitsTests
{
    [Fact]
    public void Images_depend_on_seed_split_and_place_alone()
    {
        LabelledImages few = GlyphDigits.Draw(3, DatasetSplit.Train, 5), many = GlyphDigits.Draw(3, DatasetSplit.Train, 50);
        Assert.Equal(few.Labels.ToArray(), many.Labels[..5].ToArray());
        for (int k = 0; k < few.Count; k++) Assert.Equal(few.Pixels(k).ToArray(), many.Pixels(k).ToArray());
        Assert.NotEqual(few.Pixels(0).ToArray(), GlyphDigits.Draw(4, DatasetSplit.Train, 1).Pixels(0).ToArray());
        Assert.NotEqual(few.Pixels(0).ToArray(), GlyphDigits.Draw(3, DatasetSplit.Test, 1).Pixels(0).ToArray());
    }

    [Fact]
    public void Digits_are_equally_frequent_and_about_as_dark_as_those_of_MNIST()
    {
        LabelledImages images = GlyphDigits.Draw(1, DatasetSplit.Train, 2000);
        int[] counts = new int[10];
        foreach (byte label in images.Labels) counts[label]++;
        // Four standard deviations of a binomial count, √(2000 · 0.1 · 0.9) = 13.4.
        Assert.All(counts, count => Assert.InRange(count, 200 - 54, 200 + 54));
        double ink = 0;
        for (int k = 0; k < images.Count; k++)
            foreach (byte pixel in images.Pixels(k))
                ink += pixel / 255.0;
        // MNIST has 0.13.
        Assert.InRange(ink / images.Count / 784, 0.09, 0.17);
    }

    [Fact]
    public void Borders_stay_free_and_no_two_images_are_alike()
    {
        LabelledImages images = GlyphDigits.Draw(2, DatasetSplit.Train, 300);
        var seen = new HashSet<string>();
        for (int k = 0; k < images.Count; k++)
        {
            Assert.True(seen.Add(Convert.ToHexString(images.Pixels(k))));
            Assert.Contains((byte)255, images.Pixels(k).ToArray());
        }
    }

    [Fact]
    public void Digits_can_be_told_apart_by_their_nearest_mean_but_not_perfectly()
    {
        LabelledImages train = GlyphDigits.Draw(1, DatasetSplit.Train, 2000), test = GlyphDigits.Draw(1, DatasetSplit.Test, 500);
        double[][] means = Means(train);
        int right = 0;
        for (int k = 0; k < test.Count; k++)
            if (Nearest(means, test.Pixels(k)) == test.Labels[k]) right++;
        // MNIST gives 0.82.
        Assert.InRange(right / (double)test.Count, 0.75, 0.98);
    }

    [Fact]
    public void Undeformed_digits_of_one_habit_are_equal()
    {
        var still = new GlyphDeformation { Rotation = 0, Shear = 0, Scale = 0, Shift = 0, Jitter = 0, Thinnest = 2, Thickest = 2, Grain = 0 };
        LabelledImages images = GlyphDigits.Draw(1, DatasetSplit.Train, 100, still);
        byte[][] zeros = [.. Enumerable.Range(0, 100).Where(k => images.Labels[k] == 0).Select(k => images.Pixels(k).ToArray())];
        Assert.True(zeros.Length > 1);
        Assert.All(zeros, zero => Assert.Equal(zeros[0], zero));
    }

    private static double[][] Means(LabelledImages images)
    {
        double[][] means = [.. Enumerable.Range(0, 10).Select(_ => new double[784])];
        int[] counts = new int[10];
        for (int k = 0; k < images.Count; k++)
        {
            counts[images.Labels[k]]++;
            for (int pixel = 0; pixel < 784; pixel++) means[images.Labels[k]][pixel] += images.Pixels(k)[pixel];
        }

        for (int digit = 0; digit < 10; digit++)
            for (int pixel = 0; pixel < 784; pixel++)
                means[digit][pixel] /= counts[digit];
        return means;
    }

    private static int Nearest(double[][] means, ReadOnlySpan<byte> image)
    {
        int best = 0;
        double least = double.PositiveInfinity;
        for (int digit = 0; digit < means.Length; digit++)
        {
            double distance = 0;
            for (int pixel = 0; pixel < image.Length; pixel++) distance += (image[pixel] - means[digit][pixel]) * (image[pixel] - means[digit][pixel]);
            if (distance < least) (best, least) = (digit, distance);
        }

        return best;
    }
}
