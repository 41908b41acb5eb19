using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Glia.Simulation.Saving;
using Glia.Spikes;

namespace Glia.Simulation.Recording.Memory;

/// <summary>Keeps population counts in memory.</summary>
internal sealed class RateMemory : MemorySink, IRateSink
{
    private readonly ObservedPopulation _population;
    private readonly TimeGrid _grid;
    private readonly int _binSteps;
    private readonly List<long> _counts = [];
    private readonly RateBins _bins;

    public RateMemory(ObservedPopulation population, TimeGrid grid, int binSteps)
    {
        (_population, _grid, _binSteps) = (population, grid, binSteps);
        _bins = new RateBins(binSteps, (_, count) => _counts.Add(count));
    }

    public RateData Data => new(_population, new RecordingWindow(_grid, From, Until), _binSteps, _counts.ToImmutableArray());

    public void Write(long step, long spikes) => _bins.Add(step, spikes);

    public override void Save(StateWriter state)
    {
        base.Save(state);
        _bins.Save(state);
        state.WriteArray<long>(CollectionsMarshal.AsSpan(_counts));
    }

    public override void Load(StateReader state)
    {
        base.Load(state);
        _bins.Load(state);
        state.ReadList(_counts);
    }

    public override void BeginAfter(long step)
    {
        base.BeginAfter(step);
        _bins.BeginAfter(step);
    }

    public override void AdvanceTo(long step)
    {
        base.AdvanceTo(step);
        _bins.AdvanceTo(step);
    }
}
