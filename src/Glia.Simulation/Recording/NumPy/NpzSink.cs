using System.Text.Json.Nodes;
using Glia.Errors;
using Glia.Simulation.Recording.Files;
using Glia.Simulation.Saving;
using Glia.Spikes;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>What the <c>.npz</c> sinks share: the bundle, its end, and the description that goes into it.</summary>
internal abstract class NpzSink(RecordingPath path, RecordingOptions options, TimeGrid grid) : IRecordingSink
{
    private long _until;
    private bool _ended;

    protected NpzBundle Bundle { get; } = new(path, options);

    protected TimeGrid Grid => grid;

    public virtual void AdvanceTo(long step) => _until = step;

    public void Flush() => Bundle.Flush();

    public virtual void Save(StateWriter state)
    {
        state.Write(_until);
        Bundle.Save(state);
    }

    public virtual void Load(StateReader state)
    {
        _until = state.ReadInt64();
        Bundle.Load(state);
    }

    public virtual void BeginAfter(long step)
    {
        _until = step;
        Bundle.Begin();
    }

    public void Complete() => End(complete: true);

    public void Dispose()
    {
        try
        {
            End(complete: false);
        }
        catch (GliaException)
        {
            // A regular end goes through Complete, which reports; here the arrays stay beside each other, each readable.
        }

        Bundle.Dispose();
    }

    /// <summary>A description of what is observed, to be completed.</summary>
    protected abstract JsonObject Describe();

    /// <summary>Arrays that do not grow, beyond the description.</summary>
    protected virtual (string Name, byte[] Npy)[] Constants() => [];

    private void End(bool complete)
    {
        if (_ended) return;
        JsonObject meta = Describe();
        meta["time_step_ms"] = grid.Step.Milliseconds;
        meta["until_ms"] = grid.Milliseconds(_until);
        meta["complete"] = complete;
        Bundle.End(complete, [.. Constants(), ("meta", NpyArray.Text(meta.ToJsonString()))]);
        _ended = true;
    }
}
