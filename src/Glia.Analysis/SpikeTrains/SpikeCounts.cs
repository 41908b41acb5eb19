using Glia.Quantities;
using Glia.Spikes;

namespace Glia.Analysis.SpikeTrains;

/// <summary>Spike counts in equal time bins.</summary>
/// <remarks>Bin k of width w holds the stamps with k·w &lt; t − start ≤ (k+1)·w; a last bin that the observation does not fill is left out.</remarks>
public static class SpikeCounts
{
    /// <summary>Counts of the whole population. Shape [bins].</summary>
    /// <param name="spikes">Spikes of a population.</param>
    /// <param name="bin">Width of a bin: a whole number of time steps.</param>
    /// <exception cref="ArgumentException"><paramref name="bin"/> is not a whole number of time steps.</exception>
    public static int[] Of(SpikeData spikes, Time bin)
    {
        Bins bins = Bins.Of(spikes, bin);
        int[] counts = new int[bins.Count];
        foreach (long step in spikes.Steps)
            if (bins.IndexOf(step) is var index && index < counts.Length) counts[index]++;
        return counts;
    }

    /// <summary>Mean rate of a neuron in each bin, count/(neurons·w), in Hz. Shape [bins].</summary>
    /// <inheritdoc cref="Of" path="/param|/exception"/>
    public static double[] Rate_Hz(SpikeData spikes, Time bin)
    {
        double scale = 1000 / (spikes.Population.Count * bin.Milliseconds);
        return [.. Of(spikes, bin).Select(count => count * scale)];
    }

    /// <summary>Variance over mean of the population's counts (Fano factor): 1 for independent Poisson neurons, larger when they fire together.</summary>
    /// <returns>The ratio; NaN when there is no spike.</returns>
    /// <remarks>For N neurons of pairwise correlation c it grows as 1 + c·(N − 1), so it is comparable only for equal N and bin.</remarks>
    /// <inheritdoc cref="Of" path="/param|/exception"/>
    public static double VarianceOverMean(SpikeData spikes, Time bin)
    {
        Moments moments = Moments.Of([.. Of(spikes, bin).Select(count => (double)count)]);
        return moments.Mean > 0 ? moments.Variance / moments.Mean : double.NaN;
    }

    /// <summary>Synchrony: variance of the population's count over the summed variances of its neurons' counts, 1 when they are independent and N when they fire as one.</summary>
    /// <returns>The ratio; NaN when no neuron's count varies.</returns>
    /// <inheritdoc cref="Of" path="/param|/exception"/>
    public static double Synchrony(SpikeData spikes, Time bin)
    {
        Bins bins = Bins.Of(spikes, bin);
        double single = 0;
        for (int position = 0; position < spikes.Population.Count; position++) single += BinnedTrain.Of(spikes, position, bins).Variance;
        double whole = Moments.Of([.. Of(spikes, bin).Select(count => (double)count)]).Variance;
        return single > 0 ? whole / single : double.NaN;
    }
}
