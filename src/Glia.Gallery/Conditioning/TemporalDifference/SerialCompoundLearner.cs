namespace Glia.Gallery.Conditioning.TemporalDifference;

/// <summary>Temporal-difference learning, TD(λ), over a complete serial compound: every stimulus has a weight for each step since it began.</summary>
/// <remarks>
/// V_t is the sum of the weights in force at step t; the dopamine signal is δ_t = r_t + γ V_t − V_{t−1}; then w ← w + α δ_t e with the eligibility
/// e ← γ λ e + x_{t−1}. Before the first stimulus nothing is predicted, so that a cue cannot itself be foretold. A stimulus lasts for the number of steps of the compound, and
/// the delivery of a reward ends it: without that, a reward that comes early would be followed by a dip at the time at which it was expected.
/// Sources: Schultz, Dayan and Montague (1997), Science 275:1593; Sutton and Barto (2018), chapters 12 and 14.
/// </remarks>
internal sealed class SerialCompoundLearner
{
    private readonly double[][] _weights, _eligibility;

    /// <param name="stimuli">Number of stimuli.</param>
    /// <param name="length">Steps that the trace of a stimulus lasts.</param>
    public SerialCompoundLearner(int stimuli, int length)
    {
        _weights = [.. Enumerable.Range(0, stimuli).Select(_ => new double[length])];
        _eligibility = [.. Enumerable.Range(0, stimuli).Select(_ => new double[length])];
        Length = length;
    }

    /// <summary>Steps that the trace of a stimulus lasts.</summary>
    public int Length { get; }

    /// <summary>α, the learning rate.</summary>
    public required double Rate { get; init; }

    /// <summary>γ, the discount of a step.</summary>
    public required double Discount { get; init; }

    /// <summary>λ, how long a state stays eligible.</summary>
    public double Trace { get; init; }

    /// <summary>What a stimulus predicts by itself at its beginning.</summary>
    public double ValueOf(int stimulus) => _weights[stimulus][0];

    /// <summary>Runs a trial and learns from it.</summary>
    /// <returns>δ at each step. Shape [steps].</returns>
    public double[] Run(TrialEvents trial, int steps) => Run(trial, steps, Rate);

    /// <summary>Runs a trial that leaves everything as it was.</summary>
    /// <inheritdoc cref="Run(TrialEvents, int)" path="/returns"/>
    public double[] Probe(TrialEvents trial, int steps) => Run(trial, steps, 0);

    private double[] Run(TrialEvents trial, int steps, double rate)
    {
        foreach (double[] eligibility in _eligibility) Array.Clear(eligibility);
        double[] errors = new double[steps];
        double before = 0;
        for (int step = 0; step < steps; step++)
        {
            bool rewarded = step == trial.Reward, ended = trial.Reward <= step;
            double value = ended ? 0 : ValueAt(trial, step);
            errors[step] = (rewarded ? trial.Amount : 0) + Discount * value - before;
            if (rate > 0) Learn(trial, step, rate * errors[step]);
            before = value;
        }

        return errors;
    }

    private double ValueAt(TrialEvents trial, int step)
    {
        double value = 0;
        for (int stimulus = 0; stimulus < _weights.Length; stimulus++)
            if (IsActive(trial, stimulus, step)) value += _weights[stimulus][step - trial.Stimuli[stimulus]!.Value];
        return value;
    }

    private void Learn(TrialEvents trial, int step, double change)
    {
        for (int stimulus = 0; stimulus < _weights.Length; stimulus++)
        {
            double[] eligibility = _eligibility[stimulus], weights = _weights[stimulus];
            for (int age = 0; age < Length; age++) eligibility[age] *= Discount * Trace;
            bool before = IsActive(trial, stimulus, step - 1) && !(trial.Reward <= step - 1);
            if (before) eligibility[step - 1 - trial.Stimuli[stimulus]!.Value] += 1;
            for (int age = 0; age < Length; age++) weights[age] += change * eligibility[age];
        }
    }

    private bool IsActive(TrialEvents trial, int stimulus, int step) => trial.Stimuli[stimulus] is { } onset && step >= onset && step < onset + Length;
}
