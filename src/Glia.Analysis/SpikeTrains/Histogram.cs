using System.Collections.Immutable;

namespace Glia.Analysis.SpikeTrains;

/// <summary>How a set of numbers is distributed over equal bins.</summary>
/// <param name="Low">Lower edge of the first bin.</param>
/// <param name="Width">Width of a bin.</param>
/// <param name="Counts">Numbers in each bin, lower edge included, upper edge not (but included in the last). Shape [bins].</param>
/// <param name="Outside">Numbers below the first or above the last bin.</param>
public sealed record Histogram(double Low, double Width, ImmutableArray<int> Counts, int Outside)
{
    /// <summary>Middles of the bins. Shape [bins].</summary>
    public double[] Centres() => [.. Enumerable.Range(0, Counts.Length).Select(k => Low + (k + 0.5) * Width)];

    /// <summary>Share of all numbers per unit of the axis, so that the area is 1 when none lies outside. Shape [bins].</summary>
    public double[] Density()
    {
        double scale = 1 / (Width * Math.Max(1, Counts.Sum() + Outside));
        return [.. Counts.Select(count => count * scale)];
    }

    /// <summary>Counts numbers into bins.</summary>
    /// <param name="values">Finite numbers.</param>
    /// <param name="low">Lower edge of the first bin.</param>
    /// <param name="high">Upper edge of the last bin, above <paramref name="low"/>.</param>
    /// <param name="bins">Number of bins, at least 1.</param>
    public static Histogram Of(ReadOnlySpan<double> values, double low, double high, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (!(high > low)) throw new ArgumentOutOfRangeException(nameof(high), high, $"The upper edge must lie above the lower one, {low}.");
        double width = (high - low) / bins;
        int[] counts = new int[bins];
        int outside = 0;
        foreach (double value in values)
        {
            if (!(value >= low && value <= high)) outside++;
            else counts[Math.Min(bins - 1, (int)((value - low) / width))]++;
        }

        return new Histogram(low, width, [.. counts], outside);
    }
}
