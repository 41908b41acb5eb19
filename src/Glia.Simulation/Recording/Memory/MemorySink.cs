namespace Glia.Simulation.Recording.Memory;

/// <summary>What the sinks that keep everything in memory share: there is nothing to flush or to rename.</summary>
internal abstract class MemorySink : IRecordingSink
{
    /// <summary>The last step known to be written.</summary>
    protected long Until { get; private set; }

    public virtual void AdvanceTo(long step) => Until = Math.Max(Until, step);

    public void Flush()
    {
    }

    public void Complete()
    {
    }

    public void Dispose()
    {
    }
}
