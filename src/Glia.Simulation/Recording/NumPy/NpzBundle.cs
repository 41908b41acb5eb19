using System.IO.Compression;
using Glia.Errors;
using Glia.Simulation.Recording.Files;
using Glia.Simulation.Saving;

namespace Glia.Simulation.Recording.NumPy;

/// <summary>Several arrays in one <c>.npz</c> file. Growing ones lie beside it as <c>NAME.partial.ARRAY.npy</c> until the end.</summary>
/// <remarks>
/// The parts of a zip file cannot grow side by side. So each array grows in a file of its own, readable after every flush, and the end
/// of the recording puts them together; that needs the space twice for a moment.
/// </remarks>
internal sealed class NpzBundle(RecordingPath path, RecordingOptions options) : IDisposable
{
    // A fixed date: equal results make equal files.
    private static readonly DateTimeOffset _entryDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<(string Name, string Path, PartialFile File)> _growing = [];
    private bool _ended;

    /// <summary>Begins an array that grows along its first dimension.</summary>
    public PartialFile Grow(string name, string type, params int[] inner)
    {
        RecordingPath part = path.Part(name);
        var file = new PartialFile(part, options, rows => NpyHeader.Of(type, rows, inner));
        _growing.Add((name, part.Partial, file));
        return file;
    }

    public void Flush()
    {
        foreach ((_, _, PartialFile file) in _growing) file.Flush();
    }

    /// <summary>Writes how far the arrays have come, which are then on the disk.</summary>
    public void Save(StateWriter state)
    {
        foreach ((_, _, PartialFile file) in _growing) file.Save(state);
    }

    /// <summary>Goes on from where <see cref="Save"/> was called; arrays that an ended recording has put together are taken apart again.</summary>
    public void Load(StateReader state)
    {
        foreach ((string name, string part, PartialFile file) in _growing)
            file.Load(state, () => Unpack(path.Partial, name, part), () => Unpack(path.Final, name, part));
    }

    /// <summary>Makes the arrays of a recording that begins in the middle of a simulation.</summary>
    public void Begin()
    {
        foreach ((_, _, PartialFile file) in _growing) file.Begin();
    }

    /// <summary>Puts all arrays into one file and gives it its final name if the recording is complete.</summary>
    /// <param name="complete">Whether the recording ended in good order.</param>
    /// <param name="constants">Arrays that did not grow, in the <c>.npy</c> form.</param>
    public void End(bool complete, params ReadOnlySpan<(string Name, byte[] Npy)> constants)
    {
        if (_ended || _growing.Exists(array => !array.File.IsOpen)) return;   // not gone on with: what lies on the disk is left as it is
        foreach ((_, _, PartialFile file) in _growing) file.Close();
        try
        {
            using (Stream archive = options.CreateFile(path.Partial)) Pack(archive, constants);
            foreach ((_, string part, _) in _growing) File.Delete(part);
            if (complete) File.Move(path.Partial, path.Final, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new GliaException(path.Subject,
                $"cannot put the arrays into '{path.Partial}': {problem.Message} All of them are kept beside it as "
                + $"{string.Join(", ", _growing.Select(array => $"'{Path.GetFileName(array.Path)}'"))}. Free space on the disk, or record to another directory.");
        }

        _ended = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((_, _, PartialFile file) in _growing) file.Dispose();
    }

    private static void Unpack(string bundle, string name, string part)
    {
        if (!File.Exists(bundle)) return;
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(bundle);
            archive.GetEntry($"{name}.npy")?.ExtractToFile(part, overwrite: true);
        }
        catch (InvalidDataException)
        {
            // Cut off while it was put together: the arrays are still beside it.
        }
    }

    private void Pack(Stream stream, ReadOnlySpan<(string Name, byte[] Npy)> constants)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, string part, _) in _growing)
        {
            using Stream source = File.OpenRead(part);
            using Stream target = Entry(archive, name);
            source.CopyTo(target);
        }

        foreach ((string name, byte[] npy) in constants)
        {
            using Stream target = Entry(archive, name);
            target.Write(npy);
        }
    }

    // Stored, not deflated, as numpy.savez does: recordings are written at the speed of the disk.
    private static Stream Entry(ZipArchive archive, string name)
    {
        ZipArchiveEntry entry = archive.CreateEntry($"{name}.npy", CompressionLevel.NoCompression);
        entry.LastWriteTime = _entryDate;
        return entry.Open();
    }
}
