namespace Glia.Equations.Syntax;

/// <summary>A place in a run of tokens that holds no ends of lines.</summary>
/// <param name="text">The text that the tokens are cut from.</param>
/// <param name="tokens">The tokens.</param>
/// <param name="end">Where the text of the run ends: the place of what is missing.</param>
internal sealed class TokenCursor(string text, IReadOnlyList<Token> tokens, int end)
{
    private int _index;

    /// <summary>The token here; <see cref="TokenKind.End"/> behind the last.</summary>
    public Token Current => Peek(0);

    /// <summary>Text of the token here.</summary>
    public string CurrentText => TextOf(Current);

    /// <summary>A token further on.</summary>
    public Token Peek(int ahead) =>
        _index + ahead < tokens.Count ? tokens[_index + ahead] : new Token(TokenKind.End, new TextSpan(end, 0));

    /// <summary>Text of a token.</summary>
    public string TextOf(Token token) => text.Substring(token.Span.Start, token.Span.Length);

    /// <summary>The token here; moves on.</summary>
    public Token Take() => tokens[_index++];

    /// <summary>Moves on if the token here is of a kind.</summary>
    public bool Skip(TokenKind kind)
    {
        if (Current.Kind != kind) return false;
        _index++;
        return true;
    }
}
