using Glia.Quantities;
using Glia.Random;
using Glia.Spikes;

namespace Glia.Analysis.Tests.SpikeTrains;

/// <summary>Makes recordings with known statistics.</summary>
internal static class Recorded
{
    public static TimeGrid Grid { get; } = new(0.1 * Units.ms);

    /// <summary>A recording of the given spikes (step, neuron), in any order.</summary>
    public static SpikeData Spikes(int neurons, long untilStep, params (long Step, int Neuron)[] spikes)
    {
        (long Step, int Neuron)[] ordered = [.. spikes.OrderBy(spike => spike.Step).ThenBy(spike => spike.Neuron)];
        return new SpikeData(new ObservedPopulation("E", neurons), new RecordingWindow(Grid, 0, untilStep),
            [.. ordered.Select(spike => spike.Step)], [.. ordered.Select(spike => spike.Neuron)]);
    }

    /// <summary>Independent Bernoulli neurons: in every step each fires with probability rate·dt.</summary>
    public static SpikeData Poisson(int neurons, double rate_Hz, double seconds, ulong seed = 3)
    {
        long steps = (long)Math.Round(seconds * 10_000);
        (uint, uint) key = Philox.Key(seed, 1);
        double probability = rate_Hz * 1e-4;
        return Spikes(neurons, steps, [.. Enumerable.Range(0, neurons).SelectMany(neuron => Enumerable.Range(1, (int)steps)
            .Where(step => Philox.Uniform(Philox.Bits(key, neuron, step, 0)) < probability)
            .Select(step => ((long)step, neuron)))]);
    }

    /// <summary>Intervals of a gamma renewal process of whole shape k and mean 1: sums of k exponential numbers.</summary>
    public static double[] GammaIntervals(int count, int shape, ulong seed = 5)
    {
        (uint, uint) key = Philox.Key(seed, 2);
        return [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, shape)
            .Sum(draw => -Math.Log(Philox.Uniform(Philox.Bits(key, i, 0, draw)))) / shape)];
    }
}
