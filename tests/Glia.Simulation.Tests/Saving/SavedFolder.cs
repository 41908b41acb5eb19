using System.Collections.Immutable;

namespace Glia.Simulation.Tests.Saving;

/// <summary>A folder for checkpoints and recordings that is removed at the end.</summary>
public abstract class SavedFolder : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("glia-saving-").FullName;

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string InFolder(string name) => Path.Combine(Folder, name);

    private protected static void AssertSame(ImmutableSortedDictionary<string, ImmutableArray<long>> expected, ImmutableSortedDictionary<string, ImmutableArray<long>> found, string what)
    {
        Assert.Equal(expected.Keys, found.Keys);
        foreach ((string name, ImmutableArray<long> bits) in expected)
            if (!bits.AsSpan().SequenceEqual(found[name].AsSpan())) Assert.Fail($"{name} differs {what}.");
    }
}
