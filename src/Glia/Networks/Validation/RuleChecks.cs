using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Networks.Validation;

/// <summary>Checks of a connection rule's arguments against the sizes and positions of the populations it connects.</summary>
internal sealed class RuleChecks(FindingList findings, Projection projection)
{
    private readonly string _subject = Subjects.Rule(projection.Name);
    private readonly long _sources = projection.Source.Size, _targets = projection.Target.Size;
    private readonly bool _isRecurrent = SynapseCount.IsRecurrent(projection);

    public void Check()
    {
        switch (projection.Rule)
        {
            case OneToOne rule:
                CheckOneToOne(rule);
                break;
            case PairwiseBernoulli rule:
                CheckProbability("probability", rule.Probability);
                break;
            case FixedInDegree rule:
                CheckDegree("in-degree", rule.InDegree, rule, _sources, projection.Source);
                break;
            case FixedOutDegree rule:
                CheckDegree("out-degree", rule.OutDegree, rule, _targets, projection.Target);
                break;
            case FixedTotalNumber rule:
                CheckTotal(rule);
                break;
            case DistanceDependent rule:
                CheckDistance(rule);
                break;
            case ExplicitPairs rule:
                CheckPairs(rule);
                break;
        }
    }

    private void CheckOneToOne(OneToOne rule)
    {
        if (_sources != _targets)
        {
            findings.Error(_subject, $"is one-to-one, but '{projection.Source.Name}' has {Phrases.Count(_sources)} neurons and "
                + $"'{projection.Target.Name}' {Phrases.Count(_targets)}. Make the sizes equal, or use all-to-all for a single source.");
        }
        else if (_isRecurrent && !rule.Autapses)
        {
            findings.Error(_subject, "is one-to-one from a population to itself with autapses forbidden, which leaves no synapse. Allow autapses, or use another rule.");
        }
    }

    private void CheckProbability(string name, double probability)
    {
        if (!(probability is >= 0 and <= 1))
            findings.Error(_subject, $"has the {name} {Phrases.Number(probability)}, but a probability lies between 0 and 1. Give it as a fraction, not in percent.");
        else if (probability == 0 && projection.Structure is null)
            findings.Warning(_subject, $"has the {name} 0 and makes no synapse. Leave the projection out.");
    }

    private void CheckDegree(string name, int degree, ConnectionRule rule, long candidates, Population from)
    {
        bool excludesSelf = _isRecurrent && !rule.Autapses;
        long available = Math.Max(0, candidates - (excludesSelf ? 1 : 0));
        if (degree < 0)
            findings.Error(_subject, $"has the {name} {degree}, but it must be 0 or more. Give the number of synapses of each neuron.");
        else if (degree == 0 && projection.Structure is null)
            findings.Warning(_subject, $"has the {name} 0 and makes no synapse. Leave the projection out.");
        else if (!rule.Multapses && degree > available)
            findings.Error(_subject, $"has the {name} {Phrases.Count(degree)} without multapses, but '{from.Name}' offers only {Phrases.Count(available)} different neurons. "
                + "Lower the degree, or allow multapses.");
        else if (available == 0 && candidates > 0)
            findings.Error(_subject, $"has the {name} {Phrases.Count(degree)} without autapses, but '{from.Name}' has no other neuron. Allow autapses.");
    }

    private void CheckTotal(FixedTotalNumber rule)
    {
        Int128 pairs = (Int128)_sources * _targets - (_isRecurrent && !rule.Autapses ? _sources : 0);
        if (rule.Number < 0)
            findings.Error(_subject, $"asks for {Phrases.Count(rule.Number)} synapses in all, but the number must be 0 or more.");
        else if (rule.Number == 0)
            findings.Warning(_subject, "asks for 0 synapses in all. Leave the projection out.");
        else if (!rule.Multapses && rule.Number > pairs)
            findings.Error(_subject, $"asks for {Phrases.Count(rule.Number)} synapses without multapses, but there are only {pairs:N0} pairs. Lower the number, or allow multapses.");
        else if (pairs <= 0)
            findings.Error(_subject, $"asks for {Phrases.Count(rule.Number)} synapses without autapses, but the population has no other neuron. Allow autapses.");
    }

    private void CheckDistance(DistanceDependent rule)
    {
        CheckProbability("peak probability", rule.PeakProbability);
        CheckLength("scale", rule.Scale);
        if (rule.MaximumDistance is { } maximum) CheckLength("maximum distance", maximum);
        if (rule.Torus is var (width, height))
        {
            CheckLength("torus width", width);
            CheckLength("torus height", height);
        }

        foreach (Population population in new[] { projection.Source, projection.Target }.Distinct())
        {
            if (population.Positions is null)
                findings.Error(_subject, $"depends on distance, but population '{population.Name}' has no positions. Give it a grid, random or explicit positions.");
        }
    }

    private void CheckLength(string name, Length length)
    {
        if (!(length.Micrometres > 0) || !double.IsFinite(length.Micrometres))
            findings.Error(_subject, $"has the {name} {length}, but it must be finite and above 0 um.");
    }

    private void CheckPairs(ExplicitPairs rule)
    {
        if (rule.Sources.IsDefault || rule.Targets.IsDefault || rule.Sources.Length != rule.Targets.Length)
        {
            int sources = rule.Sources.IsDefault ? 0 : rule.Sources.Length, targets = rule.Targets.IsDefault ? 0 : rule.Targets.Length;
            findings.Error(_subject, $"lists {Phrases.Count(sources)} sources and {Phrases.Count(targets)} targets. Give one target for each source.");
            return;
        }

        if (rule.Sources.IsEmpty) findings.Warning(_subject, "lists no pair. Leave the projection out.");
        bool inRange = CheckRange("source", rule.Sources, projection.Source) & CheckRange("target", rule.Targets, projection.Target);
        if (inRange && _isRecurrent && !rule.Autapses) CheckAutapses(rule);
        if (inRange && !rule.Multapses) CheckMultapses(rule);
    }

    private bool CheckRange(string what, ImmutableArray<int> indexes, Population population)
    {
        for (int k = 0; k < indexes.Length; k++)
        {
            if (indexes[k] >= 0 && indexes[k] < population.Size) continue;
            findings.Error(_subject, $"names the {what} {indexes[k]} in pair {k}, but '{population.Name}' has the neurons 0 to {Phrases.Count(population.Size - 1)}. Correct the index.");
            return false;
        }

        return true;
    }

    private void CheckAutapses(ExplicitPairs rule)
    {
        for (int k = 0; k < rule.Sources.Length; k++)
        {
            if (rule.Sources[k] != rule.Targets[k]) continue;
            findings.Error(_subject, $"forbids autapses, but pair {k} connects neuron {rule.Sources[k]} to itself. Remove the pair, or allow autapses.");
            return;
        }
    }

    private void CheckMultapses(ExplicitPairs rule)
    {
        var seen = new HashSet<long>(rule.Sources.Length);
        for (int k = 0; k < rule.Sources.Length; k++)
        {
            if (seen.Add((long)rule.Sources[k] << 32 | (uint)rule.Targets[k])) continue;
            findings.Error(_subject, $"forbids multapses, but pair {k} repeats {rule.Sources[k]} -> {rule.Targets[k]}. Remove the pair, or allow multapses.");
            return;
        }
    }
}
