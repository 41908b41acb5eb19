using System.Collections.Immutable;
using System.Globalization;
using Glia.Equations.Ir;
using Glia.Quantities;

namespace Glia.Equations.Syntax;

/// <summary>Pratt parser of expressions with Python's precedence: <c>or</c>, <c>and</c>, <c>not</c>, comparisons, <c>+ -</c>, <c>* / // %</c>, sign, <c>**</c>.</summary>
/// <remarks>Beyond Brian 2 a number may stand directly before a unit: <c>10 mV</c> is <c>10*mV</c>. The first error ends the expression.</remarks>
internal sealed class ExpressionParser(TokenCursor cursor, Diagnostics diagnostics)
{
    private const int LoosestPrecedence = 0;
    private const int NotPrecedence = 3;
    private const int ComparisonPrecedence = 4;
    private const int SignPrecedence = 7;
    private const int PowerPrecedence = 8;

    // Recursive passes walk the tree; the bounds keep any text from exhausting their stack.
    private const int DeepestNesting = 100;
    private const int MostNodes = 1000;

    private int _depth;
    private int _nodes;

    /// <summary>Parses the whole run of tokens; null when something was reported.</summary>
    public ExpressionSyntax? ParseAll()
    {
        ExpressionSyntax? expression = Expression(LoosestPrecedence);
        if (expression is null || cursor.Current.Kind == TokenKind.End) return expression;
        return Unexpected(expression);
    }

    private ExpressionSyntax? Expression(int minimum)
    {
        if (++_depth > DeepestNesting) return Fail(cursor.Current.Span, "the expression is nested too deeply; split it into subexpressions.");
        ExpressionSyntax? left = Prefix(minimum);
        while (left is not null && Binary(cursor.Current.Kind) is { } infix && infix.Precedence >= minimum) left = Infix(left, infix.Operator, infix.Precedence);
        _depth--;
        return left;
    }

    private ExpressionSyntax? Infix(ExpressionSyntax left, BinaryOperator op, int precedence)
    {
        cursor.Take();
        // Powers group from the right and bind looser than a sign on their right: 2**-3**2 is 2**(-(3**2)).
        ExpressionSyntax? right = Expression(op == BinaryOperator.Power ? SignPrecedence : precedence + 1);
        if (right is null) return null;
        if (precedence == ComparisonPrecedence && Binary(cursor.Current.Kind)?.Precedence == ComparisonPrecedence)
            return Fail(cursor.Current.Span, "comparisons cannot be chained; write 'a < b and b < c'.");
        return Counted(new BinarySyntax(op, left, right, left.Span.To(right.Span)));
    }

