using Glia.Equations.Ir;

namespace Glia.Networks.Validation;

/// <summary>Checks weights against the bounds of rules that have them: by convention parameters <c>Wmax</c> and <c>Wmin</c> (0 where there is none), in the weight's unit.</summary>
internal sealed class WeightBoundChecks(FindingList findings, Projection projection)
{
    public void Check(SynapseProgram program)
    {
        if (Bound(program, "Wmax") is not { } most || projection.Weight is null) return;
        double other = Bound(program, "Wmin") ?? 0, low = Math.Min(other, most), high = Math.Max(other, most);
        double outside = DistributionLaw.Below(projection.Weight, low) + 1 - DistributionLaw.Below(projection.Weight, Math.BitIncrement(high));
        if (!(outside > 1e-9)) return;
        string share = outside > 1 - 1e-9 ? "" : $" in {Phrases.Percent(outside)} of the synapses";
        findings.Warning(Subjects.Weight(projection.Name), $"lies outside the bounds {Phrases.Value(low, program.WeightDimension)} and {Phrases.Value(high, program.WeightDimension)} "
            + $"of the synapse model '{program.Name}'{share}, and is put to a bound at the first spike. Change 'Wmax' (negative for negative weights), or the weight.");
    }

    private double? Bound(SynapseProgram program, string name)
    {
        if (program.Parameter(name) is not { } parameter || parameter.Variable.Dimension != program.WeightDimension) return null;
        double value = projection.Parameters.GetValueOrDefault(name) switch
        {
            null => parameter.Default,
            DistributedValue { Distribution: ConstantDistribution given } when given.Dimension == program.WeightDimension => given.Value.Value,
            _ => double.NaN,   // reported with the parameter
        };
        return double.IsNaN(value) ? null : value;
    }
}
