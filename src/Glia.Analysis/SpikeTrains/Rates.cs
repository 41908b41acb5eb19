using Glia.Spikes;

namespace Glia.Analysis.SpikeTrains;

/// <summary>How often neurons fire.</summary>
public static class Rates
{
    /// <summary>Mean rate of each observed neuron, spikes/duration, in Hz. Shape [observed neurons].</summary>
    public static double[] PerNeuron_Hz(SpikeData spikes)
    {
        double seconds = Seconds(spikes);
        return [.. spikes.Counts().Select(count => count / seconds)];
    }

    /// <summary>Mean rate of the observed neurons, spikes/(neurons·duration), in Hz.</summary>
    public static double Mean_Hz(SpikeData spikes) => spikes.Count / (spikes.Population.Count * Seconds(spikes));

    /// <summary>Share of observed neurons without a spike, 0 to 1.</summary>
    public static double SilentFraction(SpikeData spikes) => (double)spikes.Counts().Count(count => count == 0) / spikes.Population.Count;

    private static double Seconds(SpikeData spikes)
    {
        double duration_ms = spikes.Window.Duration.Milliseconds;
        return duration_ms > 0 ? duration_ms / 1000 : throw new ArgumentException("Rates need an observation of positive duration.", nameof(spikes));
    }
}
