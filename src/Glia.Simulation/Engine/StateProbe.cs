using System.Collections.Immutable;
using System.Numerics;

namespace Glia.Simulation.Engine;

/// <summary>Samples the neurons of one state recorder that lie in one tile. Reads only.</summary>
/// <typeparam name="T">Precision of states.</typeparam>
internal sealed class StateProbe<T> : IProbe where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StateSamples _samples;
    private readonly ObservedValue<T>[] _values;
    private readonly int[] _places, _locals;

    /// <summary>Prepares sampling of a block.</summary>
    /// <param name="samples">Receives the samples.</param>
    /// <param name="variables">Names of the variables.</param>
    /// <param name="neurons">Neurons sampled, ascending.</param>
    /// <param name="block">The block.</param>
    public StateProbe(StateSamples samples, ImmutableArray<string> variables, ImmutableArray<int> neurons, Block<T> block)
    {
        _samples = samples;
        _values = [.. variables.Select(name => new ObservedValue<T>(block, name))];
        _places = [.. Enumerable.Range(0, neurons.Length).Where(place => (uint)(neurons[place] - block.First) < (uint)block.Count)];
        _locals = [.. _places.Select(place => neurons[place] - block.First)];
    }

    /// <inheritdoc/>
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
