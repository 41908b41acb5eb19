using System.Collections.Immutable;
using Glia.Errors;
using Glia.Simulation.Saving;

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

    /// <summary>Copies a checkpoint with another content of one section, whose checks are right.</summary>
    private protected static void Rewrite(string from, string to, string section, Func<byte[], byte[]> change)
    {
        using var source = new StateReader(from);
        CheckpointFile.Write(to, target =>
        {
            while (source.Next() is { } name)
            {
                byte[] content = Content(source);
                target.Begin(name);
                target.Write<byte>(name == section ? change(content) : content);
                target.End();
            }
        }, CancellationToken.None);
    }

    private static byte[] Content(StateReader source)
    {
        var content = new List<byte>();
        byte[] one = new byte[1];
        while (true)
        {
            try
            {
                source.Read<byte>(one);
            }
            catch (GliaException)
            {
                return [.. content];   // the end of the section
            }

            content.Add(one[0]);
        }
    }
}
