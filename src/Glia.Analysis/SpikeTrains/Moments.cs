namespace Glia.Analysis.SpikeTrains;

/// <summary>Mean and spread of a set of numbers.</summary>
/// <param name="Count">How many.</param>
/// <param name="Mean">Arithmetic mean; NaN for an empty set.</param>
/// <param name="Variance">Mean squared deviation (divisor n); NaN for an empty set.</param>
public readonly record struct Moments(int Count, double Mean, double Variance)
{
    /// <summary>Root of the variance.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Standard error of the mean of independent numbers, s/√n with the sample variance s² (divisor n − 1).</summary>
    public double StandardError => Math.Sqrt(Variance / (Count - 1));

    /// <summary>Moments of a set, in two passes: no loss when the spread is small beside the mean.</summary>
    public static Moments Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return new Moments(0, double.NaN, double.NaN);
        double mean = 0, variance = 0;
        foreach (double value in values) mean += value;
        mean /= values.Length;
        foreach (double value in values) variance += (value - mean) * (value - mean);
        return new Moments(values.Length, mean, variance / values.Length);
    }

    /// <summary>The middle number, or the mean of the middle two; NaN for an empty set.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return double.NaN;
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
