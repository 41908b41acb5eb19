using System.Collections.Immutable;
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

    public RateData Data => new(_population, new RecordingWindow(_grid, 0, Until), _binSteps, _counts.ToImmutableArray());

    public void Write(long step, long spikes) => _bins.Add(step, spikes);

    public override void AdvanceTo(long step)
    {
        base.AdvanceTo(step);
        _bins.AdvanceTo(step);
    }
}
