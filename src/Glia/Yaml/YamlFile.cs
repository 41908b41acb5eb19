using System.Collections.Immutable;
using Glia.Errors;
using YamlDotNet.Core;

namespace Glia.Yaml;

/// <summary>Reads YAML 1.2 (one document) into nodes that know their place. Broken or hostile text is a <see cref="GliaException"/> with its place, never anything else.</summary>
public static class YamlFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="GliaException">The file cannot be read, or is not YAML.</exception>
    public static YamlNode Read(string path)
    {
        if (Directory.Exists(path)) throw new GliaException($"file '{path}'", "is a folder. Give a file in it.");
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new GliaException($"file '{path}'", $"cannot be read: {e.Message}");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="source">File name for locations.</param>
    /// <exception cref="GliaException">The text is not YAML.</exception>
    public static YamlNode Parse(string text, string source)
    {
        ImmutableArray<string> lines = [.. text.Split('\n').Select(line => line.TrimEnd('\r'))];
        var scanner = new Scanner(new StringReader(text), skipComments: true);
        try
        {
            return new YamlTreeBuilder(new Parser(scanner), lines, source).Document();
        }
        catch (YamlException e)
        {
            // A tab is reported where the indented block begins, not where the tab is.
            Mark place = e.Message.Contains("tab as indentation", StringComparison.Ordinal) ? scanner.CurrentPosition : e.Start;
            throw new GliaException(source, $"is not valid YAML: {e.Message.TrimEnd('.')}.", Locate(place, lines, source));
        }
        // The scanner fails with these, instead of reporting, where a flow list or mapping is not closed and on some malformed texts.
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException or NullReferenceException)
        {
            throw new GliaException(source, "is not valid YAML: cannot go on from here; is a '[', '{' or quote before it not closed?", Locate(scanner.CurrentPosition, lines, source));
        }
    }

    internal static TextLocation Locate(Mark mark, ImmutableArray<string> lines, string source)
    {
        int line = (int)Math.Clamp(mark.Line, 1, lines.Length);
        return new TextLocation(source, line, (int)Math.Max(1, mark.Column)) { Excerpt = lines[line - 1] };
    }
}
