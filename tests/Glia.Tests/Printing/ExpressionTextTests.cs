using Glia.Equations.Ir;
using Glia.Equations.Printing;
using Glia.Equations.Symbolics;
using Glia.Quantities;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Tests.Printing;

public sealed class ExpressionTextTests
{
    private static readonly Expr s_a = Of("a"), s_b = Of("b"), s_c = Of("c");

    public static TheoryData<Expr, string> Expressions() => new()
    {
        { s_a + s_b * s_c, "a + b*c" },
        { (s_a + s_b) * s_c, "(a + b)*c" },
        { s_a - (s_b - s_c), "a - (b - c)" },
        { s_a - s_b - s_c, "a - b - c" },
        { s_a / (s_b * s_c), "a/(b*c)" },
        { -(s_a / s_b), "-a/b" },
        { s_c * new Unary(UnaryOperator.Negate, s_a + s_b), "-c*(a + b)" },
        { new Binary(BinaryOperator.Power, new Constant(-2), s_a), "(-2)**a" },
        { Power(s_a, Power(s_b, s_c)), "a**(b**c)" },
        { s_a + Number(-2) * s_b, "a - 2*b" },
        { Apply(Functions.Clip, s_a, Number(0), Number(1)), "clip(a, 0, 1)" },
        { If(new Binary(BinaryOperator.Less, s_a, s_b), s_a, s_b), "a < b ? a : b" },
        { One + If(new Binary(BinaryOperator.Less, s_a, s_b), s_a, s_b), "1 + (a < b ? a : b)" },
        { Not(And(Less(s_a), Or(Less(s_b), Less(s_c)))), "not (a < 0 and (b < 0 or c < 0))" },
        { new Draw(DrawDistribution.Poisson, 2, s_a), "poisson[2](a)" },
        { Number(0.1), "0.1" },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Expression_is_written_with_the_parentheses_it_needs(Expr expression, string expected) =>
        Assert.Equal(expected, ExpressionText.Of(expression));

    private static Binary Less(Expr x) => new(BinaryOperator.Less, x, Zero);

    private static Read Of(string name) => new Variable(name, VariableKind.State, Dimension.None).Value();
}
