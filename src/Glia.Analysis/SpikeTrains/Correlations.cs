using Glia.Quantities;
using Glia.Random;
using Glia.Spikes;

namespace Glia.Analysis.SpikeTrains;

/// <summary>Pairwise correlation of spike counts.</summary>
public static class Correlations
{
    // Keys the choice of neurons; apart from all streams of a simulation, which lie above 0x1000_0000.
    private const uint SamplingStream = 0x0001_0000;

    /// <summary>Pearson's correlation coefficients c_ij = cov(n_i, n_j)/√(var n_i · var n_j) of all pairs within a sample of neurons that fire.</summary>
    /// <param name="spikes">Spikes of a population.</param>
    /// <param name="bin">Width of a bin: a whole number of time steps.</param>
    /// <param name="neurons">Neurons in the sample, at least 2; all that fire when there are fewer.</param>
    /// <param name="seed">Seed of the choice: the same seed chooses the same neurons.</param>
    /// <returns>Coefficients, −1 to 1, of the pairs in which both counts vary. Shape [pairs], at most neurons·(neurons − 1)/2.</returns>
    /// <remarks>Neurons are ranked by a counter-based random number and the first taken, so the choice depends on nothing but seed and who fires.</remarks>
    public static double[] Sampled(SpikeData spikes, Time bin, int neurons = 200, ulong seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(neurons, 2);
        Bins bins = Bins.Of(spikes, bin);
        BinnedTrain[] trains = [.. Sample(spikes, neurons, seed).Select(position => BinnedTrain.Of(spikes, position, bins))];
        var coefficients = new List<double>(trains.Length * (trains.Length - 1) / 2);
        for (int i = 0; i < trains.Length; i++)
            for (int j = i + 1; j < trains.Length; j++)
                if (BinnedTrain.Correlation(trains[i], trains[j]) is var c && double.IsFinite(c)) coefficients.Add(c);
        return [.. coefficients];
    }

    private static IEnumerable<int> Sample(SpikeData spikes, int neurons, ulong seed)
    {
        (uint, uint) key = Philox.Key(seed, SamplingStream);
        int[] counts = spikes.Counts();
        return Enumerable.Range(0, counts.Length)
            .Where(position => counts[position] > 0)
            .OrderBy(position => Philox.Bits(key, spikes.Population.NeuronAt(position), 0, 0))
            .ThenBy(position => position)
            .Take(neurons)
            .Order();
    }
}
