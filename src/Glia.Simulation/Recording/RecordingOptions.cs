namespace Glia.Simulation.Recording;

/// <summary>Where recordings go.</summary>
/// <remarks>
/// With a <see cref="Directory"/>, recordings are streamed to it in bounded memory, under <c>NAME.partial.EXT</c> while the run lasts and
/// <c>NAME.EXT</c> (replacing an older file) once the simulation has ended in good order; after a cancelled, failed or killed run the
/// partial file stays and can be read up to its last flush.
/// </remarks>
public sealed record RecordingOptions
{
    /// <summary>Everything is kept in memory and nothing is written.</summary>
    public static RecordingOptions InMemory { get; } = new();

    /// <summary>Directory of the files, made when missing; null for no files.</summary>
    public string? Directory { get; init; }

    /// <summary>Form of the files.</summary>
    public RecordingFormat Format { get; init; } = RecordingFormat.Csv;

    /// <summary>Keeps recordings in memory even when they are streamed to disk, so that they can be analysed without reading them back.</summary>
    public bool KeepInMemory { get; init; }

    /// <summary>Opens a new file for writing; tests put failing disks here.</summary>
    internal Func<string, Stream> CreateFile { get; init; } =
        static path => new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);

    /// <summary>Opens a file to go on with; what lies there is kept.</summary>
    internal Func<string, Stream> ContinueFile { get; init; } =
        static path => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);

    /// <summary>Whether files are gone on with: they are then opened when it is known how far they have come.</summary>
    internal bool Continues { get; init; }

    /// <summary>Recordings streamed to a directory.</summary>
    public static RecordingOptions To(string directory, RecordingFormat format = RecordingFormat.Csv) =>
        new() { Directory = directory, Format = format };
}
