using System.Collections.Immutable;

namespace Glia.Errors;

/// <summary>A user's text and the place in its file where it begins, so that a finding inside it names the line and column of the file.</summary>
/// <remarks>
/// Places are exact where the file holds the text as it is. Where the file holds it in another form (folded lines, escapes in quotes), the
/// place of a character that is not found there is the beginning of the text.
/// </remarks>
/// <param name="text">The text.</param>
/// <param name="source">Name of the file or of the text itself.</param>
public sealed class SourceText(string text, string source)
{
    private ImmutableArray<int> _lineStarts;

    /// <summary>The text.</summary>
    public string Text { get; } = text;

    /// <summary>Name of the file or of the text itself.</summary>
    public string Source { get; } = source;

    /// <summary>Line of the first character in the file, from 1.</summary>
    public int Line { get; init; } = 1;

    /// <summary>Column of the first character in the file, from 1.</summary>
    public int Column { get; init; } = 1;

    /// <summary>Column of the first character of every later line in the file, from 1: one more than the indentation of a block.</summary>
    public int ContinuationColumn { get; init; } = 1;

    /// <summary>The lines of the whole file, for excerpts; empty when the text stands alone.</summary>
    public ImmutableArray<string> FileLines { get; init; } = [];

    /// <summary>Where a part of the text is in the file.</summary>
    /// <param name="start">Offset of the first character.</param>
    /// <param name="length">Number of characters.</param>
    public TextLocation Locate(int start, int length = 1)
    {
        start = Math.Clamp(start, 0, Text.Length);
        ImmutableArray<int> starts = LineStarts();
        int index = starts.BinarySearch(start);
        if (index < 0) index = ~index - 1;
        int inLine = start - starts[index];
        int end = index + 1 < starts.Length ? starts[index + 1] : Text.Length;
        string line = Text[starts[index]..end].TrimEnd('\r', '\n');
        int column = index == 0 ? Column : ContinuationColumn;
        if (!IsAt(Line + index, column + inLine, start)) return new TextLocation(Source, Line, Column) { Length = 1, Excerpt = Excerpt(Line) };
        return new TextLocation(Source, Line + index, column + inLine)
        {
            Length = Math.Max(1, Math.Min(length, line.Length - inLine)),
            Excerpt = Excerpt(Line + index) ?? new string(' ', column - 1) + line,
        };
    }

    /// <summary>Whether the file, if at hand, holds a character of the text in a place.</summary>
    private bool IsAt(int line, int column, int offset) =>
        offset >= Text.Length || char.IsWhiteSpace(Text[offset]) || Excerpt(line) is not { } inFile || column <= inFile.Length && inFile[column - 1] == Text[offset];

    private string? Excerpt(int line) => line <= FileLines.Length ? FileLines[line - 1] : null;

    private ImmutableArray<int> LineStarts()
    {
        if (!_lineStarts.IsDefault) return _lineStarts;
        var starts = ImmutableArray.CreateBuilder<int>();
        starts.Add(0);
        for (int i = 0; i < Text.Length; i++)
            if (Text[i] == '\n') starts.Add(i + 1);
        return _lineStarts = starts.ToImmutable();
    }
}
