using System.Collections.Immutable;

namespace Glia.Equations.Syntax;

/// <summary>Parses the tokens of one equation: <c>dx/dt = … : unit (flags)</c>, <c>x = … : unit (flags)</c>, <c>x : unit (flags)</c>.</summary>
internal sealed class EquationParser(List<Token> tokens, Diagnostics diagnostics)
{
    /// <summary>The equation; null when something was reported.</summary>
    public EquationSyntax? Parse()
    {
        if (tokens.Exists(token => token.Kind == TokenKind.Unknown)) return null;
        if (Head() is not var (form, name, next)) return null;
        int colon = tokens.FindIndex(next, token => token.Kind == TokenKind.Colon);
        if (colon < 0)
        {
            diagnostics.Error(new TextSpan(tokens[^1].Span.End, 1), $"'{name.Name}' lacks its unit; end the equation with ': unit', for example ': volt' or ': 1'.");
            return null;
        }

        ExpressionSyntax? value = null;
        if (form != EquationForm.Declaration)
        {
            value = SyntaxReader.Expression(tokens[next..colon], tokens[colon].Span.Start, diagnostics);
            if (value is null) return null;
        }

        return UnitAndFlags(colon + 1) is var (unit, flags) ? new EquationSyntax(form, name, value, unit, flags) : null;
    }

    private (EquationForm Form, NameSyntax Name, int Next)? Head()
    {
        switch (Kind(0), Kind(1), Kind(2), Kind(3))
        {
            case (TokenKind.Name, TokenKind.Colon, _, _):
                return (EquationForm.Declaration, Name(tokens[0].Span), 1);
            case (TokenKind.Name, TokenKind.Equal, _, _):
                return (EquationForm.Subexpression, Name(tokens[0].Span), 2);
            case (TokenKind.Name, TokenKind.Slash, TokenKind.Name, TokenKind.Equal):
                return Derivative();
            default:
                diagnostics.Error(tokens[0].Span.To(tokens[^1].Span), "expected an equation: 'dx/dt = … : unit', 'x = … : unit' or 'x : unit'.");
                return null;
        }
    }

    private (EquationForm Form, NameSyntax Name, int Next)? Derivative()
    {
        TextSpan above = tokens[0].Span;
        if (Text(tokens[2].Span) == "dt" && above.Length > 1 && Text(above)[0] == 'd')
            return (EquationForm.Differential, Name(new TextSpan(above.Start + 1, above.Length - 1)), 4);
        diagnostics.Error(above.To(tokens[2].Span), "a derivative is written 'dx/dt'.");
        return null;
    }

    private (UnitSyntax Unit, ImmutableArray<FlagSyntax> Flags)? UnitAndFlags(int start)
    {
        int open = FlagsOpen(start);
        int unitEnd = open < 0 ? tokens.Count : open;
        if (unitEnd == start)
        {
            diagnostics.Error(new TextSpan(tokens[start - 1].Span.End, 1), "a unit is expected behind ':', for example 'volt' or '1'.");
            return null;
        }

        TextSpan span = tokens[start].Span.To(tokens[unitEnd - 1].Span);
        return (new UnitSyntax(Text(span), span), open < 0 ? [] : Flags(open + 1, tokens.Count - 1));
    }

    /// <summary>The parenthesis that opens the flags, or −1: the last group of the line, unless it belongs to the unit as in <c>amp/(meter*second)</c>.</summary>
    private int FlagsOpen(int start)
    {
        if (tokens.Count <= start || tokens[^1].Kind != TokenKind.Close) return -1;
        int depth = 0;
        for (int i = tokens.Count - 1; i > start; i--)
        {
            if (tokens[i].Kind == TokenKind.Close) depth++;
            if (tokens[i].Kind == TokenKind.Open && --depth == 0)
                return tokens[i - 1].Kind is TokenKind.Name or TokenKind.Number or TokenKind.Close ? i : -1;
        }

        return -1;
    }

    private ImmutableArray<FlagSyntax> Flags(int start, int end)
    {
        var flags = ImmutableArray.CreateBuilder<FlagSyntax>();
        int first = start;
        for (int i = start; i <= end; i++)
        {
            if (i < end && tokens[i].Kind != TokenKind.Comma) continue;
            if (i > first)
            {
                TextSpan span = tokens[first].Span.To(tokens[i - 1].Span);
                flags.Add(new FlagSyntax(string.Join(' ', tokens[first..i].Select(token => Text(token.Span))).Replace(" - ", "-", StringComparison.Ordinal), span));
            }

            first = i + 1;
        }

        return flags.ToImmutable();
    }

    private TokenKind Kind(int index) => index < tokens.Count ? tokens[index].Kind : TokenKind.End;

    private NameSyntax Name(TextSpan span) => new(Text(span), span);

    private string Text(TextSpan span) => diagnostics.Source.Text.Substring(span.Start, span.Length);
}
