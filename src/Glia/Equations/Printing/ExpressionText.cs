using System.Globalization;
using Glia.Equations.Ir;

namespace Glia.Equations.Printing;

/// <summary>Expressions of the IR as text in the notation of model files, with as few parentheses as the precedence of operators allows.</summary>
public static class ExpressionText
{
    // From loosest to tightest.
    private const int Choice = 0, Or = 1, And = 2, Not = 3, Comparison = 4, Sum = 5, Product = 6, Exponent = 7, Atom = 8;

    /// <summary>The text of an expression.</summary>
    public static string Of(Expr expression) => Write(expression, Choice);

    /// <summary>A number, short when it is short, exact always.</summary>
    public static string Number(double value) => value switch
    {
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Write(Expr expression, int context)
    {
        (string text, int precedence) = expression switch
        {
            Constant constant => (Number(constant.Value), constant.Value < 0 ? Sum : Atom),
            BooleanConstant constant => (constant.Value ? "true" : "false", Atom),
            Read read => (read.Variable.Name, Atom),
            Unary { Operator: UnaryOperator.Negate } negation => ("-" + Write(negation.Operand, Product), Sum),
            Unary not => ("not " + Write(not.Operand, Not), Not),
            Binary binary => WriteBinary(binary),
            Select select => ($"{Write(select.Condition, Or)} ? {Write(select.WhenTrue, Or)} : {Write(select.WhenFalse, Choice)}", Choice),
            Call call => ($"{call.Function.Name}({string.Join(", ", call.Arguments.Select(Of))})", Atom),
            Draw draw => (WriteDraw(draw), Atom),
            _ => (expression.ToString() ?? "", Atom),
        };
        return precedence < context ? $"({text})" : text;
    }

    private static (string Text, int Precedence) WriteBinary(Binary binary)
    {
        (string symbol, int precedence) = binary.Operator switch
        {
            BinaryOperator.Add => (" + ", Sum),
            BinaryOperator.Subtract => (" - ", Sum),
            BinaryOperator.Multiply => ("*", Product),
            BinaryOperator.Divide => ("/", Product),
            BinaryOperator.Modulo => (" % ", Product),
            BinaryOperator.FloorDivide => ("//", Product),
            BinaryOperator.Power => ("**", Exponent),
            BinaryOperator.Less => (" < ", Comparison),
            BinaryOperator.LessOrEqual => (" <= ", Comparison),
            BinaryOperator.Greater => (" > ", Comparison),
            BinaryOperator.GreaterOrEqual => (" >= ", Comparison),
            BinaryOperator.Equal => (" == ", Comparison),
            BinaryOperator.NotEqual => (" != ", Comparison),
            BinaryOperator.And => (" and ", And),
            _ => (" or ", Or),
        };
        // Comparisons do not chain and a power binds to the right; the others to the left, where the order of rounding must be kept.
        int left = precedence is Comparison or Exponent ? precedence + 1 : precedence;
        int right = precedence == Exponent ? Atom : precedence is And or Or ? precedence : precedence + 1;
        return ($"{Write(binary.Left, left)}{symbol}{Write(binary.Right, right)}", precedence);
    }

    private static string WriteDraw(Draw draw) => draw.Distribution switch
    {
        DrawDistribution.Uniform => $"rand[{draw.Index}]()",
        DrawDistribution.Normal => $"randn[{draw.Index}]()",
        _ => $"poisson[{draw.Index}]({Of(draw.Mean!)})",
    };
}
