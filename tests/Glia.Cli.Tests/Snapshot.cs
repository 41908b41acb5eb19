using System.Runtime.CompilerServices;

namespace Glia.Cli.Tests;

/// <summary>Compares output with the text that was accepted before. To accept a change, run the tests once with GLIA_ACCEPT_SNAPSHOTS=1 and review the difference.</summary>
internal static class Snapshot
{
    public static void Matches(string name, string actual, [CallerFilePath] string testFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", name);
        if (Environment.GetEnvironmentVariable("GLIA_ACCEPT_SNAPSHOTS") == "1") File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
