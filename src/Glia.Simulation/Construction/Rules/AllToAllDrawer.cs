namespace Glia.Simulation.Construction.Rules;

/// <summary>Every source to every target; synapse k of a target comes from the k-th source, itself left out where autapses are.</summary>
internal sealed unsafe class AllToAllDrawer(ProjectionPlan plan) : PairDrawer
{
    public override int Draw(int driver, DrawBuffers buffers)
    {
        int count = plan.PartnersOfTarget;
        buffers.Reserve(count);
        for (int k = 0; k < count; k++) buffers.Partners[k] = plan.SkipSelf(k, driver);
        return count;
    }
}
