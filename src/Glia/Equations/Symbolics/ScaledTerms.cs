using System.Collections.Immutable;
using Glia.Equations.Ir;

namespace Glia.Equations.Symbolics;

/// <summary>An expression written as constant + Σ scale·factor, where constant and scales are known before the run and factors change in it.</summary>
/// <param name="Constant">The part known before the run.</param>
/// <param name="Terms">The changing factors with their scales, each factor once, in order of appearance.</param>
public sealed record ScaledTerms(Expr Constant, ImmutableArray<(Expr Scale, Expr Factor)> Terms)
{
    /// <summary>Splits an expression; whatever cannot be taken apart becomes a factor with scale 1.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="changes">Whether a variable changes during a run.</param>
    public static ScaledTerms Of(Expr expression, Func<Variable, bool> changes)
    {
        var constants = new List<Expr>();
        var terms = new List<(Expr Scale, Expr Factor)>();
        Collect(expression, Algebra.One);
        return new ScaledTerms(
            constants.Aggregate<Expr, Expr>(Algebra.Zero, (sum, term) => sum + term),
            [.. terms.GroupBy(term => term.Factor).Select(group =>
                (group.Select(term => term.Scale).Aggregate((sum, scale) => sum + scale), group.Key))]);

        void Collect(Expr node, Expr scale)
        {
            if (!Changes(node))
            {
                constants.Add(scale * node.Simplify());
                return;
            }

            switch (node)
            {
                case Unary { Operator: UnaryOperator.Negate } negation:
                    Collect(negation.Operand, -scale);
                    break;
                case Binary { Operator: BinaryOperator.Add } sum:
                    Collect(sum.Left, scale);
                    Collect(sum.Right, scale);
                    break;
                case Binary { Operator: BinaryOperator.Subtract } difference:
                    Collect(difference.Left, scale);
                    Collect(difference.Right, -scale);
                    break;
                case Binary { Operator: BinaryOperator.Multiply } product when !Changes(product.Left):
                    Collect(product.Right, scale * product.Left.Simplify());
                    break;
                case Binary { Operator: BinaryOperator.Multiply } product when !Changes(product.Right):
                    Collect(product.Left, scale * product.Right.Simplify());
                    break;
                case Binary { Operator: BinaryOperator.Divide } quotient when !Changes(quotient.Right):
                    Collect(quotient.Left, scale / quotient.Right.Simplify());
                    break;
                default:
                    terms.Add((scale, node.Simplify()));
                    break;
            }
        }

        bool Changes(Expr node) => node.Reads(changes) || node.HasDraws();
    }
}
