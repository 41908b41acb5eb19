using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Where the synapses of a projection are: what their model is compiled for.</summary>
internal static class SynapsePlace
{
    /// <summary>The place of a projection's synapses; null when no receptor takes its weights, which is reported with the projection.</summary>
    /// <param name="projection">A projection between populations that have models.</param>
    /// <param name="source">Model of the source.</param>
    /// <param name="target">Model of the target.</param>
    public static SynapseContext? Of(Projection projection, ModelSystem source, ModelSystem target) =>
        WeightDimension(projection, source, target) is { } weight ? new SynapseContext(weight, projection.Source.Model, projection.Target.Model) : null;

    /// <summary>A factor for a current source; otherwise that of the receptor named, the only one, or the one that takes the sign of most weights.</summary>
    private static Dimension? WeightDimension(Projection projection, ModelSystem source, ModelSystem target)
    {
        if (source.EmitsCurrent) return Dimension.None;
        if (projection.Receptor is { } name) return target.Receptors.FirstOrDefault(receptor => receptor.Name == name)?.Input.Dimension;
        if (target.Receptors is [var only]) return only.Input.Dimension;
        bool negative = projection.Weight is not null && DistributionLaw.Below(projection.Weight, 0) > 0.5;
        return target.Receptors.FirstOrDefault(receptor => receptor.Takes(negative))?.Input.Dimension;
    }
}
