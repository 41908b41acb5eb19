using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Charts;
using Glia.Analysis.Reports;
using Glia.Gallery.Circuits;
using Glia.Gallery.Results;
using Glia.Quantities;
using Glia.Spikes;
using static Glia.Quantities.Units;
using Fact = Glia.Analysis.Reports.Fact;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>The report on an associative memory: assemblies, completion, sequences, capacity.</summary>
internal static class MemoryReport
{
    /// <summary>Patterns and neurons per cell in the picture of assembled weights; groups' neurons per cell in that of a sequence.</summary>
    private const int ShownPatterns = 5, Cells = 60;

    public static Report Of(ExperimentResult result, MemoryParts parts, ImmutableArray<Fact> settings) => new("Associative memory")
    {
        Lead = "Neurons that fire together become an assembly that a part of it brings back; groups that fire one after the other become a sequence that its beginning replays.",
        Highlights =
        [
            new("patterns", parts.Assemblies.Patterns.Count.ToString(CultureInfo.InvariantCulture)),
            new("recalled from half", Percent(parts.Assemblies.At(0.5).Recalled)),
            new("without learning", parts.Control is null ? "–" : Percent(parts.Control.At(0.5).Recalled)),
            new("measures that agree", $"{result.Comparisons.Count(c => c.Agrees)} of {result.Comparisons.Length}"),
        ],
        Notice = CircuitReport.Notice(result),
        Sections =
        [
            .. Assemblies(parts), .. Sequences(parts), .. Capacity(parts),
            .. Compared(result.Comparisons),
            CircuitReport.Making(parts.Assemblies.Recording, settings),
        ],
    };

    private static IEnumerable<ReportSection> Assemblies(MemoryParts parts)
    {
        AssemblyOutcome stored = parts.Assemblies;
        if (stored.Weights is null) yield break;
        yield return new ReportSection("Learning assemblies",
        [
            new Figure("Weights over presentations", new LineChart(new Axis("Presentations of each pattern"), new Axis("Mean weight by the largest") { Low = 0, High = 1 },
            [
                new Curve("within patterns", Hue.Excitatory, Rounds(stored), [.. stored.Growth.Select(one => one.Within)]) { Style = CurveStyle.Marked },
                new Curve("between others", Hue.Neutral, Rounds(stored), [.. stored.Growth.Select(one => one.Between)]) { Style = CurveStyle.Marked },
            ])),
            Matrix("Weights after learning", stored.Weights, [.. stored.Patterns.Patterns.Take(ShownPatterns).SelectMany(pattern => pattern).Distinct(), .. Others(stored)],
                $"Neurons in the order of the first {Math.Min(ShownPatterns, stored.Patterns.Count)} patterns, then others; one cell is the mean over several neurons."),
        ]);
        yield return Completion(parts);
    }

    private static ReportSection Completion(MemoryParts parts)
    {
        AssemblyOutcome stored = parts.Assemblies;
        ImmutableArray<double> cued = [.. stored.Protocol.Fractions.Where(fraction => fraction < 1)];
        ImmutableArray<double> Values(AssemblyOutcome outcome, Func<RecalledVolley, double> value) => [.. outcome.Recalled.Take(cued.Length).Select(value)];
        ImmutableArray<Curve> curves =
        [
            new Curve("recalled", Hue.Excitatory, cued, Values(stored, one => one.Recalled)) { Style = CurveStyle.Marked },
            new Curve("spurious, by the size of a pattern", Hue.Inhibitory, cued, Values(stored, one => one.Spurious)) { Style = CurveStyle.Marked },
        ];
        if (parts.Control is { Recording.Run.Completed: true } control)
            curves = curves.Add(new Curve("recalled without learning", Hue.Neutral, cued, Values(control, one => one.Recalled)) { Style = CurveStyle.Marked });
        return new ReportSection("Recall from a part",
        [
            new Figure("Completion", new LineChart(new Axis("Share of the pattern that is cued"), new Axis("Share of the rest that fires") { Low = 0 }, curves))
            {
                Caption = $"Means over {Math.Min(20, stored.Patterns.Count)} patterns; what fires within {Cue.Window.After} of the cue.",
            },
            Raster(stored, parts.Control),
        ]);
    }

