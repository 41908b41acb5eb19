using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Checks of a projection's delays against the time step.</summary>
internal static class DelayChecks
{
    /// <summary>Delays are held in 16 bits.</summary>
    public const long MostSteps = 65_535;

    /// <summary>No axon is that slow; the value was probably meant in another unit.</summary>
    private static readonly Time s_suspicious = Time.FromInternal(500);

    /// <summary>Chance of a draw that is too rare to be mentioned.</summary>
    private const double Negligible = 1e-9;

    public static void Check(FindingList findings, Projection projection, Time timeStep)
    {
        string subject = Subjects.Delay(projection.Name);
        if (!DistributionChecks.Check(findings, subject, projection.Delay, Dimension.Time, "every delay") || !(timeStep.Milliseconds > 0)) return;
        // A delay written 0.1 ms is not below a step of 0.1 ms, whatever its last binary digit.
        double least = timeStep.Milliseconds * (1 - 1e-9);
        double below = DistributionLaw.Below(projection.Delay, least);
        if (below >= 1)
        {
            findings.Error(subject, $"is {Describe(projection.Delay)}, shorter than the time step {timeStep}. Use a delay of at least {timeStep}, or a smaller time step.");
            return;
        }

        if (projection.Delay is ArrayDistribution array && below > 0)
        {
            int index = array.Values.AsSpan().IndexOfAnyBelow(least);
            findings.Error(subject, $"is {Phrases.Value(array.Values[index], Dimension.Time)} at index {index}, shorter than the time step {timeStep}. "
                + $"Use delays of at least {timeStep}, or a smaller time step.");
            return;
        }

        if (below > Negligible)
        {
            findings.Warning(subject, $"falls below the time step {timeStep} in {Phrases.Percent(below)} of the draws, and becomes {timeStep} there. "
                + $"Give {timeStep} as lower bound, to clip or to redraw.");
        }

        CheckGrid(findings, subject, projection.Delay, timeStep);
        CheckLongest(findings, subject, projection.Delay, timeStep);
    }

    private static void CheckGrid(FindingList findings, string subject, Distribution delay, Time timeStep)
    {
        if (delay is ConstantDistribution { Value.Value: var delay_ms } && !TimeGrid.IsOnGrid(Time.FromInternal(delay_ms), timeStep))
        {
            findings.Warning(subject, $"is {Phrases.Value(delay_ms, Dimension.Time)}, not a multiple of the time step {timeStep}, and is rounded to {TimeGrid.Rounded(delay_ms, timeStep)}.");
        }
        else if (delay is ArrayDistribution array)
        {
            int off = array.Values.Count(value => !TimeGrid.IsOnGrid(Time.FromInternal(value), timeStep));
            if (off > 0) findings.Warning(subject, $"has {Phrases.Count(off)} values that are not multiples of the time step {timeStep}; they are rounded.");
        }
    }

    private static void CheckLongest(FindingList findings, string subject, Distribution delay, Time timeStep)
    {
        Time most = MostSteps * timeStep;
        double beyond = 1 - DistributionLaw.Below(delay, Math.BitIncrement(most.Milliseconds));
        bool isGiven = delay is ConstantDistribution or ArrayDistribution;
        if (beyond > (isGiven ? 0 : Negligible))
            findings.Error(subject, $"is {Describe(delay)}, which exceeds the longest delay of {MostSteps:N0} steps = {most}. Use shorter delays, or a larger time step.");
        else if (DistributionLaw.Below(delay, s_suspicious.Milliseconds) < 0.5)
            findings.Warning(subject, $"is {Describe(delay)}. Is the unit meant?");
    }

    private static string Describe(Distribution delay) => delay switch
    {
        ConstantDistribution constant => constant.Value.ToString(),
        UniformDistribution uniform => $"uniform from {uniform.From} to {uniform.To}",
        NormalDistribution normal => $"normal with mean {normal.Mean} and standard deviation {normal.StandardDeviation}",
        LognormalDistribution lognormal => $"lognormal with median {Math.Exp(lognormal.Mu) * lognormal.Unit}",
        ArrayDistribution array => $"an array of up to {Phrases.Value(array.Values.Max(), Dimension.Time)}",
        _ => "given",
    };
}
