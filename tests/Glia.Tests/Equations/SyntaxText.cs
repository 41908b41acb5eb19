using System.Collections.Immutable;
using System.Globalization;
using Glia.Equations.Ir;
using Glia.Equations.Syntax;
using Glia.Errors;

namespace Glia.Tests.Equations;

/// <summary>Texts to trees and back.</summary>
internal static class SyntaxText
{
    private static readonly Dictionary<BinaryOperator, (string Sign, int Precedence)> s_binary = new()
    {
        [BinaryOperator.Or] = ("or", 1),
        [BinaryOperator.And] = ("and", 2),
        [BinaryOperator.Less] = ("<", 4),
        [BinaryOperator.LessOrEqual] = ("<=", 4),
        [BinaryOperator.Greater] = (">", 4),
        [BinaryOperator.GreaterOrEqual] = (">=", 4),
        [BinaryOperator.Equal] = ("==", 4),
        [BinaryOperator.NotEqual] = ("!=", 4),
        [BinaryOperator.Add] = ("+", 5),
        [BinaryOperator.Subtract] = ("-", 5),
        [BinaryOperator.Multiply] = ("*", 6),
        [BinaryOperator.Divide] = ("/", 6),
        [BinaryOperator.FloorDivide] = ("//", 6),
        [BinaryOperator.Modulo] = ("%", 6),
        [BinaryOperator.Power] = ("**", 8),
    };

    /// <summary>Parses an expression; fails the test on any finding.</summary>
    public static ExpressionSyntax Parse(string text)
    {
        (ExpressionSyntax? syntax, List<Finding> findings) = TryParse(text);
        Assert.Empty(findings);
        return syntax!;
    }

    public static (ExpressionSyntax? Syntax, List<Finding> Findings) TryParse(string text)
    {
        var findings = new List<Finding>();
        return (SyntaxReader.Expression(Diagnose(text, findings)), findings);
    }

    public static (ImmutableArray<EquationSyntax> Equations, List<Finding> Findings) Equations(string text)
    {
        var findings = new List<Finding>();
        return (SyntaxReader.Equations(Diagnose(text, findings)), findings);
    }

    public static (ImmutableArray<StatementSyntax> Statements, List<Finding> Findings) Statements(string text)
    {
        var findings = new List<Finding>();
        return (SyntaxReader.Statements(Diagnose(text, findings)), findings);
    }

    /// <summary>With as few parentheses as the precedence allows.</summary>
    public static string Print(ExpressionSyntax syntax) => Print(syntax, 0);

    /// <summary>With parentheses around every operation: the tree itself.</summary>
    public static string Tree(ExpressionSyntax syntax) => syntax switch
    {
        NumberSyntax number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        BooleanSyntax boolean => boolean.Value ? "True" : "False",
        NameSyntax name => name.Name,
        UnarySyntax unary => $"({(unary.Operator == UnaryOperator.Not ? "not " : "-")}{Tree(unary.Operand)})",
        BinarySyntax binary => $"({Tree(binary.Left)} {s_binary[binary.Operator].Sign} {Tree(binary.Right)})",
        CallSyntax call => $"{call.Function.Name}({string.Join(", ", call.Arguments.Select(Tree))})",
        _ => throw new ArgumentOutOfRangeException(nameof(syntax)),
    };

    private static string Print(ExpressionSyntax syntax, int minimum) => syntax switch
    {
        UnarySyntax { Operator: UnaryOperator.Not } not => Enclose($"not {Print(not.Operand, 3)}", 3, minimum),
        UnarySyntax unary => Enclose($"-{Print(unary.Operand, 7)}", 7, minimum),
        BinarySyntax binary => Print(binary, minimum),
        CallSyntax call => $"{call.Function.Name}({string.Join(", ", call.Arguments.Select(Print))})",
        _ => Tree(syntax),
    };

    private static string Print(BinarySyntax binary, int minimum)
    {
        (string sign, int precedence) = s_binary[binary.Operator];
        bool isPower = binary.Operator == BinaryOperator.Power;
        // Comparisons do not chain, so both sides of one are enclosed when they are comparisons.
        string left = Print(binary.Left, isPower || precedence == 4 ? precedence + 1 : precedence);
        string right = Print(binary.Right, isPower ? 7 : precedence + 1);
        return Enclose($"{left} {sign} {right}", precedence, minimum);
    }

    private static string Enclose(string text, int precedence, int minimum) => precedence < minimum ? $"({text})" : text;

    private static Diagnostics Diagnose(string text, List<Finding> findings) => new(new SourceText(text, "text"), "model 'm'", "equations", findings);
}
