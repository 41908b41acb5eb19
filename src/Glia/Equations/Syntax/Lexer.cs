namespace Glia.Equations.Syntax;

/// <summary>Cuts a text into tokens. Comments run from <c>#</c> to the end of the line; ends of lines are tokens, for lines separate equations and statements.</summary>
internal sealed class Lexer(string text, Diagnostics diagnostics)
{
    private int _position;

    /// <summary>All tokens; the last is <see cref="TokenKind.End"/>.</summary>
    public List<Token> Tokens()
    {
        var tokens = new List<Token>(text.Length / 3 + 4);
        while (true)
        {
            SkipBlanksAndComments();
            if (_position >= text.Length) break;
            int start = _position;
            TokenKind kind = Next();
            tokens.Add(new Token(kind, new TextSpan(start, _position - start)));
        }

        tokens.Add(new Token(TokenKind.End, new TextSpan(text.Length, 0)));
        return tokens;
    }

    private TokenKind Next()
    {
        char c = text[_position];
        if (c == '\n') return Take(1, TokenKind.NewLine);
        if (char.IsAsciiDigit(c) || c == '.' && char.IsAsciiDigit(Peek(1))) return Number();
        if (IsNameStart(c)) return Name();
        return Operator(c);
    }

    private TokenKind Operator(char c)
    {
        char second = Peek(1);
        return (c, second) switch
        {
            ('*', '*') => Take(2, TokenKind.StarStar),
            ('/', '/') => Take(2, TokenKind.SlashSlash),
            ('<', '=') => Take(2, TokenKind.LessEqual),
            ('>', '=') => Take(2, TokenKind.GreaterEqual),
            ('=', '=') => Take(2, TokenKind.EqualEqual),
            ('!', '=') => Take(2, TokenKind.NotEqual),
            ('+', '=') => Take(2, TokenKind.PlusEqual),
            ('-', '=') => Take(2, TokenKind.MinusEqual),
            ('*', '=') => Take(2, TokenKind.StarEqual),
            ('/', '=') => Take(2, TokenKind.SlashEqual),
            _ => Single(c),
        };
    }

    private TokenKind Single(char c) => c switch
    {
        '+' => Take(1, TokenKind.Plus),
        '-' => Take(1, TokenKind.Minus),
        '*' => Take(1, TokenKind.Star),
        '/' => Take(1, TokenKind.Slash),
        '%' => Take(1, TokenKind.Percent),
        '<' => Take(1, TokenKind.Less),
        '>' => Take(1, TokenKind.Greater),
        '=' => Take(1, TokenKind.Equal),
        '(' => Take(1, TokenKind.Open),
        ')' => Take(1, TokenKind.Close),
        ',' => Take(1, TokenKind.Comma),
        ':' => Take(1, TokenKind.Colon),
        ';' => Take(1, TokenKind.Semicolon),
        _ => Unknown(c),
    };

    private TokenKind Unknown(char c)
    {
        string hint = c switch
        {
            '^' => " Write powers with '**'.",
            '&' => " Write 'and'.",
            '|' => " Write 'or'.",
            '!' => " Write 'not'.",
            '−' or '–' => " Write '-'.",
            '[' or ']' or '{' or '}' => " Use parentheses.",
            _ => "",
        };
        int length = char.IsHighSurrogate(c) && char.IsLowSurrogate(Peek(1)) ? 2 : 1;
        string shown = char.IsControl(c) || char.IsSurrogate(c) && length == 1 ? $"U+{(int)c:X4}" : text.Substring(_position, length);
        diagnostics.Error(new TextSpan(_position, length), $"unexpected character '{shown}'.{hint}");
        return Take(length, TokenKind.Unknown);
    }

    private TokenKind Number()
    {
        SkipDigits();
        if (Peek(0) == '.')
        {
            _position++;
            SkipDigits();
        }

        if (Peek(0) is 'e' or 'E')
        {
            int sign = Peek(1) is '+' or '-' ? 1 : 0;
            if (char.IsAsciiDigit(Peek(1 + sign)))
            {
                _position += 1 + sign;
                SkipDigits();
            }
        }

        return TokenKind.Number;
    }

    private TokenKind Name()
    {
        int start = _position;
        while (_position < text.Length && (IsNameStart(text[_position]) || char.IsAsciiDigit(text[_position]))) _position++;
        return text.AsSpan(start, _position - start) switch
        {
            "and" => TokenKind.And,
            "or" => TokenKind.Or,
            "not" => TokenKind.Not,
            "True" or "true" => TokenKind.True,
            "False" or "false" => TokenKind.False,
            _ => TokenKind.Name,
        };
    }

    private void SkipBlanksAndComments()
    {
        while (_position < text.Length)
        {
            char c = text[_position];
            if (c != '\n' && char.IsWhiteSpace(c)) _position++;
            else if (c == '#') _position = EndOfLine();
            // A backslash at the end of a line joins it with the next, as in Python.
            else if (c == '\\' && Peek(1) is '\n' or '\r') _position = Math.Min(EndOfLine() + 1, text.Length);
            else return;
        }
    }

    private int EndOfLine() => text.IndexOf('\n', _position) is var end and >= 0 ? end : text.Length;

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek(0))) _position++;
    }

    private TokenKind Take(int length, TokenKind kind)
    {
        _position += length;
        return kind;
    }

    private char Peek(int ahead) => _position + ahead < text.Length ? text[_position + ahead] : '\0';

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c is '_' or 'µ' or 'μ' or 'Ω';
}
