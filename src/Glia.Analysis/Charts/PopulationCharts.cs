using System.Collections.Immutable;
using Glia.Analysis.SpikeTrains;
using Glia.Quantities;

namespace Glia.Analysis.Charts;

/// <summary>The charts that every recording of populations deserves.</summary>
/// <remarks>Populations come in panels: those of one panel share it, excitatory and inhibitory neurons of one layer for instance.</remarks>
public static class PopulationCharts
{
    private const int Bins = 40;

    /// <summary>Distribution of the neurons' rates; the axis ends where 99 % of the neurons of the fastest population lie.</summary>
    public static HistogramChart Rates(IEnumerable<PopulationPanel> panels) =>
        Distribution(panels, new Axis("Rate of a neuron", "Hz"), spikes => SpikeTrains.Rates.PerNeuron_Hz(spikes.Spikes), low: 0, high: null);

    /// <summary>Distribution of the CV of inter-spike intervals.</summary>
    public static HistogramChart Variations(IEnumerable<PopulationPanel> panels, int minimumSpikes = 3) =>
        Distribution(panels, new Axis("CV of inter-spike intervals"), spikes => Intervals.Variations(spikes.Spikes, minimumSpikes), low: 0, high: 1.6);

    /// <summary>Distribution of inter-spike intervals.</summary>
    public static HistogramChart IntervalsOf(IEnumerable<PopulationPanel> panels, Time longest) =>
        Distribution(panels, new Axis("Inter-spike interval", "ms"), spikes => Intervals.Of(spikes.Spikes), low: 0, high: longest.Milliseconds);

    /// <summary>Distribution of the pairwise correlation of counts in bins.</summary>
    public static HistogramChart Correlation(IEnumerable<PopulationPanel> panels, Time bin) =>
        Distribution(panels, new Axis($"Correlation of counts in {bin}"), spikes => Correlations.Sampled(spikes.Spikes, bin), low: -0.15, high: 0.15);

    /// <summary>Rate of whole populations over time.</summary>
    public static LineChart RateOverTime(IEnumerable<PopulationSpikes> populations, Time bin) => new(
        Axis.Time, new Axis("Population rate", "Hz") { Low = 0 }, [.. populations.Select(population => RateCurve(population, bin))]);

    /// <summary>Power spectrum of the population rates.</summary>
    public static LineChart Spectrum(IEnumerable<PopulationSpikes> populations, Time bin, Time segment) => new(
        new Axis("Frequency", "Hz"), new Axis("Power density", "Hz²/Hz") { Logarithmic = true },
        [.. populations.Select(population =>
        {
            PowerSpectrum spectrum = PowerSpectrum.Of(population.Spikes, bin, segment);
            return new Curve(population.Name, population.Hue, spectrum.Frequencies_Hz, spectrum.Density);
        })]);

    private static Curve RateCurve(PopulationSpikes population, Time bin)
    {
        double[] rates = SpikeCounts.Rate_Hz(population.Spikes, bin);
        double start = population.Spikes.Window.Start.Milliseconds;
        return new Curve(population.Name, population.Hue, [.. rates.Select((_, k) => start + (k + 0.5) * bin.Milliseconds)], [.. rates]);
    }

    private static HistogramChart Distribution(IEnumerable<PopulationPanel> panels, Axis axis, Func<PopulationSpikes, double[]> measure, double low, double? high)
    {
        (string Title, (PopulationSpikes Spikes, double[] Values)[] Populations)[] measured =
            [.. panels.Select(panel => (panel.Title, panel.Populations.Select(spikes => (spikes, measure(spikes))).ToArray()))];
        double top = high ?? Math.Max(1, measured.SelectMany(panel => panel.Populations).Select(population => Quantile(population.Values, 0.99)).DefaultIfEmpty(1).Max());
        return new HistogramChart(axis with { Low = low, High = top },
            [.. measured.Select(panel => new HistogramPanel(panel.Title,
                [.. panel.Populations.Select(population =>
                    new HistogramSeries(population.Spikes.Name, population.Spikes.Hue, Histogram.Of(population.Values, low, top, Bins)))]))]);
    }

    private static double Quantile(double[] values, double share)
    {
        if (values.Length == 0) return 0;
        double[] sorted = [.. values.Order()];
        return sorted[(int)Math.Min(sorted.Length - 1, Math.Floor(share * sorted.Length))];
    }
}

/// <summary>Populations that share a panel.</summary>
/// <param name="Title">What they have in common, for instance <c>Layer 4</c>.</param>
/// <param name="Populations">The populations.</param>
public sealed record PopulationPanel(string Title, ImmutableArray<PopulationSpikes> Populations);
