using System.Collections.Immutable;
using Glia.Simulation;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>The weights between excitatory neurons at one time, by the largest: 0 to 1.</summary>
internal sealed class LearnedWeights
{
    private readonly float[] _weights;   // shape [neurons, neurons], source by source

    private LearnedWeights(int neurons, float[] weights) => (Neurons, _weights) = (neurons, weights);

    /// <summary>Neurons.</summary>
    public int Neurons { get; }

    /// <summary>The weight from one neuron to another; 0 to itself.</summary>
    public double this[int source, int target] => _weights[source * Neurons + target];

    /// <summary>The share of synapses above half of the largest weight.</summary>
    public double StrongShare => _weights.Count(weight => weight > 0.5f) / (Neurons * (Neurons - 1.0));

    /// <summary>Reads the weights of a network.</summary>
    public static LearnedWeights Of(MemoryNetwork network, int neurons, Simulation.Simulation simulation)
    {
        SynapseTable table = simulation.GetSynapses(network.Recurrent);
        IReadOnlyList<double> values = table["w"];
        float[] weights = new float[neurons * neurons];
        for (int synapse = 0; synapse < table.Count; synapse++)
            weights[table.Sources[synapse] * neurons + table.Targets[synapse]] = (float)(values[synapse] / network.Largest.Picoamperes);
        return new LearnedWeights(neurons, weights);
    }

    /// <summary>The mean over pairs of different neurons that a condition takes; NaN when it takes none.</summary>
    public double Mean(Func<int, int, bool> takes)
    {
        double sum = 0;
        long count = 0;
        for (int source = 0; source < Neurons; source++)
            for (int target = 0; target < Neurons; target++)
            {
                if (source == target || !takes(source, target)) continue;
                sum += this[source, target];
                count++;
            }

        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>The mean from the neurons of one group to those of another, where they are different neurons that the other group does not share.</summary>
    public double Mean(ImmutableArray<int> sources, ImmutableArray<int> targets)
    {
        double sum = 0;
        int count = 0;
        foreach (int source in sources.Except(targets))
            foreach (int target in targets.Except(sources))
            {
                sum += this[source, target];
                count++;
            }

        return count > 0 ? sum / count : double.NaN;
    }

    /// <summary>A picture of the weights between neurons in a given order, some neurons to a cell. Shape [cells × cells], targets up, sources to the right.</summary>
    public ImmutableArray<double> Picture(ImmutableArray<int> order, int perCell)
    {
        int cells = order.Length / perCell;
        double[] picture = new double[cells * cells];
        for (int target = 0; target < cells * perCell; target++)
            for (int source = 0; source < cells * perCell; source++)
                picture[target / perCell * cells + source / perCell] += this[order[source], order[target]] / (perCell * perCell);
        return [.. picture];
    }
}
