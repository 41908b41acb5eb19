using Glia.Simulation.Saving;

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

    /// <summary>Makes the first bin begin after a step.</summary>
    public void BeginAfter(long step) => _end = step + binSteps;

    /// <summary>Writes how far the present bin is filled.</summary>
    public void Save(StateWriter state)
    {
        state.Write(_end);
        state.Write(_count);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(StateReader state) => (_end, _count) = (state.ReadInt64(), state.ReadInt64());

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
