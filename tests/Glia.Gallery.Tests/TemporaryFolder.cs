namespace Glia.Gallery.Tests;

/// <summary>A folder that exists as long as a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("glia-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
