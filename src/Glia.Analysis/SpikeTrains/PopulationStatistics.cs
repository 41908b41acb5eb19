using Glia.Quantities;
using Glia.Spikes;

namespace Glia.Analysis.SpikeTrains;

/// <summary>The numbers by which recordings of network simulations are compared.</summary>
/// <param name="Population">Name of the population.</param>
/// <param name="Neurons">Neurons observed.</param>
/// <param name="Spikes">Their spikes.</param>
/// <param name="Rate_Hz">Mean, spread of the neurons' rates.</param>
/// <param name="MedianRate_Hz">Median of the neurons' rates.</param>
/// <param name="SilentFraction">Share of neurons without a spike, 0 to 1.</param>
/// <param name="Variation">CV of the inter-spike intervals, over the neurons with enough spikes.</param>
/// <param name="LocalVariation">LV of the inter-spike intervals, over the same neurons.</param>
/// <param name="Correlation2ms">Pairwise correlation of counts in 2 ms bins, over sampled pairs.</param>
/// <param name="Correlation10ms">Pairwise correlation of counts in 10 ms bins, over sampled pairs.</param>
/// <param name="VarianceOverMean3ms">Variance over mean of the population's count in 3 ms bins.</param>
public sealed record PopulationStatistics(
    string Population,
    int Neurons,
    int Spikes,
    Moments Rate_Hz,
    double MedianRate_Hz,
    double SilentFraction,
    Moments Variation,
    Moments LocalVariation,
    Moments Correlation2ms,
    Moments Correlation10ms,
    double VarianceOverMean3ms)
{
    /// <summary>Measures a population.</summary>
    /// <param name="spikes">Its spikes, the initial transient dropped.</param>
    /// <param name="minimumSpikes">Spikes that a neuron must have to count for CV and LV.</param>
    /// <param name="seed">Seed of the choice of pairs.</param>
    public static PopulationStatistics Of(SpikeData spikes, int minimumSpikes = 3, ulong seed = 1)
    {
        double[] rates = Rates.PerNeuron_Hz(spikes);
        return new PopulationStatistics(
            spikes.Population.Name,
            spikes.Population.Count,
            spikes.Count,
            Moments.Of(rates),
            Moments.Median(rates),
            Rates.SilentFraction(spikes),
            Moments.Of(Intervals.Variations(spikes, minimumSpikes)),
            Moments.Of(Intervals.LocalVariations(spikes, minimumSpikes)),
            Moments.Of(Correlations.Sampled(spikes, 2 * Units.ms, seed: seed)),
            Moments.Of(Correlations.Sampled(spikes, 10 * Units.ms, seed: seed)),
            SpikeCounts.VarianceOverMean(spikes, 3 * Units.ms));
    }
}
