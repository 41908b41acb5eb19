using System.Buffers.Binary;
using Glia.Simulation.Recording.Files;
using Glia.Simulation.Recording.Tables;
using Glia.Simulation.Saving;
using Glia.Spikes;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>Population counts as arrays <c>times_ms</c> (end of the bin), <c>spikes</c> and <c>rate_hz</c>, one element per bin.</summary>
internal sealed class NpzRates : NpzPopulationSink, IRateSink
{
    private readonly PartialFile _times, _spikes, _rates;
    private readonly double _hertzPerSpike;
    private readonly RateBins _bins;

    public NpzRates(RecordingPath path, RecordingOptions options, ObservedPopulation population, TimeGrid grid, int binSteps)
        : base(path, options, population, grid)
    {
        _times = Bundle.Grow("times_ms", NpyType.Name(ColumnKind.Double));
        _spikes = Bundle.Grow("spikes", NpyType.Name(ColumnKind.Integer));
        _rates = Bundle.Grow("rate_hz", NpyType.Name(ColumnKind.Double));
        _hertzPerSpike = 1000 / (population.Size * grid.Milliseconds(binSteps));
        _bins = new RateBins(binSteps, Append);
    }

    public void Write(long step, long spikes) => _bins.Add(step, spikes);

    public override void AdvanceTo(long step)
    {
        base.AdvanceTo(step);
        _bins.AdvanceTo(step);
    }

    public override void Save(StateWriter state)
    {
        base.Save(state);
        _bins.Save(state);
    }

    public override void Load(StateReader state)
    {
        base.Load(state);
        _bins.Load(state);
    }

    public override void BeginAfter(long step)
    {
        base.BeginAfter(step);
        _bins.BeginAfter(step);
    }

    private void Append(long end, long spikes)
    {
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(number, Grid.Milliseconds(end));
        _times.Append(number);
        BinaryPrimitives.WriteInt64LittleEndian(number, spikes);
        _spikes.Append(number);
        BinaryPrimitives.WriteDoubleLittleEndian(number, spikes * _hertzPerSpike);
        _rates.Append(number);
    }
}
