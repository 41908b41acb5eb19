using System.Xml.Linq;

namespace Glia.Tests.Architecture;

/// <summary>References between projects point one way, as ARCHITECTURE.md draws them.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Glia"] = [],
        ["Glia.Analysis"] = ["Glia"],
        ["Glia.Data"] = ["Glia"],
        ["Glia.Simulation"] = ["Glia"],
        ["Glia.Gallery"] = ["Glia", "Glia.Simulation", "Glia.Analysis", "Glia.Data"],
        ["Glia.Cli"] = ["Glia", "Glia.Simulation", "Glia.Analysis", "Glia.Data", "Glia.Gallery", "Glia.Validation"],
    };

    [Fact]
    public void Projects_reference_only_what_lies_below_them()
    {
        foreach (string project in Directory.GetFiles(Path.Combine(Root(), "src"), "*.csproj", SearchOption.AllDirectories))
        {
            string name = Path.GetFileNameWithoutExtension(project);
            Assert.True(s_allowed.TryGetValue(name, out string[]? allowed), $"{name} is not in the architecture: say in ARCHITECTURE.md and here what it may reference.");
            Assert.Empty(ReferencesOf(project).Except(allowed!).Select(reference => $"{name} must not reference {reference}"));
        }
    }

    [Fact]
    public void The_drawing_itself_has_no_cycle()
    {
        var reached = new HashSet<string>();
        // Peels off projects all of whose references are peeled already; in a cycle none ever is.
        while (s_allowed.Keys.FirstOrDefault(name => !reached.Contains(name) && s_allowed[name].All(below => reached.Contains(below) || !s_allowed.ContainsKey(below))) is { } next)
            reached.Add(next);
        Assert.Equal(s_allowed.Count, reached.Count);
    }

    [Fact]
    public void Libraries_do_not_write_to_the_console()
    {
        string source = Path.Combine(Root(), "src");
        IEnumerable<string> offenders = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Glia.Cli{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadLines(file).Any(line => line.Contains("Console.", StringComparison.Ordinal) && !line.TrimStart().StartsWith("///", StringComparison.Ordinal)));
        Assert.Empty(offenders);
    }

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Load(project).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Glia.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests must run from within the repository.");
    }
}
