namespace Glia.Equations.Syntax;

/// <summary>A part of a source text.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="Length">Number of characters.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Offset behind the last character.</summary>
    public int End => Start + Length;

    /// <summary>The part from the beginning of this to the end of another.</summary>
    public TextSpan To(TextSpan last) => new(Start, Math.Max(Length, last.End - Start));
}
