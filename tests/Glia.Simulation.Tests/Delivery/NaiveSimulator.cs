using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Delivery;

/// <summary>A network of counting neurons, simulated one synapse at a time: what delivery must agree with to the last spike.</summary>
/// <remarks>A neuron sums what arrives, spikes when the sum reaches 1, and starts again from 0. Weights are eighths, so sums are exact in any order.</remarks>
internal sealed record NaiveSimulator(int Neurons, int[] Sources, int[] Targets, double[] Weights, int[] Delays, (int Step, int Neuron)[] Input)
{
    public static NeuronModel Counter { get; } = new()
    {
        Name = "counter",
        Equations = "V : 1",
        Threshold = "V >= 1",
        Reset = "V = 0",
        Receptors = [new Receptor("up", "V += w", "1") { Weights = "positive" }, new Receptor("down", "V += w", "1") { Weights = "negative" }],
    };

    /// <summary>Stamps and neurons of all spikes, in order.</summary>
    public List<(long Stamp, int Neuron)> Run(int steps)
    {
        var spikes = new List<(long, int)>();
        double[] v = new double[Neurons];
        var arriving = new double[steps, Neurons];
        foreach ((int step, int neuron) in Input)
            if (step + 1 < steps) arriving[step + 1, neuron] += 1;
        for (int step = 0; step < steps; step++)
            for (int neuron = 0; neuron < Neurons; neuron++)
            {
                v[neuron] += arriving[step, neuron];
                if (v[neuron] < 1) continue;
                v[neuron] = 0;
                spikes.Add((step + 1, neuron));
                for (int k = 0; k < Sources.Length; k++)
                    if (Sources[k] == neuron && step + Delays[k] < steps) arriving[step + Delays[k], Targets[k]] += Weights[k];
            }

        return spikes;
    }

    /// <summary>The same network for the engine: two populations, the synapses as explicit lists, the input as spikes at given times.</summary>
    public Network Describe(int split, out SpikeRecorder[] recorders)
    {
        var network = new Network(1);
        Population[] parts = [network.AddPopulation("a", split, Counter), network.AddPopulation("b", Neurons - split, Counter)];
        int[] first = [0, split], size = [split, Neurons - split];
        for (int from = 0; from < 2; from++)
            for (int to = 0; to < 2; to++)
            {
                int[] mine = [.. Enumerable.Range(0, Sources.Length).Where(k => Part(Sources[k], split) == from && Part(Targets[k], split) == to)];
                if (mine.Length == 0) continue;
                network.Connect(parts[from], parts[to],
                    new ExplicitPairs([.. mine.Select(k => Sources[k] - first[from])], [.. mine.Select(k => Targets[k] - first[to])]),
                    new ArrayDistribution([.. mine.Select(k => Weights[k])], Dimension.None),
                    new ArrayDistribution([.. mine.Select(k => Delays[k] * 0.1)], Dimension.Time));
            }

        for (int part = 0; part < 2; part++) Drive(network, parts[part], first[part], size[part]);
        recorders = [network.RecordSpikes(parts[0]), network.RecordSpikes(parts[1])];
        return network;
    }

    private static int Part(int neuron, int split) => neuron < split ? 0 : 1;

    private void Drive(Network network, Population target, int first, int size)
    {
        ImmutableArray<ImmutableArray<Time>> times =
            [.. Enumerable.Range(first, size).Select(neuron => Input.Where(i => i.Neuron == neuron).Select(i => i.Step).Order().Select(step => (step + 1) * 0.1 * ms).ToImmutableArray())];
        Population source = network.Add(new Population
        {
            Name = $"input {target.Name}", Size = size, Model = ModelLibrary.Get("spike_times"),
            Parameters = ParameterSet.Of(("spike_times", new EventTimes(times))),
        });
        network.Connect(source, target, new OneToOne(), 1, 0.1 * ms);
    }
}
