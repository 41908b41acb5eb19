using System.CommandLine;
using System.CommandLine.Parsing;

namespace Glia.Cli.Parsing;

/// <summary>Writes the help of a command: what it does, how it is called, what it takes, examples.</summary>
internal static class HelpWriter
{
    private const int Width = 100;

    public static void Write(TextWriter output, GliaCommand command)
    {
        output.WriteLine(command.Description);
        if (command.Details.Length > 0)
            foreach (string paragraph in command.Details.Split("\n\n"))
            {
                output.WriteLine();
                foreach (string line in Wrap(paragraph.ReplaceLineEndings(" "), Width)) output.WriteLine(line);
            }

        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine($"  {Usage(command)}");
        WriteRows(output, "Arguments:", [.. command.Arguments.Where(a => !a.Hidden).Select(a => (a.Name, a.Description ?? ""))]);
        WriteRows(output, "Commands:", [.. command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? ""))]);
        WriteRows(output, "Options:", [.. UsageErrors.OptionsOf(command).Select(o => (Label(o), o.Description ?? ""))]);
        if (command.Examples.Count == 0) return;
        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (string example in command.Examples) output.WriteLine($"  {example}");
    }

    private static string Usage(GliaCommand command)
    {
        string usage = UsageErrors.PathOf(command);
        if (command.Subcommands.Count > 0) usage += command.Arguments.Count > 0 ? " [COMMAND]" : " COMMAND";
        foreach (Argument argument in command.Arguments)
            usage += argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]" : $" {argument.Name}";
        return usage + " [options]";
    }

    private static string Label(Option option)
    {
        string names = string.Join(", ", option.Aliases.Where(alias => alias == "-h").Append(option.Name));
        return option.HelpName is { Length: > 0 } value ? $"{names} {value}" : names;
    }

    private static void WriteRows(TextWriter output, string title, IReadOnlyList<(string Label, string Text)> rows)
    {
        if (rows.Count == 0) return;
        output.WriteLine();
        output.WriteLine(title);
        int column = Math.Min(rows.Max(row => row.Label.Length), 30) + 4;
        foreach ((string label, string text) in rows)
        {
            string[] lines = [.. Wrap(text, Width - column)];
            output.WriteLine($"  {label.PadRight(column - 2)}{lines[0]}".TrimEnd());
            foreach (string line in lines.Skip(1)) output.WriteLine(new string(' ', column) + line);
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
