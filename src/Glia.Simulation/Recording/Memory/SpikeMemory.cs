using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Glia.Simulation.Saving;
using Glia.Spikes;

namespace Glia.Simulation.Recording.Memory;

/// <summary>Keeps spikes in memory.</summary>
internal sealed class SpikeMemory(ObservedPopulation population, TimeGrid grid) : MemorySink, ISpikeSink
{
    private readonly List<long> _steps = [];
    private readonly List<int> _neurons = [];

    public SpikeData Data => new(population, new RecordingWindow(grid, From, Until), _steps.ToImmutableArray(), _neurons.ToImmutableArray());

    public override void Save(StateWriter state)
    {
        base.Save(state);
        state.WriteArray<long>(CollectionsMarshal.AsSpan(_steps));
        state.WriteArray<int>(CollectionsMarshal.AsSpan(_neurons));
    }

    public override void Load(StateReader state)
    {
        base.Load(state);
        state.ReadList(_steps);
        state.ReadList(_neurons);
    }

    public void Write(long step, ReadOnlySpan<int> neurons)
    {
        _neurons.AddRange(neurons);
        for (int i = 0; i < neurons.Length; i++) _steps.Add(step);
        AdvanceTo(step);
    }
}
