using System.Text.RegularExpressions;
using Glia.Networks.Files;

namespace Glia.Tests.Networks.Files;

/// <summary>The examples of the documentation are network files that can be run.</summary>
public sealed partial class NetworkFileDocumentationTests
{
    public static TheoryData<string> Examples => [.. Blocks().Matches(RepositoryFile.Read("docs", "network-file.md")).Select(match => match.Groups[1].Value)];

    [Theory, MemberData(nameof(Examples))]
    public void An_example_is_read_without_a_warning(string example) => Assert.Empty(NetworkFile.Parse(example).Findings);

    [Fact]
    public void There_are_examples() => Assert.Equal(2, Examples.Count);

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
