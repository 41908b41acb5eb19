using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Charts;
using Glia.Analysis.Comparisons;
using Glia.Analysis.Reports;
using Glia.Gallery.Results;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Spikes;
using static Glia.Quantities.Units;
using Fact = Glia.Analysis.Reports.Fact;

namespace Glia.Gallery.Circuits;

/// <summary>The parts of a circuit's report: activity, comparison, distributions, traces, and how it was made.</summary>
internal static class CircuitReport
{
    /// <summary>What fits on a page and can still be read.</summary>
    private const int MostRows = 16, MostNeurons = 3;

    /// <summary>Minimum length of a window worth drawing.</summary>
    private const double Least_ms = 20;

    /// <summary>The report of a single circuit.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="lead">What the model is, in a sentence.</param>
    /// <param name="recording">What was observed.</param>
    /// <param name="result">What it was compared with.</param>
    /// <param name="settings">Settings of the run.</param>
    /// <param name="subject">Name and colour of what is compared.</param>
    public static Report Of(
        string title, string lead, CircuitRecording recording, ExperimentResult result, ImmutableArray<Fact> settings, Func<string, Subject> subject) => new(title)
    {
        Lead = lead,
        Highlights = Highlights(result, [recording]),
        Notice = Notice(result),
        Sections =
        [
            .. Activity(recording), .. Compared(result.Comparisons, subject), .. Distributions(recording), .. Traces(recording), Making(recording, settings),
        ],
    };

    /// <summary>The few numbers that a reader looks for first.</summary>
    public static ImmutableArray<Fact> Highlights(ExperimentResult result, ImmutableArray<CircuitRecording> recordings)
    {
        double wall_s = recordings.Sum(recording => recording.Run.Wall.TotalSeconds);
        double simulated_s = recordings.Sum(recording => (recording.Run.End - recording.Run.Start).Milliseconds) / 1000;
        ImmutableArray<Fact> facts =
        [
            new("neurons", Number(recordings[0].Neurons)),
            new("synapses", Number(recordings[0].Synapses)),
            new("biological time", Number(simulated_s) + " s"),
            new("wall time per biological second", simulated_s > 0 ? Number(wall_s / simulated_s) + " s" : "none"),
        ];
        return result.Comparisons.IsEmpty ? facts : facts.Add(new Fact("measures that agree", $"{result.Comparisons.Count(c => c.Agrees)} of {result.Comparisons.Length}"));
    }

    /// <summary>What the reader must know first: that the run was stopped, what went wrong, that the scale is reduced.</summary>
    public static string Notice(ExperimentResult result)
    {
        IEnumerable<string> partial = result.Completed ? [] : ["Partial: the run was stopped early; everything here covers the part that was simulated."];
        IEnumerable<string> findings = result.Problems.Concat(result.Warnings).Select(finding => $"Warning: {finding.Subject}: {finding.Message}");
        return string.Join(" ", partial.Concat(findings).Concat(result.Notes));
    }

    /// <summary>The sections about activity; a sentence instead when there is too little of it.</summary>
    /// <param name="recording">What was observed.</param>
    /// <param name="title">Heading.</param>
    public static IEnumerable<ReportSection> Activity(CircuitRecording recording, string title = "Activity")
    {
        if (recording.Spikes.IsEmpty) yield break;
        if (recording.Window_ms < Least_ms)
        {
            yield return new ReportSection(title, [new Paragraph("The run ended before there was enough activity to show.")]);
            yield break;
        }

        yield return new ReportSection(title, [Raster(recording), RateOverTime(recording)]);
    }

    /// <summary>Measured values beside published ones, as a table and as charts.</summary>
    public static IEnumerable<ReportSection> Compared(ImmutableArray<Results.Comparison> comparisons, Func<string, Subject> subject)
    {
        if (comparisons.IsEmpty) yield break;
        var table = ComparisonTables.Of(comparisons, subject);
        yield return new ReportSection("Comparison with published activity",
        [
            new ComparisonReport("Measured and published", table),
            new Figure("Measured values over the accepted bands",
                [.. table.Measures.Select(measure => new Panel(new ComparisonChart(table.Subjects, measure)) { Span = table.Measures.Length == 1 ? 12 : 12 / Math.Min(3, table.Measures.Length) })]),
        ]);
    }

    /// <summary>Distributions over neurons.</summary>
    public static IEnumerable<ReportSection> Distributions(CircuitRecording recording)
    {
        if (recording.Window_ms < Least_ms || recording.Spikes.Sum(spikes => (long)spikes.Count) == 0) yield break;
        Time longest = Math.Clamp(recording.Window_ms / 2, Least_ms, 500) * ms;
        yield return new ReportSection("Distributions over neurons",
        [
            new Figure("Rates", PopulationCharts.Rates(recording.Panels)),
            new Figure("Inter-spike intervals", PopulationCharts.IntervalsOf(recording.Panels, longest)),
            new Figure("Irregularity", PopulationCharts.Variations(recording.Panels)) { Caption = "Neurons with at least three spikes." },
            new Figure("Pairwise correlation", PopulationCharts.Correlation(recording.Panels, 10 * ms)),
        ]);
    }

