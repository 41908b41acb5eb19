using Glia.Errors;

namespace Glia.Simulation.Saving;

/// <summary>Writes checkpoint files: beside their name, and renamed when whole and on the disk, so that a file under its name is complete whatever happens.</summary>
internal static class CheckpointFile
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its name; an older file of that name is replaced.</param>
    /// <param name="write">Writes the sections.</param>
    /// <param name="cancellation">Ends the writing; the older file then stays.</param>
    /// <exception cref="GliaException">The file cannot be written.</exception>
    public static void Write(string path, Action<StateWriter> write, CancellationToken cancellation)
    {
        string partial = path + ".partial";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes))
            {
                var state = new StateWriter(stream, cancellation);
                state.WriteHeader();
                write(state);
                state.Begin("");
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Remove(partial);
            throw new GliaException($"checkpoint '{path}'", $"cannot be written: {problem.Message} Free space on the disk, or save to another folder.");
        }
        catch
        {
            Remove(partial);
            throw;
        }
    }

    private static void Remove(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The first problem is the one to report; what is left over bears a partial name.
        }
    }
}
