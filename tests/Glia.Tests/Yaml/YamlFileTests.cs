using FsCheck;
using FsCheck.Fluent;
using Glia.Errors;
using Glia.Yaml;

namespace Glia.Tests.Yaml;

public sealed class YamlFileTests
{
    private const string Valid = """
        name: "a \"quoted\" name"   # a comment
        numbers: [1, 2.5, -3e4, {deep: [x, 'y''z']}]
        text: |
          first line
            second line
          - third
        folded: >-
          one
          two
        base: &base {a: 1, b: 2}
        again: *base
        empty:
        """;

    [Fact]
    public void Values_are_read_in_order()
    {
        var root = (YamlMapping)YamlFile.Parse(Valid, "x.yaml");
        Assert.Equal(["name", "numbers", "text", "folded", "base", "again", "empty"], root.Entries.Select(entry => entry.Name));
        Assert.Equal("a \"quoted\" name", ((YamlScalar)root["name"]!).Value);
        Assert.Equal("first line\n  second line\n- third\n", ((YamlScalar)root["text"]!).Value);
        Assert.Equal("one two", ((YamlScalar)root["folded"]!).Value);
        Assert.Same(root["base"], root["again"]);
        Assert.True(((YamlScalar)root["empty"]!).IsNothing);
        Assert.Null(root["missing"]);
    }

    [Fact]
    public void Place_inside_a_block_is_a_place_in_the_file()
    {
        var root = (YamlMapping)YamlFile.Parse("model:\n  equations: |\n    first\n      second\n", "x.yaml");
        SourceText text = ((YamlScalar)((YamlMapping)root["model"]!)["equations"]!).Text;
        Assert.Equal("x.yaml(3,5)", text.Locate(0).ToString());
        Assert.Equal("x.yaml(3,7)", text.Locate(2).ToString());
        TextLocation second = text.Locate(text.Text.IndexOf("cond", StringComparison.Ordinal), 100);
        Assert.Equal("x.yaml(4,9)", second.ToString());
        Assert.Equal(4, second.Length);
        Assert.Equal("      second", second.Excerpt);
    }

    [Theory]
    [InlineData("threshold: V > 1", "x.yaml(1,12)", 0)]
    [InlineData("threshold: V > 1", "x.yaml(1,16)", 4)]
    [InlineData("threshold: 'V > 1'", "x.yaml(1,17)", 4)]
    public void Place_inside_a_line_is_a_place_in_the_file(string yaml, string place, int offset)
    {
        var root = (YamlMapping)YamlFile.Parse(yaml, "x.yaml");
        Assert.Equal(place, ((YamlScalar)root["threshold"]!).Text.Locate(offset).ToString());
    }

    [Theory]
    [InlineData("text: >\n  one\n  two\n", "x.yaml(2,3)")]
    [InlineData("text: one\n  two\n", "x.yaml(1,7)")]
    [InlineData("text: \"one\\ttwo\"\n", "x.yaml(1,8)")]
    public void Place_that_cannot_be_told_is_the_beginning_of_the_text(string yaml, string place)
    {
        SourceText text = ((YamlScalar)((YamlMapping)YamlFile.Parse(yaml, "x.yaml"))["text"]!).Text;
        Assert.Equal(place, text.Locate(text.Text.IndexOf("wo", StringComparison.Ordinal)).ToString());
    }

    [Fact]
    public void Lines_may_end_as_on_Windows()
    {
        SourceText text = ((YamlScalar)((YamlMapping)YamlFile.Parse("a: 1\r\ntext: |\r\n  one\r\n  two\r\n", "x.yaml"))["text"]!).Text;
        TextLocation place = text.Locate(text.Text.IndexOf("two", StringComparison.Ordinal), 3);
        Assert.Equal(("x.yaml(4,3)", "  two", 3), (place.ToString(), place.Excerpt, place.Length));
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3\n", "x.yaml(3,1): x.yaml: has the key 'a' twice; the first is in line 1.")]
    [InlineData("a: *nowhere\n", "x.yaml(1,4): x.yaml: refers to the anchor 'nowhere', which is not defined above.")]
    [InlineData("a: &a [*a]\n", "x.yaml(1,8): x.yaml: refers to the anchor 'a', which is not defined above.")]
    [InlineData("? [a]\n: 1\n", "x.yaml(1,3): x.yaml: has a list or mapping where a name is expected.")]
    [InlineData("", "x.yaml(1,1): x.yaml: is empty.")]
    [InlineData("a: 1\n---\nb: 1\n", "x.yaml(2,1): x.yaml: holds a second document; only one is read. Remove the line '---'.")]
    public void Broken_text_is_refused_with_its_place(string yaml, string message) =>
        Assert.Equal(message, Assert.Throws<GliaException>(() => YamlFile.Parse(yaml, "x.yaml")).Message);

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n", 2)]
    [InlineData("a: b: c\n", 1)]
    [InlineData("a:\n\t- 1\n", 2)]
    [InlineData("a: 'open\n", 1)]
    public void Invalid_yaml_names_the_line(string yaml, int line)
    {
        GliaException failure = Assert.Throws<GliaException>(() => YamlFile.Parse(yaml, "x.yaml"));
        Assert.Equal(line, Assert.Single(failure.Findings).Location!.Line);
        Assert.Contains("is not valid YAML: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains("nested more than", Assert.Throws<GliaException>(() => YamlFile.Parse(new string('[', 100_000), "x.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void Alias_bomb_is_refused()
    {
        string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + string.Concat(Enumerable.Range(1, 30).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Contains("expands to more than", Assert.Throws<GliaException>(() => YamlFile.Parse(bomb, "x.yaml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_is_a_finding() =>
        Assert.StartsWith("file 'no/such.yaml': cannot be read", Assert.Throws<GliaException>(() => YamlFile.Read("no/such.yaml")).Message, StringComparison.Ordinal);

    [Fact]
    public void File_cut_anywhere_is_read_or_refused()
    {
        for (int length = 0; length <= Valid.Length; length++) ReadOrRefuse(Valid[..length]);
    }

    [Fact]
    public void File_with_any_character_changed_is_read_or_refused()
    {
        foreach (char change in "\0\t\n:-[]{}&*!|>'\"%@`#?,\uFEFF\uD800")
            for (int i = 0; i < Valid.Length; i++)
                ReadOrRefuse(Valid[..i] + change + Valid[(i + 1)..]);
    }

    [Fact]
    public void Any_text_is_read_or_refused() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => ReadOrRefuse(text ?? "")));

    private static bool ReadOrRefuse(string text)
    {
        try
        {
            YamlFile.Parse(text, "x.yaml");
        }
        catch (GliaException e)
        {
            Assert.All(e.Findings, finding => Assert.NotNull(finding.Location));
        }

        return true;
    }
}