    /// <summary>Membrane potentials of example neurons.</summary>
    public static IEnumerable<ReportSection> Traces(CircuitRecording recording)
    {
        if (recording.States.IsEmpty || recording.States[0].Count == 0) yield break;
        ImmutableArray<TraceRow> rows = [.. recording.Circuit.Traces.SelectMany((trace, i) => RowsOf(recording, trace, recording.States[i])).Take(MostRows)];
        yield return new ReportSection("Membrane potentials", [new Figure("Example neurons", new TraceChart(rows)) { Caption = "Ticks above a trace are the neuron's spikes." }]);
    }

    /// <summary>Model, construction, run and machine.</summary>
    public static ReportSection Making(CircuitRecording recording, ImmutableArray<Fact> settings) => new("How it was made",
    [
        new FactList("Settings", settings),
        new FactList("Network",
        [
            new("populations", Number(recording.Build.Populations.Length)),
            new("neurons", Number(recording.Neurons)),
            new("sources", Number(recording.Sources)),
            new("synapses", Number(recording.Synapses)),
            new("connections from sources", Number(recording.SourceConnections)),
            new("memory per synapse", recording.Build.Synapses == 0 ? "none" : Number((double)recording.Build.SynapseBytes / recording.Build.Synapses) + " B"),
            new("delays", $"{recording.Build.EpochSteps} to {recording.Build.MaximumDelaySteps} steps"),
        ]),
        new FactList("Run",
        [
            new("construction", Seconds(recording.Build.Wall)),
            new("simulation", Seconds(recording.Run.Wall)),
            new("wall time per biological second", Number(recording.Run.RealTimeFactor) + " s"),
            new("spikes", Number(recording.Run.Spikes)),
            new("synaptic events", Number(recording.Run.SynapticEvents)),
            new("threads", Number(recording.Build.Threads)),
            new("peak memory", Number(MachineMemory.PeakBytes() / 1e9) + " GB"),
        ]),
        Populations(recording.Build),
        .. Integration(recording.Build),
    ]);

    private static Figure Raster(CircuitRecording recording)
    {
        (Time from, Time to) = Shown(recording);
        return new Figure("Spikes", RasterPlot.Of(recording.Charted, from, to));
    }

    private static Figure RateOverTime(CircuitRecording recording)
    {
        (Time from, Time to) = Shown(recording);
        Time bin = Math.Max(1, Math.Round(recording.Circuit.Shown.Milliseconds / 200)) * ms;
        return new Figure("Population rates", [.. recording.Panels.Select(panel => new Panel(PopulationCharts.RateOverTime(
            panel.Populations.Select(population => population with { Spikes = population.Spikes.Between(from, to) }), bin))
        {
            Title = panel.Title, Span = recording.Panels.Length == 1 ? 12 : 6,
        })])
        {
            Caption = $"Mean over neurons in bins of {bin}.",
        };
    }

    /// <summary>The last stretch of the analysed window, as long as the circuit wants it shown.</summary>
    private static (Time From, Time To) Shown(CircuitRecording recording)
    {
        RecordingWindow window = recording.Spikes[0].Window;
        return (Math.Max(window.Start.Milliseconds, window.Stop.Milliseconds - recording.Circuit.Shown.Milliseconds) * ms, window.Stop);
    }

    private static IEnumerable<TraceRow> RowsOf(CircuitRecording recording, CircuitTrace trace, StateData states)
    {
        double[] times = states.Times_ms();
        double from = times[^1] - recording.Circuit.Shown.Milliseconds;
        int first = Array.FindIndex(times, time => time >= from);
        for (int position = 0; position < Math.Min(states.Population.Count, MostNeurons); position++)
        {
            int neuron = states.Population.NeuronAt(position);
            for (int k = 0; k < states.Variables.Length; k++)
                yield return new TraceRow(
                    new Axis(states.Variables[k], trace.Units[k]), [new Curve("", trace.Hue, [.. times[first..]], [.. states.Trace(neuron, states.Variables[k])[first..]])])
                {
                    Label = k == 0 ? string.Create(CultureInfo.InvariantCulture, $"{trace.Title} {neuron}") : "",
                    Spikes_ms = k == 0 ? [.. SpikesOf(recording, trace.Recorder.Population, neuron).Where(time => time >= from)] : [],
                    Levels = k == 0 ? trace.Levels : [],
                };
        }
    }

    /// <summary>Spike times of a neuron, if they were recorded.</summary>
    private static IEnumerable<double> SpikesOf(CircuitRecording recording, Population population, int neuron) =>
        recording.Circuit.Populations.Zip(recording.Spikes)
            .Where(pair => pair.First.Recorder.Population == population && pair.Second.Population.PositionOf(neuron) >= 0)
            .SelectMany(pair => pair.Second.TrainOf(neuron).Times_ms);

    private static DataTable Populations(BuildReport build) => new("Populations", ["Population", "Neurons", "Model"],
        [.. build.Populations.Select(population => ImmutableArray.Create(population.Name, Number(population.Size), population.Model))]);

    /// <summary>How each model is integrated, and why so.</summary>
    private static IEnumerable<Paragraph> Integration(BuildReport build) =>
        from population in build.Populations.DistinctBy(population => population.Model)
        from note in population.Integration
        select new Paragraph($"{population.Model}: {string.Join(", ", note.Variables)} by {note.Method}; {note.Reason}.");

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => Number(time.TotalSeconds) + " s";
}
