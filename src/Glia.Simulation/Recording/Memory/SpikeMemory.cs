using System.Collections.Immutable;
using Glia.Spikes;

namespace Glia.Simulation.Recording.Memory;

/// <summary>Keeps spikes in memory.</summary>
internal sealed class SpikeMemory(ObservedPopulation population, TimeGrid grid) : MemorySink, ISpikeSink
{
    private readonly List<long> _steps = [];
    private readonly List<int> _neurons = [];

    public SpikeData Data => new(population, new RecordingWindow(grid, 0, Until), _steps.ToImmutableArray(), _neurons.ToImmutableArray());

    public void Write(long step, ReadOnlySpan<int> neurons)
    {
        _neurons.AddRange(neurons);
        for (int i = 0; i < neurons.Length; i++) _steps.Add(step);
        AdvanceTo(step);
    }
}