    private ExpressionSyntax? Prefix(int minimum)
    {
        Token token = cursor.Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Number();
            case TokenKind.True or TokenKind.False:
                cursor.Take();
                return Counted(new BooleanSyntax(token.Kind == TokenKind.True, token.Span));
            case TokenKind.Name:
                return NameOrCall();
            case TokenKind.Open:
                return Parenthesised();
            case TokenKind.Minus or TokenKind.Plus:
                return Signed(token);
            case TokenKind.Not when minimum <= NotPrecedence:
                cursor.Take();
                return Expression(NotPrecedence) is { } operand ? Counted(new UnarySyntax(UnaryOperator.Not, operand, token.Span.To(operand.Span))) : null;
            case TokenKind.Not:
                return Fail(token.Span, "put parentheses around 'not …' here.");
            case TokenKind.Unknown:
                return null;
            case TokenKind.End:
                return Fail(token.Span, "the expression ends where a value is expected.");
            default:
                return Fail(token.Span, $"found '{cursor.CurrentText}' where a value is expected.");
        }
    }

    private ExpressionSyntax? Signed(Token sign)
    {
        cursor.Take();
        if (Expression(SignPrecedence) is not { } operand) return null;
        return sign.Kind == TokenKind.Plus ? operand : Counted(new UnarySyntax(UnaryOperator.Negate, operand, sign.Span.To(operand.Span)));
    }

    private ExpressionSyntax? Number()
    {
        Token token = cursor.Take();
        double value = double.Parse(cursor.TextOf(token), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (double.IsInfinity(value)) return Fail(token.Span, "the number is too large; write 'inf' for infinity.");
        ExpressionSyntax? number = Counted(new NumberSyntax(value, token.Span));
        if (number is null || cursor.Current.Kind != TokenKind.Name) return number;
        if (!UnitTable.TryFind(cursor.CurrentText, out _))
            return Fail(cursor.Current.Span, $"expected an operator before '{cursor.CurrentText}'; write '{cursor.TextOf(token)}*{cursor.CurrentText}'.");
        return Expression(PowerPrecedence) is { } unit ? Counted(new BinarySyntax(BinaryOperator.Multiply, number, unit, token.Span.To(unit.Span))) : null;
    }

    private ExpressionSyntax? NameOrCall()
    {
        Token token = cursor.Take();
        var name = new NameSyntax(cursor.TextOf(token), token.Span);
        if (cursor.Current.Kind != TokenKind.Open) return Counted(name);
        Token open = cursor.Take();
        var arguments = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        if (cursor.Current.Kind != TokenKind.Close)
        {
            do
            {
                if (Expression(LoosestPrecedence) is not { } argument) return null;
                arguments.Add(argument);
            }
            while (cursor.Skip(TokenKind.Comma));
        }

        Token close = cursor.Current;
        return Closed(open) ? Counted(new CallSyntax(name, arguments.ToImmutable(), token.Span.To(close.Span))) : null;
    }

    private ExpressionSyntax? Parenthesised()
    {
        Token open = cursor.Take();
        return Expression(LoosestPrecedence) is { } inner && Closed(open) ? inner : null;
    }

    private bool Closed(Token open)
    {
        if (cursor.Skip(TokenKind.Close)) return true;
        if (cursor.Current.Kind == TokenKind.End) Fail(open.Span, "this '(' is not closed.");
        else if (cursor.Current.Kind != TokenKind.Unknown) Fail(cursor.Current.Span, $"found '{cursor.CurrentText}' where ')' or an operator is expected.");
        return false;
    }

    private ExpressionSyntax? Unexpected(ExpressionSyntax before) => cursor.Current.Kind switch
    {
        TokenKind.Unknown => null,
        TokenKind.Close => Fail(cursor.Current.Span, "this ')' closes nothing."),
        TokenKind.Equal => Fail(cursor.Current.Span, "found '=' inside an expression; comparisons are written '=='."),
        TokenKind.Name or TokenKind.Number or TokenKind.Open when before is NameSyntax name =>
            Fail(cursor.Current.Span, $"expected an operator between '{name.Name}' and '{cursor.CurrentText}'."),
        _ => Fail(cursor.Current.Span, $"found '{cursor.CurrentText}' where an operator is expected."),
    };

    private ExpressionSyntax? Counted(ExpressionSyntax node) =>
        ++_nodes <= MostNodes ? node : Fail(node.Span, $"the expression has more than {MostNodes} parts; split it into subexpressions.");

    private ExpressionSyntax? Fail(TextSpan span, string message)
    {
        diagnostics.Error(span, message);
        return null;
    }

    private static (BinaryOperator Operator, int Precedence)? Binary(TokenKind kind) => kind switch
    {
        TokenKind.Or => (BinaryOperator.Or, 1),
        TokenKind.And => (BinaryOperator.And, 2),
        TokenKind.Less => (BinaryOperator.Less, ComparisonPrecedence),
        TokenKind.LessEqual => (BinaryOperator.LessOrEqual, ComparisonPrecedence),
        TokenKind.Greater => (BinaryOperator.Greater, ComparisonPrecedence),
        TokenKind.GreaterEqual => (BinaryOperator.GreaterOrEqual, ComparisonPrecedence),
        TokenKind.EqualEqual => (BinaryOperator.Equal, ComparisonPrecedence),
        TokenKind.NotEqual => (BinaryOperator.NotEqual, ComparisonPrecedence),
        TokenKind.Plus => (BinaryOperator.Add, 5),
        TokenKind.Minus => (BinaryOperator.Subtract, 5),
        TokenKind.Star => (BinaryOperator.Multiply, 6),
        TokenKind.Slash => (BinaryOperator.Divide, 6),
        TokenKind.SlashSlash => (BinaryOperator.FloorDivide, 6),
        TokenKind.Percent => (BinaryOperator.Modulo, 6),
        TokenKind.StarStar => (BinaryOperator.Power, PowerPrecedence),
        _ => null,
    };
}
