using System.Collections.Immutable;
using System.Globalization;
using Glia.Gallery.Results;

namespace Glia.Gallery.Conditioning.TemporalDifference;

/// <summary>The dopamine signal as temporal-difference error: everything that is trained, and what it is compared with.</summary>
internal sealed record DopamineSignals
{
    private const int Trials = 400, Walks = 100, Runs = 1000;
    private const string Exact = "follows from the rule", Recorded = "independent implementation of the same rule, ± 2 %",
        Drawn = "independent implementation of the same rule, ± 5 %: averages over drawn walks";
    private const string Schultz = "Schultz, Dayan and Montague 1997", Fiorillo = "Fiorillo, Tobler and Schultz 2003: p, 1 - p, -p", Dabney = "Dabney et al. 2020: the expectile, by bisection";
    private const string SetHere = "sign and order of size; band set here";

    /// <summary>Learning from the error alone, λ = 0, α = 0.1: the signal moves backward step by step.</summary>
    public required CueAndReward Stepwise { get; init; }

    private ImmutableArray<CueAndReward> Others { get; init; } = [];

    private ImmutableArray<(double Probability, UncertainReward Signal)> Uncertain { get; init; } = [];

    private ImmutableArray<(double Rate, double[] Errors)> RandomWalks { get; init; } = [];

    private ImmutableArray<(double Tau, double Learned)> Distributional { get; init; } = [];

    /// <summary>Trains all of it; takes about a second.</summary>
    public static DopamineSignals Train(ulong seed) => new()
    {
        Stepwise = CueAndReward.Train(0.1, 0, Trials),
        Others = [CueAndReward.Train(0.3, 0, Trials), CueAndReward.Train(0.1, 0.9, Trials), CueAndReward.Train(0.1, 1, Trials)],
        Uncertain = [.. Fractions(0.25, 0.5, 0.75).Select(p => (p, UncertainReward.Measure(p, seed)))],
        RandomWalks = [.. Fractions(0.05, 0.1, 0.15).Select(rate => (rate, RandomWalk.Errors(rate, Walks, Runs, seed)))],
        Distributional = [.. Fractions(0.1, 0.3, 0.5, 0.7, 0.9).Select(tau => (tau, Expectiles.Learned(tau, seed)))],
    };

    /// <summary>Measured values beside those of the literature and of an independent implementation.</summary>
    public IEnumerable<Comparison> Compare() => [.. Trained(), .. Courses(), .. Probabilities(), .. Walked(), .. CompoundStimuli(), .. Asymmetric()];

    private IEnumerable<Comparison> Trained()
    {
        double final = Math.Pow(CueAndReward.Discount, CueAndReward.Delay);
        CueAndReward learned = Others[^1];
        yield return Around("TD", "error at cue", learned.AtCue, final, 1e-3, Exact + ": γ^20");
        yield return Around("TD", "error at reward", learned.AtReward, 0, 1e-3, Exact);
        yield return Around("TD", "error at omission", learned.Omitted[CueAndReward.Delay], -1, 1e-3, Exact);
        yield return Comparison.Between("TD", "error at early reward", "", learned.Early[CueAndReward.Delay / 2], 0.05, 1, $"{Schultz}: a burst");
        yield return Around("TD", "dip after early reward", learned.Early.Skip(CueAndReward.Delay / 2 + 1).Min(), 0, 1e-3, $"{Schultz}: none");
        yield return Comparison.Between("TD", "largest backward move of the error in a trial", "steps", LargestMove(Stepwise.Peaks), 1, 1, Exact + " for λ = 0: one step");
    }

    private IEnumerable<Comparison> Courses()
    {
        yield return Course("λ 0, α 0.1", Stepwise, 199);
        yield return Course("λ 0, α 0.3", Others[0], 67);
        yield return Course("λ 0.9, α 0.1", Others[1], 26);
        yield return Course("λ 1, α 0.1", Others[2], 8);
        yield return Surprise("λ 0, α 0.1", Stepwise, 30);
        yield return Surprise("λ 0, α 0.3", Others[0], 10);
    }

    private static Comparison Course(string subject, CueAndReward learned, int recorded) =>
        Comparison.Within(subject, "trial of half cue response", "", learned.TrialOfHalfCue, recorded, 0.02, Recorded);

    private static Comparison Surprise(string subject, CueAndReward learned, int recorded) =>
        Comparison.Within(subject, "trial of reward response below 0.05", "", learned.TrialOfExpectedReward, recorded, 0.02, Recorded);

    private IEnumerable<Comparison> Probabilities() => Uncertain.SelectMany(one => (Comparison[])
    [
        Around(Named("p", one.Probability), "error at cue", one.Signal.AtCue, one.Probability, 0.006, Fiorillo),
        Around(Named("p", one.Probability), "error at reward", one.Signal.AtReward, 1 - one.Probability, 0.006, Fiorillo),
        Around(Named("p", one.Probability), "error at omission", one.Signal.AtOmission, -one.Probability, 0.006, Fiorillo),
    ]);

    private IEnumerable<Comparison> Walked()
    {
        (double After10, double After100)[] recorded = [(0.175, 0.036), (0.129, 0.055), (0.093, 0.066)];
        foreach (((double rate, double[] errors), (double after10, double after100)) in RandomWalks.Zip(recorded))
        {
            string subject = Named("random walk, α", rate);
            yield return Around(subject, "RMS error at start", errors[0], Math.Sqrt(1.0 / 18), 1e-3, Exact + ": √(1/18)");
            yield return Comparison.Within(subject, "RMS error after 10 walks", "", errors[10], after10, 0.05, Drawn);
            yield return Comparison.Within(subject, "RMS error after 100 walks", "", errors[100], after100, 0.05, Drawn);
        }
    }

    private static IEnumerable<Comparison> CompoundStimuli()
    {
        yield return Comparison.Between("blocking", "value of the added cue", "", Compounds.Blocked(), -0.05, 0.05, "Sutton and Barto 2018, section 14.2: blocked");
        yield return Comparison.Between("blocking, control", "value of the added cue", "", Compounds.Shared(), 0.2, 0.5, SetHere);
        yield return Comparison.Between("second order", "value of the added cue", "", Compounds.SecondOrder(), 0.05, 1, SetHere);
    }

    private IEnumerable<Comparison> Asymmetric() => Distributional.Select(one =>
        Comparison.Within(Named("asymmetry τ", one.Tau), "reward predicted", "", one.Learned, Expectiles.Exact(one.Tau), 0.03, Dabney));

    private static Comparison Around(string subject, string measure, double measured, double expected, double tolerance, string source) =>
        new(subject, measure, "", measured, expected, expected - tolerance, expected + tolerance, source);

    private static int LargestMove(ImmutableArray<int> peaks) => peaks.Zip(peaks.Skip(1), static (before, after) => Math.Abs(before - after)).DefaultIfEmpty(0).Max();

    private static string Named(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name} {value:0.##}");

    private static double[] Fractions(params double[] values) => values;
}
