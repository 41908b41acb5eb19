using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Checks of the creation and deletion of a projection's synapses.</summary>
internal static class StructureChecks
{
    public static void Check(FindingList findings, Projection projection, Time timeStep)
    {
        if (projection.Structure is not { } structure) return;
        string subject = Subjects.Structure(projection.Name);
        if (projection.Synapse is not null)
            findings.Error(subject, $"stands beside the synapse model '{projection.Synapse.Name}', but synapses that come and go are static. Leave one of them out.");
        if (projection.Weight is not null and not ConstantDistribution)
            findings.Error(Subjects.Weight(projection.Name), "differs from synapse to synapse, but synapses that come and go have one weight. Give one value.");
        if (projection.Delay is not null and not ConstantDistribution)
            findings.Error(Subjects.Delay(projection.Name), "differs from synapse to synapse, but synapses that come and go have one delay. Give one value.");
        CheckTime(findings, subject, "RateTime", structure.RateTime);
        CheckTime(findings, subject, "Interval", structure.Interval);
        double steps = structure.Interval / timeStep;
        if (steps > 0 && Math.Abs(steps - Math.Round(steps)) > 1e-6 * steps)
            findings.Error(subject, $"has an interval of {structure.Interval}, which is not a whole number of time steps of {timeStep}. Change the interval or the time step.");
        if (structure.VacantLoss is not (>= 0 and <= 1)) findings.Error(subject, $"has VacantLoss {structure.VacantLoss}, but a part is between 0 and 1.");
        CheckGrowth(findings, subject, "axonal", structure.Axonal);
        CheckGrowth(findings, subject, "dendritic", structure.Dendritic);
    }

    private static void CheckTime(FindingList findings, string subject, string name, Time value)
    {
        if (!(value.Milliseconds > 0) || !double.IsFinite(value.Milliseconds)) findings.Error(subject, $"has {name} {value}, but it must be finite and above 0 ms.");
    }

    private static void CheckGrowth(FindingList findings, string subject, string side, GrowthCurve? growth)
    {
        if (growth is null)
        {
            findings.Error(subject, $"has no growth curve for {side} elements. Give a linear or a Gaussian one.");
            return;
        }

        if (!double.IsFinite(growth.Speed.Hertz)) findings.Error(subject, $"has {side} elements that grow at {growth.Speed}, but the speed must be finite.");
        Frequency target = growth is GaussianGrowth gaussian ? gaussian.Target : ((LinearGrowth)growth).Target, least = growth is GaussianGrowth curve ? curve.Least : 0 * Units.Hz;
        if (!(target > least) || !double.IsFinite(target.Hertz)) findings.Error(subject, $"has {side} elements with a target rate of {target}, but it must be finite and above {least}.");
    }
}
