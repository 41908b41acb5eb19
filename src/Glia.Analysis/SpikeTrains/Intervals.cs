using Glia.Spikes;

namespace Glia.Analysis.SpikeTrains;

/// <summary>Intervals between the successive spikes of a neuron, and how irregular they are.</summary>
/// <remarks>All measures are dimensionless and invariant under scaling of time; a Poisson process has 1 for both, a clock 0.</remarks>
public static class Intervals
{
    /// <summary>Inter-spike intervals I_i = t_{i+1} − t_i.</summary>
    /// <param name="times">Spike times, ascending. Shape [spikes].</param>
    /// <returns>Intervals in the unit of the times. Shape [spikes − 1], or empty.</returns>
    /// <exception cref="ArgumentException"><paramref name="times"/> is not ascending.</exception>
    public static double[] Between(ReadOnlySpan<double> times)
    {
        double[] intervals = new double[Math.Max(0, times.Length - 1)];
        for (int i = 0; i < intervals.Length; i++)
        {
            intervals[i] = times[i + 1] - times[i];
            if (!(intervals[i] >= 0)) throw new ArgumentException($"Spike times must ascend, but {times[i + 1]} follows {times[i]}.", nameof(times));
        }

        return intervals;
    }

    /// <summary>Inter-spike intervals of one neuron in ms.</summary>
    public static double[] Of(SpikeTrain train) => Between(train.Times_ms.AsSpan());

    /// <summary>Inter-spike intervals of all neurons in ms, one neuron after the other.</summary>
    public static double[] Of(SpikeData spikes) => [.. spikes.Trains().SelectMany(Of)];

    /// <summary>Coefficient of variation CV = σ(I)/⟨I⟩, with the standard deviation of the whole set (divisor n).</summary>
    /// <param name="intervals">Inter-spike intervals. Shape [n].</param>
    /// <returns>CV; NaN when there is no interval or their mean is zero.</returns>
    public static double Variation(ReadOnlySpan<double> intervals)
    {
        Moments moments = Moments.Of(intervals);
        return moments.Mean > 0 ? moments.StandardDeviation / moments.Mean : double.NaN;
    }

    /// <summary>Local variation LV = 3/(n−1) Σ ((I_i − I_{i+1})/(I_i + I_{i+1}))², which slow changes of the rate hardly touch.</summary>
    /// <param name="intervals">Inter-spike intervals. Shape [n].</param>
    /// <returns>LV; NaN when there are fewer than two intervals. Pairs of two zero intervals are left out.</returns>
    /// <remarks>Source: Shinomoto, Shima and Tanji, Neural Computation 15, 2823–2842 (2003).</remarks>
    public static double LocalVariation(ReadOnlySpan<double> intervals)
    {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i + 1 < intervals.Length; i++)
        {
            double total = intervals[i] + intervals[i + 1];
            if (total <= 0) continue;
            double contrast = (intervals[i] - intervals[i + 1]) / total;
            sum += contrast * contrast;
            pairs++;
        }

        return pairs > 0 ? 3 * sum / pairs : double.NaN;
    }

    /// <summary>CV of every neuron with enough spikes.</summary>
    /// <param name="spikes">Spikes of a population.</param>
    /// <param name="minimumSpikes">Spikes that a neuron must have, at least 3: two intervals are the fewest that can vary.</param>
    /// <remarks>With few intervals the estimate is biased downwards, so values are comparable only for one threshold and one duration.</remarks>
    public static double[] Variations(SpikeData spikes, int minimumSpikes = 3) => PerNeuron(spikes, minimumSpikes, Variation);

    /// <summary>LV of every neuron with enough spikes.</summary>
    /// <inheritdoc cref="Variations"/>
    public static double[] LocalVariations(SpikeData spikes, int minimumSpikes = 3) => PerNeuron(spikes, minimumSpikes, LocalVariation);

    private delegate double Measure(ReadOnlySpan<double> intervals);

    private static double[] PerNeuron(SpikeData spikes, int minimumSpikes, Measure measure)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumSpikes, 3);
        return [.. spikes.Trains().Where(train => train.Count >= minimumSpikes).Select(train => measure(Of(train))).Where(double.IsFinite)];
    }
}
