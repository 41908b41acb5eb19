namespace Glia.Simulation.Recording;

/// <summary>Counts spikes into bins of whole steps and hands on every bin that is complete.</summary>
/// <param name="binSteps">Width of a bin in steps.</param>
/// <param name="receive">Receives (last step of the bin, spikes), in order.</param>
internal sealed class RateBins(int binSteps, Action<long, long> receive)
{
    private long _end = binSteps, _count;

    public void Add(long step, long spikes)
    {
        CloseBinsBefore(step);
        _count += spikes;
    }

    public void AdvanceTo(long step) => CloseBinsBefore(step + 1);

    private void CloseBinsBefore(long step)
    {
        while (_end < step)
        {
            receive(_end, _count);
            _end += binSteps;
            _count = 0;
        }
    }
}
