using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.Charts;
using Glia.Analysis.Comparisons;
using Glia.Analysis.Reports;
using Glia.Analysis.SpikeTrains;
using Glia.Gallery.Circuits;
using Glia.Gallery.Conditioning.DistalReward;
using Glia.Gallery.Conditioning.TemporalDifference;
using Glia.Gallery.Results;
using Fact = Glia.Analysis.Reports.Fact;

namespace Glia.Gallery.Conditioning;

/// <summary>The report on learning from rewards.</summary>
internal static class ConditioningReport
{
    private static readonly ImmutableArray<Hue> s_hues = [Hue.Neutral, Hue.Excitatory, Hue.Inhibitory, Hue.Purple, Hue.Orange, Hue.Sky];

    public static Report Of(ExperimentResult result, ConditioningOutcome outcome, ImmutableArray<Fact> settings) => new("Conditioning")
    {
        Lead = "How a nervous system learns from rewards that come late: dopamine as prediction error, eligibility traces, and one synapse of 80,000 that is followed by reward.",
        Highlights =
        [
            new("measures that agree", $"{result.Comparisons.Count(c => c.Agrees)} of {result.Comparisons.Length}"),
            new("networks at the ceiling", $"{outcome.Runs.Count(run => double.IsFinite(run.Reached_s))} of {outcome.Runs.Length}"),
            new("biological time", Number(outcome.Runs.Sum(run => run.Times_s[^1])) + " s"),
            new("rewards", Number(outcome.Runs.Sum(run => run.Rewards_s.Length))),
        ],
        Notice = CircuitReport.Notice(result),
        Sections =
        [
            Network(outcome), .. CircuitReport.Activity(outcome.Runs[0].Recording), Delays(outcome.Sweep), Signals(outcome.Signals),
            .. CircuitReport.Compared(result.Comparisons, static name => new Subject(name)), CircuitReport.Making(outcome.Runs[0].Recording, settings),
        ],
    };

    private static ReportSection Network(ConditioningOutcome outcome)
    {
        IEnumerable<(RewardedRun Run, string Name, Hue Hue)> runs = outcome.Runs.Select((run, k) => (run, $"seed {run.Seed}", s_hues[(k + 1) % s_hues.Length]));
        if (outcome.Control is { } control) runs = runs.Append((control, "control", Hue.Neutral));
        RewardedRun first = outcome.Runs[0];
        double ceiling = RewardedSynapse.Ceiling.Millivolts;
        return new ReportSection("One synapse of 80,000 is rewarded",
        [
            new Figure("The chosen weight", new LineChart(new Axis("Time", "s"), new Axis("Weight", "mV") { Low = 0, High = ceiling },
            [
                .. runs.Select(one => new Curve(one.Name, one.Hue, one.Run.Times_s, one.Run.Chosen_mV)),
                new Curve("mean of all others", Hue.Neutral, first.Times_s, first.Others_mV) { Style = CurveStyle.Dashed },
            ])),
            new Figure("All weights at the end", new HistogramChart(new Axis("Weight", "mV"),
                [new HistogramPanel("", [new HistogramSeries("from excitatory neurons", Hue.Excitatory, Histogram.Of([.. first.Final_mV], 0, ceiling, 80))])]))
            {
                Caption = string.Create(CultureInfo.InvariantCulture, $"The chosen one is at {first.Chosen_mV[^1]:0.00} mV; {first.ShareAbove:P1} of the others lie above it."),
            },
            new Figure("Rewards", new LineChart(new Axis("Time", "s"), new Axis("Rewards so far") { Low = 0 },
                [new Curve("", Hue.Stimulus, first.Rewards_s, [.. first.Rewards_s.Select((_, k) => k + 1.0)])])),
        ]);
    }

    private static ReportSection Delays(EligibilitySweep sweep) => new("A reward after a pair of spikes",
    [
        new Figure("Change of the weight", new LineChart(new Axis("Delay of the reward", "s"), new Axis("Change", "mV") { Logarithmic = true },
        [
            new Curve("simulated", Hue.Excitatory, sweep.Delays_s, sweep.Changes_mV) { Style = CurveStyle.Marks },
            new Curve("closed form", Hue.Neutral, sweep.Delays_s, [.. sweep.Delays_s.Select(EligibilitySweep.Exact_mV)]) { Style = CurveStyle.Dashed },
        ])) { Caption = "One synapse and one dopamine signal for each delay." },
    ]);

    private static ReportSection Signals(DopamineSignals signals)
    {
        ImmutableArray<ImmutableArray<double>> trials = signals.Stepwise.Trials;
        (int Trial, Hue Hue)[] shown = [(1, Hue.Neutral), (30, Hue.Sky), (80, Hue.Excitatory), (140, Hue.Purple), (trials.Length, Hue.Orange)];
        return new ReportSection("Dopamine as temporal-difference error",
        [
            new Figure("Error during a trial", new LineChart(new Axis("Step after the cue"), new Axis("Error δ"),
                [.. shown.Select(one => new Curve($"trial {one.Trial}", one.Hue, Steps(trials[one.Trial - 1]), trials[one.Trial - 1]))]))
            {
                Caption = "λ = 0, α = 0.1: the error moves from the reward, at step 20, towards the cue, one step at a time.",
            },
            new Figure("When something else happens", new LineChart(new Axis("Step after the cue"), new Axis("Error δ"),
            [
                new Curve("as usual", Hue.Neutral, Steps(trials[^1]), trials[^1]),
                new Curve("reward left out", Hue.Inhibitory, Steps(trials[^1]), signals.Stepwise.Omitted),
                new Curve("reward early", Hue.Excitatory, Steps(trials[^1]), signals.Stepwise.Early),
            ])) { Caption = "After training." },
        ]);
    }

    private static ImmutableArray<double> Steps(ImmutableArray<double> errors) => [.. Enumerable.Range(0, errors.Length).Select(static step => (double)step)];

    private static string Number(double value) => value.ToString("#,0.###", CultureInfo.InvariantCulture);
}
