using System.Collections.Immutable;
using Glia.Analysis.SpikeTrains;
using Glia.Quantities;

namespace Glia.Analysis.Charts;

/// <summary>The charts that every recording of populations deserves.</summary>
/// <remarks>Populations come in panels: those of one panel share it, excitatory and inhibitory neurons of one layer for instance.</remarks>
public static class PopulationCharts
{
    private const int FewestBins = 10, MostBins = 40;

    /// <summary>Distribution of the neurons' rates; each panel ends where 99 % of the neurons of its fastest population lie.</summary>
    public static HistogramChart Rates(IEnumerable<PopulationPanel> panels) =>
        new(new Axis("Rate of a neuron", "Hz"), [.. panels.Select(RatePanel)]);

    /// <summary>Distribution of the CV of inter-spike intervals.</summary>
    public static HistogramChart Variations(IEnumerable<PopulationPanel> panels, int minimumSpikes = 3) =>
        Distribution(panels, new Axis("CV of inter-spike intervals"), spikes => Intervals.Variations(spikes.Spikes, minimumSpikes), low: 0, high: 1.5);

    /// <summary>Distribution of inter-spike intervals.</summary>
    public static HistogramChart IntervalsOf(IEnumerable<PopulationPanel> panels, Time longest) =>
        Distribution(panels, new Axis("Inter-spike interval", "ms"), spikes => Intervals.Of(spikes.Spikes), low: 0, high: longest.Milliseconds);

    /// <summary>Distribution of the pairwise correlation of counts in bins.</summary>
    public static HistogramChart Correlation(IEnumerable<PopulationPanel> panels, Time bin) =>
        Distribution(panels, new Axis($"Correlation of counts in {bin}"), spikes => Correlations.Sampled(spikes.Spikes, bin), low: -0.2, high: 0.2);

    /// <summary>Rate of whole populations over time.</summary>
    public static LineChart RateOverTime(IEnumerable<PopulationSpikes> populations, Time bin) => new(
        TimeOf(populations), new Axis("Population rate", "Hz") { Low = 0 }, [.. populations.Select(population => RateCurve(population, bin))]);

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

    private static Axis TimeOf(IEnumerable<PopulationSpikes> populations) => Axis.Time with
    {
        Low = populations.Min(population => population.Spikes.Window.Start.Milliseconds),
        High = populations.Max(population => population.Spikes.Window.Stop.Milliseconds),
    };

    /// <summary>A panel of rates, in bins of whole spike counts: other bins would hold now more, now fewer of the possible rates and look like combs.</summary>
    private static HistogramPanel RatePanel(PopulationPanel panel)
    {
        (PopulationSpikes Population, double[] Rates)[] measured =
            [.. panel.Populations.Select(population => (population, SpikeTrains.Rates.PerNeuron_Hz(population.Spikes)))];
        double top = RoundUp(measured.Select(one => Quantile(one.Rates, 0.99)).DefaultIfEmpty(1).Max());
        int bins = BinsFor(measured.Select(one => one.Rates));
        return new HistogramPanel(panel.Title,
            [.. measured.Select(one => new HistogramSeries(one.Population.Name, one.Population.Hue, RateHistogram(one.Population, one.Rates, top, bins)))]);
    }

    private static Histogram RateHistogram(PopulationSpikes population, double[] rates, double top, int about)
    {
        double oneSpike_Hz = 1000 / population.Spikes.Window.Duration.Milliseconds;
        double width = oneSpike_Hz * Math.Max(1, Math.Round(top / about / oneSpike_Hz));
        int bins = (int)Math.Ceiling(top / width - 1e-9);

        // A quarter of a spike more keeps every rate off the edges, where rounding would decide.
        return Histogram.Of([.. rates.Select(rate => rate + oneSpike_Hz / 4)], 0, bins * width, bins);
    }

    private static HistogramChart Distribution(IEnumerable<PopulationPanel> panels, Axis axis, Func<PopulationSpikes, double[]> measure, double low, double high) =>
        new(axis, [.. panels.Select(panel =>
        {
            (PopulationSpikes Population, double[] Values)[] measured = [.. panel.Populations.Select(population => (population, measure(population)))];
            int bins = BinsFor(measured.Select(one => one.Values));
            return new HistogramPanel(panel.Title,
                [.. measured.Select(one => new HistogramSeries(one.Population.Name, one.Population.Hue, Histogram.Of(one.Values, low, high, bins)))]);
        })]);

    /// <summary>Rice's rule, 2·n^⅓ bins, for the smallest set of a panel: fewer values, wider bins.</summary>
    private static int BinsFor(IEnumerable<double[]> sets)
    {
        int fewest = sets.Select(values => values.Length).Where(count => count > 0).DefaultIfEmpty(0).Min();
        return Math.Clamp((int)Math.Round(2 * Math.Cbrt(fewest)), FewestBins, MostBins);
    }

    /// <summary>The next of 1, 2, 5, 10, 15, 20, 25 … above a value: axes end at round numbers.</summary>
    private static double RoundUp(double value) => value <= 1 ? 1 : value <= 2 ? 2 : 5 * Math.Ceiling(value / 5);

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
