namespace Glia.Equations.Syntax;

/// <summary>Kinds of token of the equation language.</summary>
internal enum TokenKind
{
    End,
    NewLine,
    Number,
    Name,
    Plus,
    Minus,
    Star,
    StarStar,
    Slash,
    SlashSlash,
    Percent,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    EqualEqual,
    NotEqual,
    Equal,
    PlusEqual,
    MinusEqual,
    StarEqual,
    SlashEqual,
    Open,
    Close,
    Comma,
    Colon,
    Semicolon,
    And,
    Or,
    Not,
    True,
    False,

    /// <summary>A character that the language does not know; reported by the lexer.</summary>
    Unknown,
}

/// <summary>A token and its place.</summary>
internal readonly record struct Token(TokenKind Kind, TextSpan Span);
