namespace Glia.Tests;

/// <summary>Files of the repository, for tests that hold its documents against the code.</summary>
internal static class RepositoryFile
{
    /// <summary>The text of a file, by its path below the root.</summary>
    public static string Read(params ReadOnlySpan<string> path)
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Glia.slnx"))) directory = Path.GetDirectoryName(directory)!;
        return File.ReadAllText(Path.Combine([directory, .. path]));
    }
}
