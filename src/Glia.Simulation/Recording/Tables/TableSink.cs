using Glia.Simulation.Saving;

namespace Glia.Simulation.Recording.Tables;

/// <summary>What the sinks that write rows share.</summary>
internal abstract class TableSink(ITable table) : IRecordingSink
{
    protected ITable Table => table;

    public virtual void AdvanceTo(long step)
    {
    }

    public void Flush() => table.Flush();

    public virtual void Save(StateWriter state) => table.Save(state);

    public virtual void Load(StateReader state) => table.Load(state);

    public virtual void BeginAfter(long step) => table.Begin();

    public void Complete() => table.Complete();

    public void Dispose() => table.Dispose();
}
