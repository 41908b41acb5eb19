using Glia.Spikes;

namespace Glia.Analysis.SpikeTrains;

/// <summary>Spike counts of one neuron, only the bins that hold spikes: at a few Hz nearly all are empty.</summary>
/// <param name="Indexes">Bins with spikes, ascending.</param>
/// <param name="Counts">Spikes in each of them.</param>
/// <param name="BinCount">All bins.</param>
internal sealed record BinnedTrain(int[] Indexes, int[] Counts, int BinCount)
{
    public double Mean { get; } = (double)Counts.Sum() / BinCount;

    public double Variance { get; } = Counts.Sum(count => (double)count * count) / BinCount - Math.Pow((double)Counts.Sum() / BinCount, 2);

    public static BinnedTrain Of(SpikeData spikes, int position, Bins bins)
    {
        var indexes = new List<int>();
        var counts = new List<int>();
        foreach (long step in spikes.StepsAt(position))
        {
            int index = bins.IndexOf(step);
            if (index >= bins.Count) break;
            if (indexes.Count > 0 && indexes[^1] == index)
            {
                counts[^1]++;
                continue;
            }

            indexes.Add(index);
            counts.Add(1);
        }

        return new BinnedTrain([.. indexes], [.. counts], bins.Count);
    }

    /// <summary>Pearson's correlation coefficient of two neurons' counts; NaN when one of them does not vary.</summary>
    public static double Correlation(BinnedTrain a, BinnedTrain b)
    {
        double product = 0;
        for (int i = 0, j = 0; i < a.Indexes.Length && j < b.Indexes.Length;)
        {
            int difference = a.Indexes[i] - b.Indexes[j];
            if (difference == 0) product += (double)a.Counts[i] * b.Counts[j];
            if (difference <= 0) i++;
            if (difference >= 0) j++;
        }

        double scale = Math.Sqrt(a.Variance * b.Variance);
        return scale > 0 ? (product / a.BinCount - a.Mean * b.Mean) / scale : double.NaN;
    }
}
