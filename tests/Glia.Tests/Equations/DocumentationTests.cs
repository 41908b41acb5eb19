using System.Runtime.CompilerServices;
using Glia.Equations;
using Glia.Errors;
using Glia.Models;

namespace Glia.Tests.Equations;

/// <summary>What the documentation shows must work.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void Models_in_the_documentation_of_the_language_compile()
    {
        string[] parts = File.ReadAllText(Path.Combine(Root(), "docs", "equations.md")).Split("```");
        string[] models = [.. parts.Where((part, i) => i % 2 == 1 && part.StartsWith("yaml\nname:", StringComparison.Ordinal)).Select(part => part["yaml\n".Length..])];
        Assert.NotEmpty(models);
        Assert.All(models, text =>
        {
            NeuronModel model = ModelFile.Parse(text, "equations.md");
            Assert.Empty(ModelCompiler.Check(model));
            ModelCompiler.Compile(model);
        });
    }

    [Fact]
    public void Example_in_the_reference_of_model_files_compiles()
    {
        string source = File.ReadAllText(Path.Combine(Root(), "src", "Glia", "Models", "ModelFile.cs"));
        string code = source[(source.IndexOf("<code>", StringComparison.Ordinal) + 6)..source.IndexOf("</code>", StringComparison.Ordinal)];
        string text = string.Join('\n', code.Split('\n').Where(line => line.StartsWith("/// ", StringComparison.Ordinal)).Select(line => line[4..]));
        Assert.DoesNotContain(ModelCompiler.Check(ModelFile.Parse(text.Replace("&gt;", ">", StringComparison.Ordinal), "ModelFile.cs")), finding => finding.Severity == Severity.Error);
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
