using Glia.Networks;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Plasticity.Structure;

/// <summary>Running mean of the rates of a population, and the synaptic elements that grow from it.</summary>
/// <param name="curve">How they grow.</param>
/// <param name="rateTime_ms">Time constant of the mean.</param>
/// <param name="connected">Synapses that each neuron has.</param>
internal sealed class ElementGrowth(GrowthCurve curve, double rateTime_ms, int[] connected)
{
    private readonly double[] _elements = [.. connected.Select(count => (double)count)];
    private readonly double[] _rates = new double[connected.Length];   // kHz

    /// <summary>Synapses of each neuron.</summary>
    public int[] Connected => connected;

    /// <summary>Elements of each neuron.</summary>
    public IReadOnlyList<double> Elements => _elements;

    /// <summary>Counts a spike that was emitted some time before the end of the present stretch.</summary>
    public void Spike(int neuron, double age_ms) => _rates[neuron] += Math.Exp(-age_ms / rateTime_ms) / rateTime_ms;

    /// <summary>Lets a stretch of time begin, whose spikes then follow.</summary>
    public void Decay(double stretch_ms)
    {
        double factor = Math.Exp(-stretch_ms / rateTime_ms);
        for (int neuron = 0; neuron < _rates.Length; neuron++) _rates[neuron] *= factor;
    }

    /// <summary>Grows elements over a stretch of time at the present rates.</summary>
    public void Grow(double stretch_ms)
    {
        for (int neuron = 0; neuron < _rates.Length; neuron++)
            _elements[neuron] = Math.Max(0, _elements[neuron] + stretch_ms * Speed(_rates[neuron]));
    }

    /// <summary>Elements without a synapse, or as a negative number synapses without an element.</summary>
    public int Vacant(int neuron) => (int)Math.Floor(_elements[neuron]) - connected[neuron];

    /// <summary>Takes away a part of the vacant elements.</summary>
    public void Lose(double part)
    {
        for (int neuron = 0; neuron < _elements.Length; neuron++)
            if (_elements[neuron] > connected[neuron]) _elements[neuron] -= part * (_elements[neuron] - connected[neuron]);
    }

    /// <summary>Counts the synapses of each neuron anew.</summary>
    /// <param name="ends">The neuron of every synapse.</param>
    public void Connect(IEnumerable<int> ends)
    {
        Array.Clear(connected);
        foreach (int neuron in ends) connected[neuron]++;
    }

    /// <summary>Writes elements and rates.</summary>
    public void Save(StateWriter state)
    {
        state.WriteArray<double>(_elements);
        state.WriteArray<double>(_rates);
    }

    /// <summary>Takes over what <see cref="Save"/> has written.</summary>
    public void Load(StateReader state)
    {
        foreach (double[] values in new[] { _elements, _rates })
        {
            double[] found = state.ReadArray<double>();
            if (found.Length != values.Length || !found.All(value => value >= 0)) throw state.Unfit($"synaptic elements and rates are not those of {values.Length} neurons");
            found.CopyTo(values, 0);
        }
    }

    /// <summary>Elements per ms at a rate in kHz.</summary>
    private double Speed(double rate)
    {
        if (curve is GaussianGrowth gaussian)
        {
            double low = gaussian.Least.Kilohertz, high = gaussian.Target.Kilohertz;
            double middle = (low + high) / 2, width = (high - low) / (2 * Math.Sqrt(Math.Log(2)));
            double distance = (rate - middle) / width;
            return gaussian.Speed.Kilohertz * (2 * Math.Exp(-distance * distance) - 1);
        }

        var linear = (LinearGrowth)curve;
        return linear.Speed.Kilohertz * (1 - rate / linear.Target.Kilohertz);
    }
}
