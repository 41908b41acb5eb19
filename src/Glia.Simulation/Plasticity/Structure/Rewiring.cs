using Glia.Simulation.Construction;

namespace Glia.Simulation.Plasticity.Structure;

/// <summary>One change of the synapses: deletes those that have lost their elements and pairs vacant elements. What is chosen depends on the numbers of the change alone.</summary>
/// <param name="axonal">Elements of the sources.</param>
/// <param name="dendritic">Elements of the targets.</param>
/// <param name="key">Key of the random numbers.</param>
/// <param name="number">Number of the change.</param>
internal sealed class Rewiring(ElementGrowth axonal, ElementGrowth dendritic, (uint K0, uint K1) key, long number)
{
    private const int Purposes = 4;

    private enum Purpose
    {
        FromSource,
        FromTarget,
        Sources,
        Targets,
    }

    /// <summary>Changes a wiring, and how many synapses each neuron has.</summary>
    /// <param name="wiring">The synapses so far.</param>
    /// <param name="isAllowed">Whether a synapse may be made between a source and a target.</param>
    public Wiring Change(Wiring wiring, Func<int, int, bool> isAllowed)
    {
        List<(int Source, int Target)> synapses = [.. wiring.Pairs()];
        Delete(synapses, axonal, Purpose.FromSource, synapse => synapse.Source);
        Delete(synapses, dendritic, Purpose.FromTarget, synapse => synapse.Target);
        int[] sources = Shuffled(Vacancies(axonal), Purpose.Sources), targets = Shuffled(Vacancies(dendritic), Purpose.Targets);
        for (int k = 0; k < Math.Min(sources.Length, targets.Length); k++)
        {
            if (!isAllowed(sources[k], targets[k])) continue;
            synapses.Add((sources[k], targets[k]));
            axonal.Connected[sources[k]]++;
            dendritic.Connected[targets[k]]++;
        }

        return Wiring.Of(wiring.Starts.Length - 1, synapses);
    }

    private void Delete(List<(int Source, int Target)> synapses, ElementGrowth elements, Purpose purpose, Func<(int Source, int Target), int> neuronOf)
    {
        int[] losers = [.. Enumerable.Range(0, elements.Connected.Length).Where(neuron => elements.Vacant(neuron) < 0)];
        if (losers.Length == 0) return;
        ILookup<int, int> places = Enumerable.Range(0, synapses.Count).ToLookup(place => neuronOf(synapses[place]));
        HashSet<int> deleted = [];
        foreach (int neuron in losers)
        {
            int[] own = [.. places[neuron]];
            UniformSequence numbers = Numbers(purpose, neuron);
            int excess = -elements.Vacant(neuron);
            for (int k = 0; k < excess; k++)
            {
                int chosen = k + (int)numbers.NextBelow(own.Length - k);
                (own[k], own[chosen]) = (own[chosen], own[k]);
                deleted.Add(own[k]);
            }
        }

        foreach (int place in deleted)
        {
            axonal.Connected[synapses[place].Source]--;
            dendritic.Connected[synapses[place].Target]--;
        }

        (int Source, int Target)[] kept = [.. synapses.Where((_, place) => !deleted.Contains(place))];
        synapses.Clear();
        synapses.AddRange(kept);
    }

    private static int[] Vacancies(ElementGrowth elements) =>
        [.. Enumerable.Range(0, elements.Connected.Length).SelectMany(neuron => Enumerable.Repeat(neuron, Math.Max(0, elements.Vacant(neuron))))];

    private int[] Shuffled(int[] neurons, Purpose purpose)
    {
        for (int k = neurons.Length - 1; k > 0; k--)
        {
            int other = (int)Numbers(purpose, k).NextBelow(k + 1);
            (neurons[k], neurons[other]) = (neurons[other], neurons[k]);
        }

        return neurons;
    }

    private UniformSequence Numbers(Purpose purpose, int entity) => new(key, entity, number * Purposes + (int)purpose);
}
