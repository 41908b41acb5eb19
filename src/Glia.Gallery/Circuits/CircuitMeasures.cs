using Glia.Analysis.SpikeTrains;
using Glia.Quantities;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Circuits;

/// <summary>The measures by which a population's activity is compared with published activity.</summary>
/// <param name="Population">Name of the population.</param>
/// <param name="Neurons">Its size.</param>
/// <param name="Rate_Hz">Mean rate; NaN without an observed window.</param>
/// <param name="Variation">Mean CV of inter-spike intervals over neurons with at least four spikes in windows of 3 s (or the whole, if shorter); NaN when there are none.</param>
/// <param name="Correlation">Mean pairwise correlation of spike counts in 2 ms; NaN when it cannot be measured.</param>
/// <param name="Synchrony">Variance over mean of the population's spike count in 3 ms; 1 for independent neurons.</param>
public sealed record CircuitMeasures(string Population, int Neurons, double Rate_Hz, double Variation, double Correlation, double Synchrony)
{
    /// <summary>Spikes a neuron must have in a window for its CV to count.</summary>
    private const int MinimumSpikes = 4;

    /// <summary>Measures a population.</summary>
    public static CircuitMeasures Of(SpikeData spikes)
    {
        string name = spikes.Population.Name;
        if (spikes.Window.Duration.Milliseconds < 10) return new CircuitMeasures(name, spikes.Population.Count, double.NaN, double.NaN, double.NaN, double.NaN);
        double[] correlations = spikes.Population.Count < 2 ? [] : Correlations.Sampled(spikes, 2 * ms);
        return new CircuitMeasures(
            name,
            spikes.Population.Count,
            Rates.Mean_Hz(spikes),
            MeanVariation(spikes),
            correlations.Length == 0 ? double.NaN : correlations.Average(),
            SpikeCounts.VarianceOverMean(spikes, 3 * ms));
    }

    /// <summary>CVs grow with the length of the observed window; windows of 3 s, as in the recorded reference, keep them comparable.</summary>
    private static double MeanVariation(SpikeData spikes)
    {
        int windows = Math.Max(1, (int)(spikes.Window.Duration / (3 * s) + 1e-9));
        var variations = new List<double>();
        for (int k = 0; k < windows; k++)
        {
            SpikeData part = windows == 1 ? spikes : spikes.Between(spikes.Window.Start + 3000.0 * k * ms, spikes.Window.Start + 3000.0 * (k + 1) * ms);
            variations.AddRange(Intervals.Variations(part, MinimumSpikes).Where(double.IsFinite));
        }

        return variations.Count == 0 ? double.NaN : variations.Average();
    }
}
