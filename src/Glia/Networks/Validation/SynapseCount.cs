namespace Glia.Networks.Validation;

/// <summary>How many synapses a projection has, or is expected to have.</summary>
/// <param name="Expected">The number, or its expectation where the rule draws it.</param>
/// <param name="IsExact">The rule fixes the number.</param>
public readonly record struct SynapseCount(double Expected, bool IsExact)
{
    /// <summary>Counts the synapses of a projection between populations of valid size.</summary>
    /// <remarks>Distance-dependent rules are counted over a sample of at most 65,536 pairs, so their number is an estimate of an expectation.</remarks>
    public static SynapseCount Of(Projection projection)
    {
        double sources = projection.Source.Size, targets = projection.Target.Size;
        bool isRecurrent = IsRecurrent(projection);
        double excluded = isRecurrent && !projection.Rule.Autapses ? sources : 0;
        return projection.Rule switch
        {
            OneToOne => new(sources - excluded, true),
            AllToAll => new(sources * targets - excluded, true),
            FixedInDegree rule => new(rule.InDegree * targets, true),
            FixedOutDegree rule => new(rule.OutDegree * sources, true),
            FixedTotalNumber rule => new(rule.Number, true),
            ExplicitPairs rule => new(rule.Sources.IsDefault ? 0 : rule.Sources.Length, true),
            PairwiseBernoulli rule => new(rule.Probability * (sources * targets - excluded), rule.Probability is 0 or 1),
            DistanceDependent rule => new(DistanceExpectation.MeanProbability(projection, rule) * (sources * targets - excluded), false),
            _ => new(0, false),
        };
    }

    /// <summary>Whether a projection goes from a population to itself.</summary>
    internal static bool IsRecurrent(Projection projection) => projection.Source == projection.Target;
}
