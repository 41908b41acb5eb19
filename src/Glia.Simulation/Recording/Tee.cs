using Glia.Simulation.Saving;

namespace Glia.Simulation.Recording;

/// <summary>Two sinks that receive the same.</summary>
internal abstract class Tee(IRecordingSink first, IRecordingSink second) : IRecordingSink
{
    public void AdvanceTo(long step)
    {
        first.AdvanceTo(step);
        second.AdvanceTo(step);
    }

    public void Flush()
    {
        first.Flush();
        second.Flush();
    }

    public void Save(StateWriter state)
    {
        first.Save(state);
        second.Save(state);
    }

    public void Load(StateReader state)
    {
        first.Load(state);
        second.Load(state);
    }

    public void BeginAfter(long step)
    {
        first.BeginAfter(step);
        second.BeginAfter(step);
    }

    public void Complete()
    {
        first.Complete();
        second.Complete();
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }
}

/// <summary>Two sinks for the same spikes.</summary>
internal sealed class SpikeTee(ISpikeSink first, ISpikeSink second) : Tee(first, second), ISpikeSink
{
    public void Write(long step, ReadOnlySpan<int> neurons)
    {
        first.Write(step, neurons);
        second.Write(step, neurons);
    }
}

/// <summary>Two sinks for the same states.</summary>
internal sealed class StateTee(IStateSink first, IStateSink second) : Tee(first, second), IStateSink
{
    public void Write(long step, ReadOnlySpan<double> values)
    {
        first.Write(step, values);
        second.Write(step, values);
    }
}

/// <summary>Two sinks for the same counts.</summary>
internal sealed class RateTee(IRateSink first, IRateSink second) : Tee(first, second), IRateSink
{
    public void Write(long step, long spikes)
    {
        first.Write(step, spikes);
        second.Write(step, spikes);
    }
}
