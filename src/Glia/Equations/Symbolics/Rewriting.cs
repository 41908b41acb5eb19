using System.Collections.Immutable;
using Glia.Equations.Ir;

namespace Glia.Equations.Symbolics;

/// <summary>Walking and rebuilding expressions.</summary>
public static class Rewriting
{
    /// <summary>The operands of an expression, left to right.</summary>
    public static IEnumerable<Expr> Operands(this Expr expression) => expression switch
    {
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Select select => [select.Condition, select.WhenTrue, select.WhenFalse],
        Call call => call.Arguments,
        Draw { Mean: { } mean } => [mean],
        _ => [],
    };

    /// <summary>The expression and everything inside it.</summary>
    public static IEnumerable<Expr> Descendants(this Expr expression) => expression.Operands().SelectMany(Descendants).Prepend(expression);

    /// <summary>The variables that an expression reads, each once, in order of appearance.</summary>
    public static IEnumerable<Variable> Variables(this Expr expression) =>
        expression.Descendants().OfType<Read>().Select(read => read.Variable).Distinct();

    /// <summary>Whether any variable that the expression reads satisfies the predicate.</summary>
    public static bool Reads(this Expr expression, Func<Variable, bool> predicate) =>
        expression is Read read ? predicate(read.Variable) : expression.Operands().Any(operand => operand.Reads(predicate));

    /// <summary>Whether the expression draws random numbers.</summary>
    public static bool HasDraws(this Expr expression) => expression is Draw || expression.Operands().Any(HasDraws);

    /// <summary>
    /// Rebuilds an expression from its leaves with the folding rules of <see cref="Algebra"/>. Where <paramref name="replace"/> gives an
    /// expression, it takes the place of the original and is not looked into.
    /// </summary>
    public static Expr Rewrite(this Expr expression, Func<Expr, Expr?> replace)
    {
        if (replace(expression) is { } replacement) return replacement;
        return expression switch
        {
            Unary { Operator: UnaryOperator.Negate } negation => -negation.Operand.Rewrite(replace),
            Unary not => Algebra.Not(not.Operand.Rewrite(replace)),
            Binary binary => Algebra.Operation(binary.Operator, binary.Left.Rewrite(replace), binary.Right.Rewrite(replace)),
            Select select => Algebra.If(
                select.Condition.Rewrite(replace), select.WhenTrue.Rewrite(replace), select.WhenFalse.Rewrite(replace)),
            Call call => Algebra.Apply(call.Function, [.. call.Arguments.Select(argument => argument.Rewrite(replace))]),
            Draw { Mean: { } mean } draw => draw with { Mean = mean.Rewrite(replace) },
            _ => expression,
        };
    }

    /// <summary>Puts expressions in the place of variables.</summary>
    public static Expr Substitute(this Expr expression, IReadOnlyDictionary<Variable, Expr> values) =>
        expression.Rewrite(node => node is Read read ? values.GetValueOrDefault(read.Variable) : null);

    /// <summary>Puts one expression in the place of a variable.</summary>
    public static Expr Substitute(this Expr expression, Variable variable, Expr value) =>
        expression.Rewrite(node => node is Read read && read.Variable == variable ? value : null);

    /// <summary>Folds constants and drops neutral elements.</summary>
    public static Expr Simplify(this Expr expression) => expression.Rewrite(_ => null);

    /// <summary>Expressions of a statement, those of a loop's body included.</summary>
    public static IEnumerable<Expr> Expressions(this Statement statement) => statement switch
    {
        Assign assign => [assign.Value],
        Loop loop => loop.Body.SelectMany(Expressions).Prepend(loop.Condition),
        _ => [],
    };

    /// <summary>Variables that a statement writes, each once, in order.</summary>
    public static ImmutableArray<Variable> Targets(this Statement statement) => statement switch
    {
        Assign assign => [assign.Target],
        Loop loop => [.. loop.Body.SelectMany(inner => inner.Targets()).Distinct()],
        _ => [],
    };
}
