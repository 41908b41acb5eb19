using Glia.Errors;
using Glia.Simulation.Recording;

namespace Glia.Simulation.Saving;

/// <summary>One recording as part of a checkpoint: what is kept in memory, and how far its file has come.</summary>
internal sealed class SavedRecording(string recorder, RecordingChannel channel, RecordingOptions options) : ISavedPart
{
    /// <summary>Beginning of the names of these sections.</summary>
    public const string Prefix = "recorder ";

    /// <summary>The recorder.</summary>
    public string Recorder => recorder;

    public string Name => Prefix + recorder;

    private string Destination => (channel.Memory is not null, options.Directory is not null) switch
    {
        (true, false) => "memory",
        (false, true) => $"{options.Format} files",
        _ => $"memory and {options.Format} files",
    };

    public void Save(StateWriter state)
    {
        state.Write(Destination);
        channel.Sink.Save(state);
    }

    public void Load(StateReader state)
    {
        string saved = state.ReadText();
        if (saved != Destination)
            throw new GliaException($"recorder '{recorder}'", $"was recorded to {saved}, but is now to be recorded to {Destination}. "
                + "Restore with the recording options that were saved, or begin new recordings with RestoreOptions.NewRecordings.");
        channel.Sink.Load(state);
    }

    /// <summary>Begins the recording at a step, without what came before.</summary>
    public void BeginAfter(long step) => channel.Sink.BeginAfter(step);
}
