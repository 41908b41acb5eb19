namespace Glia.Simulation.Recording.Tables;

/// <summary>What the sinks that write rows share.</summary>
internal abstract class TableSink(ITable table) : IRecordingSink
{
    protected ITable Table => table;

    public virtual void AdvanceTo(long step)
    {
    }

    public void Flush() => table.Flush();

    public void Complete() => table.Complete();

    public void Dispose() => table.Dispose();
}
