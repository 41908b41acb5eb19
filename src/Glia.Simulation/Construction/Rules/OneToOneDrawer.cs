namespace Glia.Simulation.Construction.Rules;

/// <summary>Neuron i to neuron i.</summary>
internal sealed unsafe class OneToOneDrawer(ProjectionPlan plan) : PairDrawer
{
    public override int Draw(int driver, DrawBuffers buffers)
    {
        if (plan.ExcludesSelf) return 0;
        buffers.Reserve(1);
        buffers.Partners[0] = driver;
        return 1;
    }
}