    /// <summary>One pattern after the cue of half of it, with and without learning: cued neurons, the rest of the pattern, others.</summary>
    private static Figure Raster(AssemblyOutcome stored, AssemblyOutcome? control)
    {
        Cue cue = stored.Protocol.Cued.First(one => one.Fraction == 0.5 || stored.Protocol.Fractions.Length == 1).Cue;
        ImmutableArray<int> rest = [.. stored.Patterns.Patterns[cue.Pattern].Except(cue.Cued)];
        Panel PanelOf(AssemblyOutcome outcome, string title) => new(RasterPlot.Of(
        [
            Group("cued", Hue.Stimulus, outcome, cue.Cued), Group("rest", Hue.Excitatory, outcome, rest), Group("others", Hue.Neutral, outcome, [.. Others(stored).Take(100)]),
            new PopulationSpikes("I", Hue.Inhibitory, outcome.Recording.Spikes[1]),
        ], cue.At - 20 * ms, cue.At + 60 * ms)) { Title = title, Span = control is null ? 12 : 6 };
        return new Figure("Spikes after a cue of half a pattern", control is null ? [PanelOf(stored, "After learning")] : [PanelOf(stored, "After learning"), PanelOf(control, "Without learning")]);
    }

    private static IEnumerable<ReportSection> Sequences(MemoryParts parts)
    {
        if (parts.Sequences is not { Weights: not null } stored) yield break;
        SequenceProtocol protocol = stored.Protocol;
        ImmutableArray<double> places = [.. Enumerable.Range(1, protocol.Length).Select(place => (double)place)];
        Replay[] fromStart = [.. stored.Replays.Where(replay => replay.Cue.Place == 0)];
        Hue[] hues = [Hue.Excitatory, Hue.Purple, Hue.Orange, Hue.Sky, Hue.Stimulus];
        yield return new ReportSection("Sequences",
        [
            SequenceRaster(stored, parts.SequenceControl),
            new Figure("Times of the groups", new LineChart(new Axis("Group of the sequence"), new Axis("Time after the cue", "ms"),
            [
                .. fromStart.Take(hues.Length).Select((replay, k) => new Curve($"sequence {k + 1}", hues[k], places, replay.Times_ms) { Style = CurveStyle.Marked }),
                new Curve("as presented", Hue.Neutral, places, [.. places.Select(place => (place - 1) * SequenceProtocol.Interval.Milliseconds)]) { Style = CurveStyle.Dashed },
            ])) { Caption = "Medians over the neurons that belong to one group only." },
            Matrix("Weights within the first sequence", stored.Weights, [.. protocol.Groups.Patterns.Take(protocol.Length).SelectMany(group => group).Distinct()],
                "Neurons in the order of their groups; one cell is the mean over several neurons. What is strong lies beside the diagonal: from each group to the next."),
        ]);
    }

    private static Figure SequenceRaster(SequenceOutcome stored, SequenceOutcome? control)
    {
        SequenceProtocol protocol = stored.Protocol;
        SequenceCue cue = protocol.Cues[0];
        Panel PanelOf(SequenceOutcome outcome, string title) => new(RasterPlot.Of(
            Enumerable.Range(0, protocol.Length).Select(place => Of($"{place + 1}", place % 2 == 0 ? Hue.Excitatory : Hue.Sky, outcome.Recording.Spikes[0], protocol.Groups.Patterns[place])),
            cue.At - 20 * ms, cue.At + protocol.Replay - 60 * ms)) { Title = title, Span = control is null ? 12 : 6 };
        return new Figure("Spikes after a cue of the first group", control is null ? [PanelOf(stored, "After learning")] : [PanelOf(stored, "After learning"), PanelOf(control, "Without learning")])
        {
            Caption = "One band for each group of the first sequence.",
        };
    }

