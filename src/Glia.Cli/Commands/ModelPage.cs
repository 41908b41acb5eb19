namespace Glia.Cli.Commands;

/// <summary>What the pages of all models begin with.</summary>
internal static class ModelPage
{
    /// <summary>Name, summary, documentation, and the model as written.</summary>
    public static void WriteHead(TextWriter output, string name, string summary, string documentation, string text)
    {
        output.WriteLine($"{name}: {summary}");
        output.WriteLine();
        if (documentation.Length > 0)
        {
            output.WriteLine(documentation.Trim('\n'));
            output.WriteLine();
        }

        output.WriteLine("## As written");
        output.WriteLine();
        foreach (string line in text.TrimEnd().Split('\n')) output.WriteLine("    " + line.TrimEnd());
        output.WriteLine();
    }
}
