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
        try
        {
            return new YamlTreeBuilder(new Parser(new StringReader(text)), lines, source).Document();
        }
        catch (YamlException e)
        {
            throw new GliaException(source, $"is not valid YAML: {Sentence(e)}", Locate(e.Start, lines, source));
        }
        // The scanner is known to fail with these on some malformed texts instead of reporting them.
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException or NullReferenceException)
        {
            throw new GliaException(source, $"is not valid YAML: {e.Message}", Locate(Mark.Empty, lines, source));
        }
    }

    internal static TextLocation Locate(Mark mark, ImmutableArray<string> lines, string source)
    {
        int line = (int)Math.Clamp(mark.Line, 1, lines.Length);
        return new TextLocation(source, line, (int)Math.Max(1, mark.Column)) { Excerpt = lines[line - 1] };
    }

    private static string Sentence(YamlException e)
    {
        // The message begins with "(Line: …, Col: …, Idx: …) - …: ", which the location says already.
        string message = e.InnerException?.Message ?? e.Message;
        int start = message.LastIndexOf("): ", StringComparison.Ordinal);
        message = start >= 0 ? message[(start + 3)..] : message;
        return message.EndsWith('.') ? message : message + ".";
    }
}
