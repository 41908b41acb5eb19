using Glia.Equations.Ir;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Checks of one projection: its ends, rule, port, weights and delays.</summary>
internal sealed class ProjectionChecks(FindingList findings, ModelCatalogue models, Network network)
{
    /// <summary>More synapses than any machine holds; beyond it counts are no longer exact in a double.</summary>
    private const double MostSynapses = 9e15;

    public void Check(Projection projection)
    {
        bool ends = CheckEnd(Subjects.Source(projection.Name), projection.Source) & CheckEnd(Subjects.Target(projection.Name), projection.Target);
        if (projection.Rule is null)
        {
            findings.Error(Subjects.Rule(projection.Name), "is not given. Say who connects to whom, for example all-to-all.");
        }
        else if (ends && projection.Source.Size > 0 && projection.Target.Size > 0)
        {
            new RuleChecks(findings, projection).Check();
            CheckNumber(projection);
        }

        StructureChecks.Check(findings, projection, network.TimeStep);
        DelayChecks.Check(findings, projection, network.TimeStep);
        bool isSound = DistributionChecks.Check(findings, Subjects.Weight(projection.Name), projection.Weight, null, "every weight");
        if (ends) CheckPort(projection, isSound);
    }

    private bool CheckEnd(string subject, Population? population)
    {
        if (population is null)
        {
            findings.Error(subject, "is not given. Name a population.");
            return false;
        }

        if (network.Populations.Contains(population)) return true;
        findings.Error(subject, network.Populations.Any(other => other.Name == population.Name)
            ? $"is a population '{population.Name}' that differs from the network's population of that name. Use the one that Add returned."
            : $"is the population '{population.Name}', which is not in this network. Add it first.");
        return false;
    }

    private void CheckNumber(Projection projection)
    {
        SynapseCount count = SynapseCount.Of(projection);
        if (count.Expected > MostSynapses)
        {
            findings.Error(Subjects.Rule(projection.Name),
                $"makes {count.Expected:G3} synapses, more than any machine holds. Lower the sizes, the probability or the degree.");
            return;
        }

        foreach ((string subject, Distribution? values) in new[] { (Subjects.Weight(projection.Name), projection.Weight), (Subjects.Delay(projection.Name), projection.Delay) })
        {
            if (values is not ArrayDistribution { Values.IsDefaultOrEmpty: false } array) continue;
            if (ArrayLength(projection) is not { } length)
                findings.Error(subject, "is an array, but the rule draws its synapses in no fixed order. Use a distribution, or explicit pairs.");
            else if (array.Values.Length != length)
                findings.Error(subject, $"is an array of {Phrases.Count(array.Values.Length)} values for {Phrases.Count((long)length)} synapses. Give one value per synapse.");
        }
    }

    /// <summary>
    /// Values that an array of weights or delays has: by neuron for one-to-one, by source and then target for all-to-all (excluded autapses have
    /// their place too), by the neuron whose degree is fixed, by pair for explicit pairs; null where synapses have no fixed order.
    /// </summary>
    private static double? ArrayLength(Projection projection) => projection.Rule switch
    {
        OneToOne => projection.Source.Size,
        AllToAll => (double)projection.Source.Size * projection.Target.Size,
        FixedInDegree or FixedOutDegree or ExplicitPairs => SynapseCount.Of(projection).Expected,
        _ => null,
    };

    private void CheckPort(Projection projection, bool weightIsSound)
    {
        ModelSystem? source = models.Find(projection.Source.Model), target = models.Find(projection.Target.Model);
        new SynapseChecks(findings, models, network, projection).Check(source, target);
        if (source is null || target is null) return;
        if (source.EmitsCurrent)
            new CurrentPortChecks(findings, projection, source, target).Check(weightIsSound);
        else if (source.EmitsSpikes)
            new ReceptorChecks(findings, projection, target).Check(weightIsSound);
        else
            findings.Error(Subjects.Source(projection.Name),
                $"is '{projection.Source.Name}', whose model '{source.Name}' emits neither spikes nor a current. Give the model a threshold, or leave the projection out.");
    }
}
