using System.Collections.Immutable;

namespace Glia.Equations.Syntax;

/// <summary>Reads the texts of a model: equations, statements, single expressions. Each equation or statement recovers on its own, so all errors are found.</summary>
internal static class SyntaxReader
{
    /// <summary>Reads one expression, which may run over several lines; null when something was reported.</summary>
    public static ExpressionSyntax? Expression(Diagnostics diagnostics)
    {
        string text = diagnostics.Source.Text;
        List<Token> tokens = new Lexer(text, diagnostics).Tokens();
        tokens.RemoveAll(token => token.Kind is TokenKind.NewLine or TokenKind.End);
        return Expression(tokens, text.TrimEnd().Length, diagnostics);
    }

    /// <summary>Reads the equations of a model.</summary>
    public static ImmutableArray<EquationSyntax> Equations(Diagnostics diagnostics)
    {
        var equations = ImmutableArray.CreateBuilder<EquationSyntax>();
        foreach (List<Token> group in Lines(diagnostics, EndsEquation))
            if (new EquationParser(group, diagnostics).Parse() is { } equation) equations.Add(equation);
        return equations.ToImmutable();
    }

    /// <summary>Reads statements separated by ends of lines or semicolons.</summary>
    public static ImmutableArray<StatementSyntax> Statements(Diagnostics diagnostics)
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        foreach (List<Token> group in Lines(diagnostics, EndsStatement))
            if (Statement(group, diagnostics) is { } statement) statements.Add(statement);
        return statements.ToImmutable();
    }

    internal static ExpressionSyntax? Expression(IReadOnlyList<Token> tokens, int end, Diagnostics diagnostics) =>
        new ExpressionParser(new TokenCursor(diagnostics.Source.Text, tokens, end), diagnostics).ParseAll();

    /// <summary>Cuts the tokens into groups, one per equation or statement, without ends of lines.</summary>
    private static IEnumerable<List<Token>> Lines(Diagnostics diagnostics, Func<List<Token>, int, TokenGroup, bool> endsBefore)
    {
        List<Token> tokens = new Lexer(diagnostics.Source.Text, diagnostics).Tokens();
        var group = new TokenGroup();
        for (int i = 0; i < tokens.Count; i++)
        {
            bool isSeparator = tokens[i].Kind is TokenKind.NewLine or TokenKind.Semicolon or TokenKind.End;
            if (!isSeparator)
            {
                group.Add(tokens[i]);
            }
            else if (group.Tokens.Count > 0 && (tokens[i].Kind != TokenKind.NewLine || endsBefore(tokens, i, group)))
            {
                yield return group.Tokens;
                group = new TokenGroup();
            }
        }
    }

    /// <summary>
    /// An equation runs on over ends of lines, as in Brian, until its ':' and unit have been given; a line that begins an equation always
    /// ends the one before, so that a forgotten unit or parenthesis does not swallow the next line.
    /// </summary>
    private static bool EndsEquation(List<Token> tokens, int index, TokenGroup group) =>
        BeginsEquation(tokens, index + 1) || group.HasColon && group.Depth <= 0 || group.Tokens[0].Kind != TokenKind.Name;

    private static bool BeginsEquation(List<Token> tokens, int index)
    {
        if (Kind(index) != TokenKind.Name) return false;
        if (Kind(index + 1) is TokenKind.Equal or TokenKind.Colon) return true;
        return Kind(index + 1) == TokenKind.Slash && Kind(index + 2) == TokenKind.Name && Kind(index + 3) == TokenKind.Equal;

        TokenKind Kind(int at) => at < tokens.Count ? tokens[at].Kind : TokenKind.End;
    }

    /// <summary>A statement ends with its line unless a parenthesis is open; a line that begins a statement always ends the one before.</summary>
    private static bool EndsStatement(List<Token> tokens, int index, TokenGroup group) =>
        group.Depth <= 0 || index + 2 < tokens.Count && tokens[index + 1].Kind == TokenKind.Name && Assignment(tokens[index + 2].Kind) is not null;

    private static StatementSyntax? Statement(List<Token> group, Diagnostics diagnostics)
    {
        if (group[0].Kind == TokenKind.Unknown) return null;
        if (group.Count < 2 || group[0].Kind != TokenKind.Name || Assignment(group[1].Kind) is not { } op)
        {
            diagnostics.Error(group[0].Span.To(group[^1].Span), "expected a statement: 'x = …', 'x += …', 'x -= …', 'x *= …' or 'x /= …'.");
            return null;
        }

        var target = new NameSyntax(diagnostics.Source.Text.Substring(group[0].Span.Start, group[0].Span.Length), group[0].Span);
        return Expression(group[2..], group[^1].Span.End, diagnostics) is { } value ? new StatementSyntax(target, op, value) : null;
    }

    private static AssignmentOperator? Assignment(TokenKind kind) => kind switch
    {
        TokenKind.Equal => AssignmentOperator.Set,
        TokenKind.PlusEqual => AssignmentOperator.Add,
        TokenKind.MinusEqual => AssignmentOperator.Subtract,
        TokenKind.StarEqual => AssignmentOperator.Multiply,
        TokenKind.SlashEqual => AssignmentOperator.Divide,
        _ => null,
    };

    /// <summary>The tokens of one equation or statement so far.</summary>
    private sealed class TokenGroup
    {
        public List<Token> Tokens { get; } = [];

        public int Depth { get; private set; }

        public bool HasColon { get; private set; }

        public void Add(Token token)
        {
            Tokens.Add(token);
            if (token.Kind == TokenKind.Open) Depth++;
            if (token.Kind == TokenKind.Close) Depth--;
            HasColon |= token.Kind == TokenKind.Colon;
        }
    }
}
