using Glia.Errors;
using Glia.Gallery.Options;
using Glia.Quantities;

namespace Glia.Gallery.Checkpoints;

/// <summary>The checkpoints of one simulation: files <c>checkpoint-TIME</c> in the folder of its recordings.</summary>
internal sealed class CheckpointFolder(string path)
{
    private const string Prefix = "checkpoint-";

    /// <summary>The newest checkpoint; null when there is none.</summary>
    public string? Newest => Files().OrderBy(file => file.Time.Milliseconds).Select(file => file.Path).LastOrDefault();

    /// <summary>The name of a checkpoint.</summary>
    public string NameOf(Time time) => Path.Combine(path, Prefix + OptionText.Plain(time));

    /// <summary>Whether a file lies in this folder.</summary>
    public bool Contains(string file) => Path.GetDirectoryName(Path.GetFullPath(file)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>Removes all checkpoints but some.</summary>
    public void Keep(params ReadOnlySpan<string?> kept)
    {
        foreach ((string file, _) in Files())
            if (!kept.ToArray().Any(other => other is not null && Path.GetFullPath(other) == Path.GetFullPath(file))) Remove(file);
    }

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GliaException($"checkpoint '{file}'", $"is no longer needed, but cannot be removed: {problem.Message} Choose a folder that can be written to.");
        }
    }

    private IEnumerable<(string Path, Time Time)> Files()
    {
        if (!Directory.Exists(path)) yield break;
        foreach (string file in Directory.GetFiles(path, Prefix + "*"))
            if (TimeOf(Path.GetFileName(file)[Prefix.Length..]) is { } time) yield return (file, time);
    }

    /// <summary>The time that a name tells; null when it is the name of something else, such as a checkpoint that is being written.</summary>
    private static Time? TimeOf(string text) =>
        QuantityParser.TryParse(text, null, out Quantity quantity, out _) && quantity.Dimension == Dimension.Time ? Time.FromInternal(quantity.Value) : null;
}
