using System.Globalization;
using Glia.Gallery.Results;

namespace Glia.Gallery.StdpDigits;

/// <summary>The accuracies of Diehl and Cook (2015) on the test images of MNIST.</summary>
internal static class PublishedAccuracy
{
    private static readonly Dictionary<int, double> s_percent = new() { [100] = 82.9, [400] = 87.0, [1600] = 91.9 };

    /// <summary>A run counts as agreeing when it falls short by no more than this, in points.</summary>
    private const double Tolerance = 1;

    /// <summary>The measured accuracy beside the published one; null for a size of which none was published.</summary>
    /// <param name="size">Number of excitatory cells.</param>
    /// <param name="accuracy">Part of the test images that were told right.</param>
    public static Comparison? Of(int size, double accuracy) => s_percent.TryGetValue(size, out double published)
        ? new Comparison(string.Create(CultureInfo.InvariantCulture, $"{size} cells"), "test accuracy", "%", 100 * accuracy, published, published - Tolerance, 100, "Diehl and Cook (2015), figure 2B")
        : null;
}
