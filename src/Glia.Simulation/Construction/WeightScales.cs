using Glia.Networks;

namespace Glia.Simulation.Construction;

/// <summary>The unit of 16-bit weights for every receptor port of every population.</summary>
internal sealed class WeightScales
{
    private readonly double[][] _scales;

    /// <summary>Chooses the scales: the largest weight a port's distributions can give becomes 32,767, or less where sums could overflow.</summary>
    public WeightScales(NetworkPlan plan)
    {
        _scales = [.. plan.Sizes.Select((_, population) => new double[plan.ModelOf(population).Receptors.Length])];
        for (int population = 0; population < _scales.Length; population++)
            for (int port = 0; port < _scales[population].Length; port++) _scales[population][port] = Choose(plan, population, port);
    }

    /// <summary>The weight that one unit stands for.</summary>
    public double Of(int population, int port) => _scales[population][port];

    /// <summary>A weight in units.</summary>
    public int Units(double weight, int population, int port) =>
        (int)Math.Clamp(Math.Round(weight / _scales[population][port]), -short.MaxValue, short.MaxValue);

    private static double Choose(NetworkPlan plan, int population, int port)
    {
        ProjectionPlan[] incoming = [.. plan.Projections.Where(p => p.Target == population && p.Plastic is null && !plan.IsCurrentSource(p.Source)
            && (plan.Kinds[p.KindWhenPositive].Port == port || plan.Kinds[p.KindWhenNegative].Port == port))];
        double[] magnitudes = [.. incoming.Select(p => Math.Max(Math.Abs(p.Weight.Range().Smallest), Math.Abs(p.Weight.Range().Largest)))];
        double largest = magnitudes.DefaultIfEmpty(0).Max();
        if (largest == 0) return 1;

        // One magnitude only: then sums are whole multiples of it, without any rounding.
        double unit = incoming.All(p => p.Weight.IsConstant) && magnitudes.All(m => m == largest) ? largest : largest / short.MaxValue;

        // Sums have 32 bits: all synapses of a neuron may deliver their largest weight in one step.
        return Math.Max(unit, incoming.Zip(magnitudes, (p, magnitude) => MostSynapsesOfTarget(p) * magnitude).Sum() / int.MaxValue);
    }

    /// <summary>Synapses that a target may have; where their number is drawn, six standard deviations above its mean.</summary>
    private static double MostSynapsesOfTarget(ProjectionPlan plan)
    {
        double mean = StoreConstruction.ExpectedSynapses(plan) / plan.TargetSize;
        return plan.Rule switch
        {
            OneToOne => 1,
            FixedInDegree rule => rule.InDegree,
            ExplicitPairs rule => rule.Targets.CountBy(target => target).Select(entry => entry.Value).DefaultIfEmpty(0).Max(),
            _ when !plan.Rule.Multapses => plan.PartnersOfTarget,
            FixedTotalNumber or FixedOutDegree => mean + 6 * Math.Sqrt(mean) + 20,
            _ => plan.PartnersOfTarget,
        };
    }
}
