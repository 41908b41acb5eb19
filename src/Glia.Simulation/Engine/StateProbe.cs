using System.Numerics;

namespace Glia.Simulation.Engine;

/// <summary>Samples the neurons of one state recorder that lie in one tile. Reads only.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed class StateProbe<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StateSamples _samples;
    private readonly ObservedValue<T>[] _values;
    private readonly int[] _places, _locals;

    /// <summary>Prepares sampling of a block.</summary>
    public StateProbe(StateSamples samples, Block<T> block)
    {
        _samples = samples;
        _values = [.. samples.Recorder.Variables.Select(name => new ObservedValue<T>(block, name))];
        _places = [.. Enumerable.Range(0, samples.Neurons.Count).Where(place => (uint)(samples.Neurons[place] - block.First) < (uint)block.Count)];
        _locals = [.. _places.Select(place => samples.Neurons[place] - block.First)];
    }

    /// <summary>Samples the state at the end of a step, if it is to be sampled.</summary>
    public void Sample(long step, int place, int parity)
    {
        long stamp = step + 1;
        if (!_samples.Samples(stamp)) return;
        Span<double> sample = _samples.At(stamp, stamp - place, parity);
        for (int neuron = 0; neuron < _places.Length; neuron++)
            for (int variable = 0; variable < _values.Length; variable++)
                sample[_places[neuron] * _values.Length + variable] = _values[variable].Read(_locals[neuron], stamp);
    }
}
