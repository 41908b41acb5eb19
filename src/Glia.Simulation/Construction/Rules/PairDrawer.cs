using Glia.Networks;

namespace Glia.Simulation.Construction.Rules;

/// <summary>Draws who connects to whom for the targets of one tile, driver by driver.</summary>
/// <remarks>
/// The driver is the target for most rules. Its partners depend on nothing but the seed, the projection and the driver, so any tile can draw
/// them, any number of times, in any order.
/// </remarks>
internal abstract class PairDrawer
{
    /// <summary>Whether the source is the driver and the targets its partners (fixed out-degree).</summary>
    public virtual bool DrivenBySource => false;

    /// <summary>Writes the partners of a driver to <see cref="DrawBuffers.Partners"/>, in the order of its synapses.</summary>
    /// <returns>Number of partners.</returns>
    public abstract int Draw(int driver, DrawBuffers buffers);

    /// <summary>The drawer of a rule for the targets of a slice.</summary>
    public static PairDrawer For(ProjectionPlan plan, int firstTarget, int targets) => plan.Rule switch
    {
        OneToOne => new OneToOneDrawer(plan),
        AllToAll => new AllToAllDrawer(plan),
        FixedInDegree rule => new FixedDegreeDrawer(plan, rule.InDegree, drivenBySource: false),
        FixedOutDegree rule => new FixedDegreeDrawer(plan, rule.OutDegree, drivenBySource: true),
        FixedTotalNumber rule => new FixedTotalDrawer(plan, rule.Number, firstTarget, targets),
        PairwiseBernoulli rule => new BernoulliDrawer(plan, rule.Probability),
        DistanceDependent rule => new DistanceDrawer(plan, rule),
        ExplicitPairs rule => new ExplicitDrawer(plan.PairsByTarget(rule)),
        _ => throw plan.Error($"has the rule {plan.Rule.GetType().Name}, which construction does not know."),
    };
}
