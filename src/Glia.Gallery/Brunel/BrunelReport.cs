using System.Collections.Immutable;
using Glia.Analysis.Charts;
using Glia.Analysis.Comparisons;
using Glia.Analysis.Reports;
using Glia.Gallery.Circuits;
using Glia.Gallery.Results;
using static Glia.Quantities.Units;
using Fact = Glia.Analysis.Reports.Fact;

namespace Glia.Gallery.Brunel;

/// <summary>The report of the balanced network: one section per state.</summary>
internal static class BrunelReport
{
    public static Report Of(ExperimentResult result, IReadOnlyList<BrunelOutcome> outcomes, ImmutableArray<Fact> settings) => new("Balanced random network")
    {
        Lead = "The network of Brunel (2000), model A: 10,000 excitatory and 2,500 inhibitory neurons at full scale. Inhibition g and drive eta decide its state.",
        Highlights = CircuitReport.Highlights(result, [.. outcomes.Select(outcome => outcome.Recording)]),
        Notice = CircuitReport.Notice(result),
        Sections =
        [
            .. CircuitReport.Compared(result.Comparisons, static name => new Subject(name)),
            .. outcomes.SelectMany(Sections),
            CircuitReport.Making(outcomes[^1].Recording, settings),
        ],
    };

    private static IEnumerable<ReportSection> Sections(BrunelOutcome outcome)
    {
        string title = FormattableString.Invariant($"{outcome.Regime.Name}: {outcome.Regime.Title} (g = {outcome.Regime.G}, eta = {outcome.Regime.Eta})");
        foreach (ReportSection section in CircuitReport.Activity(outcome.Recording, title))
            yield return double.IsNaN(outcome.Oscillation_Hz) ? section : section with { Blocks = section.Blocks.Add(Spectrum(outcome)) };
        foreach (ReportSection section in CircuitReport.Traces(outcome.Recording)) yield return section with { Title = $"{outcome.Regime.Name}: {section.Title.ToLowerInvariant()}" };
    }

    private static Figure Spectrum(BrunelOutcome outcome) => new("Power spectrum of the population rate",
        PopulationCharts.Spectrum([outcome.Recording.Charted[0]], 0.5 * ms, 500 * ms));
}
