using Glia.Data.Formats;
using Glia.Errors;

namespace Glia.Data.Datasets;

/// <summary>A file of a dataset as its authors published it.</summary>
/// <param name="Names">Names under which it is found, unpacked; packed ones end in <c>.gz</c> as well.</param>
/// <param name="Sha256">SHA-256 of the unpacked content.</param>
internal sealed record PublishedFile(string[] Names, string Sha256)
{
    /// <summary>Where the file is in a folder; null when it is not there.</summary>
    public string? Find(string folder) =>
        Names.SelectMany(name => (string[])[name, name + ".gz"]).Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Reads the file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="verify">Whether its content must be what was published.</param>
    public IdxArray Read(string path, bool verify)
    {
        IdxArray array = IdxFile.Read(path);
        if (verify && array.Sha256() is var sum && sum != Sha256)
            throw new GliaException($"file '{path}'", $"its content is not what was published as {Names[0]}: its SHA-256 is {sum}, not {Sha256}. It is damaged or of another dataset; get the original file.");
        return array;
    }
}
