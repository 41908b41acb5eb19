using System.Xml.Linq;

namespace Glia.Tests.Architecture;

/// <summary>References between projects point one way, as ARCHITECTURE.md draws them.</summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Glia"] = [],
        ["Glia.Simulation"] = ["Glia"],
        ["Glia.Analysis"] = ["Glia"],
        ["Glia.Gallery"] = ["Glia", "Glia.Simulation", "Glia.Analysis"],
        ["Glia.Cli"] = ["Glia", "Glia.Simulation", "Glia.Analysis", "Glia.Gallery", "Glia.Validation"],
        ["Glia.Validation"] = ["Glia", "Glia.Simulation", "Glia.Analysis", "Glia.Gallery"],
    };

    public static TheoryData<string> Projects =>
        [.. new[] { "src", "validation" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Root(), folder), "*.csproj", SearchOption.AllDirectories)).Order()];

    [Theory, MemberData(nameof(Projects))]
    public void References_point_one_way(string project)
    {
        string name = Path.GetFileNameWithoutExtension(project);
        Assert.True(s_allowed.ContainsKey(name), $"{name} has no place in the order of projects yet: give it one here and in ARCHITECTURE.md.");
        Assert.Empty(ReferencesOf(project).Except(s_allowed[name]));
    }

    [Fact]
    public void The_order_has_no_circle()
    {
        foreach ((string name, string[] allowed) in s_allowed) Assert.All(allowed, other => Assert.DoesNotContain(name, s_allowed[other]));
    }

    private static IEnumerable<string> ReferencesOf(string project) => XDocument.Load(project).Descendants("ProjectReference")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static string Root()
    {
        string directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Glia.slnx"))) directory = Path.GetDirectoryName(directory)!;
        return directory;
    }
}
