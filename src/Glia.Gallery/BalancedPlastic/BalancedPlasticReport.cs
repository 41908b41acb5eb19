using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Charts;
using Glia.Analysis.Comparisons;
using Glia.Analysis.Reports;
using Glia.Analysis.SpikeTrains;
using Glia.Gallery.Circuits;
using Glia.Gallery.Results;
using Glia.Quantities;
using Glia.Spikes;
using static Glia.Quantities.Units;
using Fact = Glia.Analysis.Reports.Fact;

namespace Glia.Gallery.BalancedPlastic;

/// <summary>The report on a network that inhibitory plasticity balances.</summary>
internal static class BalancedPlasticReport
{
    public static Report Of(ExperimentResult result, CircuitRecording recording, BalancedPlasticOutcome? outcome, ImmutableArray<Fact> settings) => new("Balance by inhibitory plasticity")
    {
        Lead = "The network of Vogels et al. (2011): synapses from inhibitory to excitatory neurons learn until excitation is balanced; an assembly is stored, silenced and recalled.",
        Highlights = CircuitReport.Highlights(result, [recording]),
        Notice = CircuitReport.Notice(result),
        Sections =
        [
            Course(recording),
            .. outcome is null ? [] : Phases(outcome),
            .. CircuitReport.Compared(result.Comparisons, static name => new Subject(name, name == "E" ? Hue.Excitatory : Hue.Purple)),
            .. outcome is null ? [] : CircuitReport.Distributions(Within(outcome, outcome.Protocol.AtRest)),
            CircuitReport.Making(recording, settings),
        ],
    };

    private static ReportSection Course(CircuitRecording recording)
    {
        Time bin = 100 * ms;
        LineChart chart = PopulationCharts.RateOverTime(recording.Charted, bin);
        return new ReportSection("Course of the run", [new Figure("Population rates", chart with { Y = chart.Y with { Logarithmic = true, Low = 1 } }) { Caption = $"Mean over neurons in bins of {bin}." }]);
    }

    private static IEnumerable<ReportSection> Phases(BalancedPlasticOutcome outcome)
    {
        BalancedPlasticProtocol protocol = outcome.Protocol;
        foreach (ReportSection section in CircuitReport.Activity(Within(outcome, BalancedPlasticProtocol.Before), "Without plasticity")) yield return section;
        foreach (ReportSection section in CircuitReport.Activity(Within(outcome, protocol.AtRest), "With weights at rest"))
            yield return section with { Blocks = section.Blocks.Add(Weights(outcome)) };
        yield return Recall(outcome);
    }

    private static Figure Weights(BalancedPlasticOutcome outcome)
    {
        double[] weights = [.. outcome.Weights_nS];
        double high = Math.Ceiling(1 + 2 * weights.Average());
        return new Figure("Plastic weights", new HistogramChart(new Axis("Weight", "nS"),
            [new HistogramPanel("Inhibitory to excitatory", [new HistogramSeries("w", Hue.Inhibitory, Histogram.Of(weights, 0, high, 60))])]))
        {
            Caption = string.Create(CultureInfo.InvariantCulture, $"All of them were zero at first; {weights.Count(weight => weight <= 0) / (double)weights.Length:P1} are zero at the end."),
        };
    }

    private static ReportSection Recall(BalancedPlasticOutcome outcome)
    {
        (Time from, Time to) = (outcome.Protocol.Cued.From - 500 * ms, outcome.Protocol.Decayed.To);
        CircuitRecording part = Within(outcome, (from, to));
        SpikeData assembly = part.Spikes[0];
        int cued = BalancedPlasticNetwork.Cued(assembly.Population.Count);
        double[] times = [.. Enumerable.Range(0, (int)((to - from) / (20 * ms))).Select(k => from.Milliseconds + 20 * (k + 0.5))];
        return new ReportSection("Recall of the stored assembly",
        [
            new Figure("Spikes", RasterPlot.Of(part.Charted, from, to)) { Caption = "The cue reaches the first quarter of the assembly." },
            new Figure("Rates", new LineChart(Axis.Time with { Low = from.Milliseconds, High = to.Milliseconds }, new Axis("Rate", "Hz") { Low = 0 },
            [
                new Curve("assembly, cued", Hue.Stimulus, [.. times], Rate(assembly, static (neuron, cued) => neuron < cued, cued, times.Length)),
                new Curve("assembly, not cued", Hue.Purple, [.. times], Rate(assembly, static (neuron, cued) => neuron >= cued, cued, times.Length)),
                new Curve("other excitatory neurons", Hue.Excitatory, [.. times], [.. SpikeCounts.Rate_Hz(part.Spikes[1], 20 * ms).Take(times.Length)]),
            ])) { Caption = "In bins of 20 ms." },
        ]);
    }

    private static ImmutableArray<double> Rate(SpikeData spikes, Func<int, int, bool> isMember, int cued, int bins)
    {
        int members = Enumerable.Range(0, spikes.Population.Count).Count(neuron => isMember(neuron, cued));
        double[] rates = new double[bins];
        for (int i = 0; i < spikes.Count; i++)
        {
            int bin = (int)((spikes.TimeAt_ms(i) - spikes.Window.Start.Milliseconds - 1e-9) / 20);
            if (isMember(spikes.Neurons[i], cued) && bin < bins) rates[bin] += 1000.0 / 20 / members;
        }

        return [.. rates];
    }

    private static CircuitRecording Within(BalancedPlasticOutcome outcome, (Time From, Time To) window) =>
        outcome.Recording with { Spikes = [.. outcome.Recording.Spikes.Select(spikes => spikes.Between(window.From, window.To))] };
}
