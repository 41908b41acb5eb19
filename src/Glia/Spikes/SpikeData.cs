using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Glia.Quantities;

namespace Glia.Spikes;

/// <summary>The spikes of one population, in the order of their times.</summary>
/// <example><code>
/// SpikeData spikes = simulation.Spikes(recorder).After(500 * ms);
/// double first_ms = spikes.TrainOf(17).Times_ms[0];
/// </code></example>
public sealed class SpikeData
{
    private readonly Lazy<Index> _index;

    /// <summary>Spikes as they were recorded.</summary>
    /// <param name="population">Who was observed.</param>
    /// <param name="window">When.</param>
    /// <param name="steps">Stamps in steps, ascending. Shape [spikes].</param>
    /// <param name="neurons">Indexes in the population. Shape [spikes].</param>
    /// <exception cref="ArgumentException">Lengths differ, stamps are not ascending, or a spike lies outside window or population.</exception>
    public SpikeData(ObservedPopulation population, RecordingWindow window, ImmutableArray<long> steps, ImmutableArray<int> neurons)
    {
        if (steps.Length != neurons.Length) throw new ArgumentException($"There are {steps.Length} stamps but {neurons.Length} neurons.", nameof(neurons));
        for (int i = 0; i < steps.Length; i++)
        {
            if (!window.Contains(steps[i]))
                throw new ArgumentException($"Stamp {steps[i]} lies outside the window ({window.AfterStep}, {window.UntilStep}].", nameof(steps));
            if (i > 0 && steps[i] < steps[i - 1]) throw new ArgumentException($"Stamps must ascend, but {steps[i]} follows {steps[i - 1]}.", nameof(steps));
            if (population.PositionOf(neurons[i]) < 0)
                throw new ArgumentException($"Neuron {neurons[i]} of '{population.Name}' was not observed.", nameof(neurons));
        }

        (Population, Window, Steps, Neurons) = (population, window, steps, neurons);
        _index = new Lazy<Index>(() => Index.Of(this));
    }

    /// <summary>Who was observed.</summary>
    public ObservedPopulation Population { get; }

    /// <summary>When.</summary>
    public RecordingWindow Window { get; }

    /// <summary>Stamps in steps, ascending. Shape [spikes].</summary>
    public ImmutableArray<long> Steps { get; }

    /// <summary>Indexes in the population. Shape [spikes].</summary>
    public ImmutableArray<int> Neurons { get; }

    /// <summary>Number of spikes.</summary>
    public int Count => Steps.Length;

    /// <summary>Time of the spike at a place in the list, in ms.</summary>
    public double TimeAt_ms(int spike) => Window.Grid.Milliseconds(Steps[spike]);

    /// <summary>Times of all spikes in ms. Shape [spikes].</summary>
    public double[] Times_ms()
    {
        double[] times = new double[Count];
        for (int i = 0; i < times.Length; i++) times[i] = TimeAt_ms(i);
        return times;
    }

    /// <summary>Number of spikes of each observed neuron. Shape [observed neurons].</summary>
    public int[] Counts()
    {
        int[] offsets = _index.Value.Offsets, counts = new int[Population.Count];
        for (int i = 0; i < counts.Length; i++) counts[i] = offsets[i + 1] - offsets[i];
        return counts;
    }

    /// <summary>Stamps of the observed neuron at a position, ascending. Shape [its spikes].</summary>
    public ReadOnlySpan<long> StepsAt(int position)
    {
        Index index = _index.Value;
        return index.Steps.AsSpan(index.Offsets[position]..index.Offsets[position + 1]);
    }

    /// <summary>The spikes of one neuron.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The neuron was not observed.</exception>
    public SpikeTrain TrainOf(int neuron)
    {
        int position = Population.PositionOf(neuron);
        if (position < 0) throw new ArgumentOutOfRangeException(nameof(neuron), neuron, $"The neuron of '{Population.Name}' was not observed.");
        return TrainAt(position);
    }

    /// <summary>The spikes of all observed neurons, silent ones included.</summary>
    public IEnumerable<SpikeTrain> Trains() => Enumerable.Range(0, Population.Count).Select(TrainAt);

    /// <summary>The spikes with <paramref name="from"/> &lt; t ≤ <paramref name="to"/>, both rounded to steps.</summary>
    public SpikeData Between(Time from, Time to)
    {
        RecordingWindow window = Window.Between(from, to);
        int first = FirstAfter(window.AfterStep), end = FirstAfter(window.UntilStep);
        return new SpikeData(Population, window, Steps[first..end], Neurons[first..end]);
    }

    /// <summary>The spikes after a time: what is left when the initial transient is dropped.</summary>
    public SpikeData After(Time from) => Between(from, Window.Stop);

    private SpikeTrain TrainAt(int position)
    {
        ReadOnlySpan<long> steps = StepsAt(position);
        double[] times = new double[steps.Length];
        for (int i = 0; i < times.Length; i++) times[i] = Window.Grid.Milliseconds(steps[i]);
        return new SpikeTrain(Population.NeuronAt(position), ImmutableCollectionsMarshal.AsImmutableArray(times), Window.Start, Window.Stop);
    }

    private int FirstAfter(long step)
    {
        int low = 0, high = Steps.Length;
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (Steps[middle] <= step) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The same spikes sorted by neuron: those of position p are Steps[Offsets[p]..Offsets[p + 1]].</summary>
    private sealed record Index(int[] Offsets, long[] Steps)
    {
        public static Index Of(SpikeData data)
        {
            int[] offsets = new int[data.Population.Count + 1];
            foreach (int neuron in data.Neurons) offsets[data.Population.PositionOf(neuron) + 1]++;
            for (int i = 1; i < offsets.Length; i++) offsets[i] += offsets[i - 1];
            int[] next = offsets[..^1];
            long[] steps = new long[data.Count];
            for (int i = 0; i < steps.Length; i++) steps[next[data.Population.PositionOf(data.Neurons[i])]++] = data.Steps[i];
            return new Index(offsets, steps);
        }
    }
}
