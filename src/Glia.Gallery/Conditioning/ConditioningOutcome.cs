using System.Collections.Immutable;
using System.Globalization;
using Glia.Analysis.SpikeTrains;
using Glia.Gallery.Circuits;
using Glia.Gallery.Conditioning.DistalReward;
using Glia.Gallery.Conditioning.TemporalDifference;
using Glia.Gallery.Results;

namespace Glia.Gallery.Conditioning;

/// <summary>What the three parts gave.</summary>
internal sealed record ConditioningOutcome
{
    /// <summary>The hour within which the paper's synapse comes to the ceiling.</summary>
    private const double Hour_s = 3600;

    private const string Closed = "closed form", Paper = "Izhikevich 2007: within about an hour", Plain = "plain loop of the same program in C, 6 networks, an hour: ";

    public required DopamineSignals Signals { get; init; }

    public required EligibilitySweep Sweep { get; init; }

    /// <summary>Networks with rewards, one after the other.</summary>
    public required ImmutableArray<RewardedRun> Runs { get; init; }

    /// <summary>The network without rewards; null when there is none.</summary>
    public required RewardedRun? Control { get; init; }

    private IEnumerable<RewardedRun> All => Control is null ? Runs : Runs.Append(Control);

    /// <summary>The result.</summary>
    public ExperimentResult Result(string name) => new()
    {
        Experiment = name,
        Completed = All.All(run => run.Recording.Run.Completed),
        Comparisons = [.. Signals.Compare(), .. Delayed(), .. Rewarded()],
        Table = new ResultTable(
            ["network", "simulated (s)", "rewards", "ceiling reached (s)", "chosen, last quarter (mV)", "mean of the others (mV)", "share above the chosen", "rate of E (Hz)"],
            [.. All.Select(Row)]),
        Facts = CircuitResults.Facts([.. All.Select(run => run.Recording)]),
        Files = [.. All.SelectMany(run => run.Recording.Files)],
        Notes = [.. Notes()],
        Warnings = CircuitResults.Warnings(All.Select(run => run.Recording)),
        Problems = CircuitResults.Problems(All.Select(run => run.Recording)),
    };

    private IEnumerable<Comparison> Delayed()
    {
        yield return Comparison.Within("reward after a pair", "time constant over the delay", "s", Sweep.TimeConstant_s, 1, 0.03, Closed + ": that of the eligibility");
        yield return Comparison.Within("reward after a pair", "change for a reward at once", "mV", Sweep.Changes_mV[0], EligibilitySweep.Exact_mV(0), 0.01, Closed);
    }

    /// <summary>Every network of at least the time that the plain loop needed at most; of shorter runs nothing is expected.</summary>
    private IEnumerable<Comparison> Rewarded()
    {
        foreach (RewardedRun run in Runs.Where(run => run.Recording.Run.Completed && run.Times_s[^1] >= Expected.Slowest_s))
        {
            string subject = Named(run);
            yield return Comparison.Between(subject, "ceiling reached", "s", run.Reached_s, 0, Hour_s, Paper);
            yield return Comparison.Between(subject, "chosen weight, last quarter", "mV", run.LateChosen_mV, Expected.LeastLate_mV, RewardedSynapse.Ceiling.Millivolts, Plain + "3.28 to 3.92 mV; band set here");
            yield return Comparison.Between(subject, "mean of the others", "mV", run.Others_mV[^1], 0, Expected.MostOthers_mV, Plain + "0.72 to 1.07 mV; band set here");
        }

        if (Control is { Recording.Run.Completed: true })
            yield return Comparison.Between("control", "chosen weight, last quarter", "mV", Control.LateChosen_mV, 0, 0.5, "without rewards it does not rise; band set here");
    }

    /// <summary>What the plain loop gave: it came to the ceiling after 450 to 1216 s.</summary>
    private static (double Slowest_s, double LeastLate_mV, double MostOthers_mV) Expected => (1500, 2.8, 1.3);

    private ImmutableArray<object> Row(RewardedRun run) =>
    [
        run == Control ? "control" : Named(run), run.Times_s[^1], run.Rewards_s.Length, run.Reached_s, run.LateChosen_mV, run.Others_mV[^1], run.ShareAbove,
        run.Times_s[^1] > 0 ? Rates.Mean_Hz(run.Recording.Spikes[0]) : double.NaN,
    ];

    private IEnumerable<string> Notes()
    {
        int reached = Runs.Count(run => double.IsFinite(run.Reached_s));
        yield return string.Create(CultureInfo.InvariantCulture, $"The chosen synapse reached the ceiling in {reached} of {Runs.Length} networks.");
        if (Runs.Any(run => run.Times_s[^1] < Expected.Slowest_s))
            yield return "Shorter than 1500 s: the synapse may still be on its way, so that weights are not compared.";
    }

    private static string Named(RewardedRun run) => string.Create(CultureInfo.InvariantCulture, $"seed {run.Seed}");
}
