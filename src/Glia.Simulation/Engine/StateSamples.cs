using Glia.Simulation.Recording;

namespace Glia.Simulation.Engine;

/// <summary>Samples of one recorder of states or synapses between being taken by the tiles and being handed over, for the present epoch and the one before.</summary>
internal sealed class StateSamples
{
    private readonly double[][] _values;   // by parity; shape [steps, observed, variables]
    private readonly int _every;

    /// <summary>Room for an epoch's samples.</summary>
    /// <param name="sink">Receives the samples.</param>
    /// <param name="width">Values per sample.</param>
    /// <param name="every">Steps between samples.</param>
    /// <param name="epoch">Most steps of an epoch.</param>
    public StateSamples(IStateSink sink, int width, int every, int epoch)
    {
        (Sink, Width, _every) = (sink, width, Math.Max(1, every));
        int most = epoch / _every + 1;
        _values = [new double[(long)most * Width], new double[(long)most * Width]];
    }

    /// <summary>Receives the samples.</summary>
    public IStateSink Sink { get; }

    /// <summary>Values per sample.</summary>
    public int Width { get; }

    /// <summary>Whether the state at a stamp is sampled.</summary>
    public bool Samples(long stamp) => stamp % _every == 0;

    /// <summary>Room for the sample at a stamp.</summary>
    /// <param name="stamp">The step that the state has reached.</param>
    /// <param name="firstStamp">First stamp of the epoch.</param>
    /// <param name="parity">Parity of the epoch.</param>
    public Span<double> At(long stamp, long firstStamp, int parity)
    {
        long before = stamp / _every - (firstStamp + _every - 1) / _every;   // samples of this epoch before it
        return _values[parity].AsSpan(checked((int)(before * Width)), Width);
    }
}
