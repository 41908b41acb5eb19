using System.Collections.Immutable;

namespace Glia.Gallery.Conditioning.TemporalDifference;

/// <summary>A cue that is followed by a reward after <see cref="Delay"/> steps: what the dopamine signal does, trial by trial, and when something unexpected happens.</summary>
/// <param name="Rate">α.</param>
/// <param name="Trace">λ.</param>
internal sealed record CueAndReward(double Rate, double Trace)
{
    /// <summary>Steps from cue to reward.</summary>
    public const int Delay = 20;

    /// <summary>γ.</summary>
    public const double Discount = 0.98;

    /// <summary>Steps of a trial: to the reward and ten beyond.</summary>
    private const int Steps = Delay + 11;

    /// <summary>δ over the steps of each trial. Shape [trials][steps].</summary>
    public ImmutableArray<ImmutableArray<double>> Trials { get; private init; } = [];

    /// <summary>δ of a trained animal when the reward is left out. Shape [steps].</summary>
    public ImmutableArray<double> Omitted { get; private init; } = [];

    /// <summary>δ of a trained animal when the reward comes at half the time. Shape [steps].</summary>
    public ImmutableArray<double> Early { get; private init; } = [];

    /// <summary>δ at the cue after training.</summary>
    public double AtCue => Trials[^1][0];

    /// <summary>δ at the reward after training.</summary>
    public double AtReward => Trials[^1][Delay];

    /// <summary>The trial, counted from 1, in which the response to the cue has come to half of its final size, γ^20.</summary>
    public int TrialOfHalfCue => 1 + Trials.TakeWhile(errors => errors[0] < Math.Pow(Discount, Delay) / 2).Count();

    /// <summary>The trial, counted from 1, in which the response to the reward has fallen below 0.05.</summary>
    public int TrialOfExpectedReward => 1 + Trials.TakeWhile(errors => errors[Delay] >= 0.05).Count();

    /// <summary>Where δ is largest between cue and reward in each trial, until it has arrived at the step after the cue. Shape [trials until then].</summary>
    public ImmutableArray<int> Peaks => [.. Trials.Select(PeakAfterCue).TakeWhile(static peak => peak > 1)];

    /// <summary>Trains for a number of trials, then probes.</summary>
    public static CueAndReward Train(double rate, double trace, int trials)
    {
        var learner = new SerialCompoundLearner(1, Delay) { Rate = rate, Discount = Discount, Trace = trace };
        TrialEvents usual = TrialEvents.Cued(Delay);
        ImmutableArray<ImmutableArray<double>> errors = [.. Enumerable.Range(0, trials).Select(_ => ImmutableArray.Create(learner.Run(usual, Steps)))];
        return new CueAndReward(rate, trace)
        {
            Trials = errors, Omitted = [.. learner.Probe(TrialEvents.Cued(null), Steps)], Early = [.. learner.Probe(TrialEvents.Cued(Delay / 2), Steps)],
        };
    }

    private static int PeakAfterCue(ImmutableArray<double> errors)
    {
        int peak = 1;
        for (int step = 2; step <= Delay; step++)
            if (errors[step] > errors[peak]) peak = step;
        return peak;
    }
}