    private static IEnumerable<ReportSection> Capacity(MemoryParts parts)
    {
        if (parts.Capacity.Length < 2) yield break;
        ImmutableArray<double> counts = [.. parts.Capacity.Select(point => (double)point.Patterns)];
        yield return new ReportSection("Capacity",
        [
            new Figure("Recall from half of a pattern", new LineChart(new Axis("Patterns stored"), new Axis("") { Low = 0, High = 1 },
            [
                new Curve("overlap with the pattern", Hue.Excitatory, counts, [.. parts.Capacity.Select(point => point.Recalled.Overlap)]) { Style = CurveStyle.Marked },
                new Curve("strong synapses", Hue.Purple, counts, [.. parts.Capacity.Select(point => point.StrongShare)]) { Style = CurveStyle.Marks },
                new Curve("strong synapses, Willshaw et al. (1969)", Hue.Neutral, counts, [.. parts.Capacity.Select(point => point.ExpectedShare)]) { Style = CurveStyle.Dashed },
            ]))
            {
                Caption = "A network of its own for every number of patterns. The overlap is the correlation of who fired with the pattern. It falls when the synapses that different patterns "
                    + "share make others fire as well.",
            },
        ]);
    }

    /// <summary>A table alone: every measure is of one subject, so that there is nothing to see side by side.</summary>
    private static IEnumerable<ReportSection> Compared(ImmutableArray<Results.Comparison> comparisons)
    {
        if (comparisons.IsEmpty) yield break;
        yield return new ReportSection("What was expected",
        [
            new DataTable("Measured and expected", ["", "Measure", "Measured", "Accepted", "Agrees", "Source of the band"],
            [
                .. comparisons.Select(one => ImmutableArray.Create(one.Subject, one.Measure, Short(one.Measured), $"{Short(one.Low)} to {Short(one.High)}", one.Agrees ? "yes" : "NO", one.Source)),
            ]),
        ]);
    }

    private static Figure Matrix(string title, LearnedWeights weights, ImmutableArray<int> order, string caption)
    {
        int perCell = Math.Max(1, (int)Math.Ceiling(order.Length / (double)Cells)), cells = order.Length / perCell;
        ImmutableArray<string> names = [.. Enumerable.Range(0, cells).Select(cell => (cell * perCell).ToString(CultureInfo.InvariantCulture))];
        return new Figure(title, new HeatMap(new Axis("From neuron"), names, new Axis("To neuron"), names, new Axis("Weight") { Low = 0, High = 1 }, weights.Picture(order, perCell))) { Caption = caption };
    }

    private static IEnumerable<int> Others(AssemblyOutcome stored) =>
        Enumerable.Range(0, stored.Patterns.Neurons).Where(neuron => !Enumerable.Range(0, Math.Min(ShownPatterns, stored.Patterns.Count)).Any(pattern => stored.Patterns.Contains(pattern, neuron))).Take(100);

    private static PopulationSpikes Group(string name, Hue hue, AssemblyOutcome outcome, ImmutableArray<int> neurons) => Of(name, hue, outcome.Recording.Spikes[0], neurons);

    /// <summary>The spikes of some neurons as a population of their own.</summary>
    private static PopulationSpikes Of(string name, Hue hue, SpikeData spikes, ImmutableArray<int> neurons)
    {
        var places = new Dictionary<int, int>();
        foreach (int neuron in neurons) places.TryAdd(neuron, places.Count);
        int[] kept = [.. Enumerable.Range(0, spikes.Count).Where(k => places.ContainsKey(spikes.Neurons[k])).OrderBy(k => spikes.Steps[k]).ThenBy(k => places[spikes.Neurons[k]])];
        return new PopulationSpikes(name, hue, new SpikeData(
            new ObservedPopulation(name, places.Count), spikes.Window, [.. kept.Select(k => spikes.Steps[k])], [.. kept.Select(k => places[spikes.Neurons[k]])]));
    }

    private static ImmutableArray<double> Rounds(AssemblyOutcome stored) => [.. Enumerable.Range(0, stored.Growth.Length).Select(round => (double)round)];

    private static string Short(double value) => double.IsNaN(value) ? "–" : value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Percent(double share) => double.IsNaN(share) ? "–" : share.ToString("P0", CultureInfo.InvariantCulture);
}
