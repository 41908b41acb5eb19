using Glia.Simulation.Construction.Rules;

namespace Glia.Simulation.Construction;

/// <summary>The synapses of a static projection, drawn again: the store does not tell which projection a static synapse belongs to.</summary>
internal static unsafe class StaticSynapses
{
    /// <summary>All synapses with their weights as they are stored.</summary>
    /// <param name="plan">The projection.</param>
    /// <param name="kinds">Kinds of synapse.</param>
    /// <param name="scales">Units of 16-bit weights; null for 32-bit weights.</param>
    public static SynapseTable Read(ProjectionPlan plan, SynapseKinds kinds, WeightScales? scales)
    {
        using var buffers = new DrawBuffers();
        PairDrawer drawer = PairDrawer.For(plan, 0, plan.TargetSize);
        List<(int Source, int Delay, int Target, double Weight)> all = [];
        for (int driver = 0; driver < (drawer.DrivenBySource ? plan.SourceSize : plan.TargetSize); driver++)
        {
            int count = drawer.Draw(driver, buffers);
            buffers.Reserve(count);
            plan.Sampler.Draw(driver, count, buffers);
            for (int k = 0; k < count; k++)
            {
                (int source, int target) = drawer.DrivenBySource ? (driver, buffers.Partners[k]) : (buffers.Partners[k], driver);
                all.Add((source, buffers.Delays[k], target, Stored(plan.Weight.IsConstant ? plan.Weight.A : buffers.Weights[k], plan, kinds, scales)));
            }
        }

        (drawer as IDisposable)?.Dispose();
        (int Source, int Delay, int Target, double Weight)[] ordered = [.. all.OrderBy(synapse => synapse.Source).ThenBy(synapse => synapse.Delay).ThenBy(synapse => synapse.Target)
            .ThenBy(synapse => synapse.Weight < 0 ? plan.KindWhenNegative : plan.KindWhenPositive)];
        return new SynapseTable(plan.Projection, [.. ordered.Select(s => s.Source)], [.. ordered.Select(s => s.Target)], [.. ordered.Select(s => s.Delay)],
            ["w"], [[.. ordered.Select(s => s.Weight)]]);
    }

    private static double Stored(double weight, ProjectionPlan plan, SynapseKinds kinds, WeightScales? scales)
    {
        if (scales is null) return weight;
        int port = kinds[weight < 0 ? plan.KindWhenNegative : plan.KindWhenPositive].Port;
        return scales.Units(weight, plan.Target, port) * scales.Of(plan.Target, port);
    }
}
