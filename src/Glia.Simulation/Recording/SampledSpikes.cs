using Glia.Simulation.Saving;
using Glia.Spikes;

namespace Glia.Simulation.Recording;

/// <summary>Lets only the observed neurons' spikes through.</summary>
internal sealed class SampledSpikes(ISpikeSink inner, ObservedPopulation population) : ISpikeSink
{
    private int[] _kept = new int[64];

    public void Write(long step, ReadOnlySpan<int> neurons)
    {
        if (_kept.Length < neurons.Length) _kept = new int[2 * neurons.Length];
        int count = 0;
        foreach (int neuron in neurons)
            if (population.PositionOf(neuron) >= 0) _kept[count++] = neuron;
        if (count > 0) inner.Write(step, _kept.AsSpan(0, count));
    }

    public void AdvanceTo(long step) => inner.AdvanceTo(step);

    public void Flush() => inner.Flush();

    public void Save(StateWriter state) => inner.Save(state);

    public void Load(StateReader state) => inner.Load(state);

    public void BeginAfter(long step) => inner.BeginAfter(step);

    public void Complete() => inner.Complete();

    public void Dispose() => inner.Dispose();
}
