using System.Collections.Immutable;
using Glia.Equations.Ir;

namespace Glia.Equations.Symbolics;

/// <summary>An expression written as Σ coefficient·variable + remainder, coefficients and remainder free of the variables.</summary>
/// <param name="Coefficients">By variable; a variable that is missing has coefficient 0.</param>
/// <param name="Remainder">What does not depend on the variables.</param>
public sealed record LinearForm(ImmutableDictionary<Variable, Expr> Coefficients, Expr Remainder)
{
    private static readonly LinearForm s_zero = new(ImmutableDictionary<Variable, Expr>.Empty, Algebra.Zero);

    /// <summary>The coefficient of a variable.</summary>
    public Expr this[Variable variable] => Coefficients.GetValueOrDefault(variable, Algebra.Zero);

    /// <summary>Writes an expression as a linear form of the given variables; null when it is not linear in them as written.</summary>
    public static LinearForm? Of(Expr expression, IReadOnlySet<Variable> variables)
    {
        if (!expression.Reads(variables.Contains)) return s_zero with { Remainder = expression.Simplify() };
        return expression switch
        {
            Read read => s_zero with { Coefficients = s_zero.Coefficients.Add(read.Variable, Algebra.One) },
            Unary { Operator: UnaryOperator.Negate } negation => Of(negation.Operand, variables)?.Map(part => -part),
            Binary binary => OfBinary(binary, variables),
            Select select when !select.Condition.Reads(variables.Contains) =>
                Combine(Of(select.WhenTrue, variables), Of(select.WhenFalse, variables), (x, y) => Algebra.If(select.Condition, x, y)),
            _ => null,
        };
    }

    private static LinearForm? OfBinary(Binary binary, IReadOnlySet<Variable> variables)
    {
        bool leftIsFree = !binary.Left.Reads(variables.Contains), rightIsFree = !binary.Right.Reads(variables.Contains);
        return binary.Operator switch
        {
            BinaryOperator.Add => Combine(Of(binary.Left, variables), Of(binary.Right, variables), (x, y) => x + y),
            BinaryOperator.Subtract => Combine(Of(binary.Left, variables), Of(binary.Right, variables), (x, y) => x - y),
            BinaryOperator.Multiply when leftIsFree => Of(binary.Right, variables)?.Map(part => binary.Left.Simplify() * part),
            BinaryOperator.Multiply when rightIsFree => Of(binary.Left, variables)?.Map(part => part * binary.Right.Simplify()),
            BinaryOperator.Divide when rightIsFree => Of(binary.Left, variables)?.Map(part => part / binary.Right.Simplify()),
            BinaryOperator.Power when binary.Right.Is(1) => Of(binary.Left, variables),
            _ => null,
        };
    }

    private static LinearForm? Combine(LinearForm? left, LinearForm? right, Func<Expr, Expr, Expr> operation)
    {
        if (left is null || right is null) return null;
        var coefficients = ImmutableDictionary.CreateBuilder<Variable, Expr>();
        foreach (Variable variable in left.Coefficients.Keys.Union(right.Coefficients.Keys))
        {
            Expr coefficient = operation(left[variable], right[variable]);
            if (!coefficient.Is(0)) coefficients.Add(variable, coefficient);
        }

        return new LinearForm(coefficients.ToImmutable(), operation(left.Remainder, right.Remainder));
    }

    private LinearForm Map(Func<Expr, Expr> operation) =>
        new(Coefficients.ToImmutableDictionary(pair => pair.Key, pair => operation(pair.Value)), operation(Remainder));
}
