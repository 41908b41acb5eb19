namespace Glia.Data.Tests.Datasets;

/// <summary>A test that reads the original files of MNIST; skipped, with the reason, where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MnistFactAttribute : FactAttribute
{
    private static readonly string[] s_usualPlaces = [Path.Combine("data", "mnist"), Path.Combine("shared", "data", "mnist")];

    public MnistFactAttribute() => Skip = Folder is null ? $"There is no {string.Join(" or ", s_usualPlaces)} in {AppContext.BaseDirectory} or above it." : null;

    /// <summary>The folder with the files; null when there is none.</summary>
    public static string? Folder { get; } = Find(AppContext.BaseDirectory);

    private static string? Find(string start)
    {
        for (DirectoryInfo? directory = new(start); directory is not null; directory = directory.Parent)
            if (s_usualPlaces.Select(place => Path.Combine(directory.FullName, place)).FirstOrDefault(Directory.Exists) is { } found)
                return found;
        return null;
    }
}
