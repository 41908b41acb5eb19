using Glia.Simulation.Saving;

namespace Glia.Simulation.Recording.Memory;

/// <summary>What the sinks that keep everything in memory share: there is nothing to flush or to rename.</summary>
internal abstract class MemorySink : IRecordingSink
{
    /// <summary>The step after which recording began.</summary>
    protected long From { get; private set; }

    /// <summary>The last step known to be written.</summary>
    protected long Until { get; private set; }

    public virtual void AdvanceTo(long step) => Until = Math.Max(Until, step);

    public void Flush()
    {
    }

    public virtual void Save(StateWriter state)
    {
        state.Write(From);
        state.Write(Until);
    }

    public virtual void Load(StateReader state) => (From, Until) = (state.ReadInt64(), state.ReadInt64());

    public virtual void BeginAfter(long step) => (From, Until) = (step, step);

    public void Complete()
    {
    }

    public void Dispose()
    {
    }
}
