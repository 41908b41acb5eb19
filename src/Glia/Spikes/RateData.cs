using System.Collections.Immutable;

namespace Glia.Spikes;

/// <summary>Number of spikes of a population in equal time bins.</summary>
/// <remarks>Bin k holds the stamps n with k·w &lt; n − after ≤ (k+1)·w, w being its width in steps; a last bin cut short by the end of the run is left out.</remarks>
/// <param name="Population">Who was observed.</param>
/// <param name="Window">When.</param>
/// <param name="BinSteps">Width of a bin in steps.</param>
/// <param name="Counts">Spikes per bin. Shape [bins].</param>
public sealed record RateData(ObservedPopulation Population, RecordingWindow Window, int BinSteps, ImmutableArray<long> Counts)
{
    /// <summary>Width of a bin in ms.</summary>
    public double Bin_ms => Window.Grid.Milliseconds(BinSteps);

    /// <summary>End of each bin in ms. Shape [bins].</summary>
    public double[] Times_ms()
    {
        double[] times = new double[Counts.Length];
        for (int i = 0; i < times.Length; i++) times[i] = Window.Grid.Milliseconds(Window.AfterStep + (i + 1L) * BinSteps);
        return times;
    }

    /// <summary>Mean rate of a neuron in each bin, in Hz: count/(neurons·bin). Shape [bins].</summary>
    public double[] Rates_Hz()
    {
        double scale = 1000 / (Population.Size * Bin_ms);
        return [.. Counts.Select(count => count * scale)];
    }
}
