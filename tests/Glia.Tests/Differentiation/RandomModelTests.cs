using FsCheck;
using FsCheck.Fluent;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Tests.Integration;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Tests.Differentiation;

public sealed class RandomModelTests
{
    private static readonly Variable s_x = new("x", VariableKind.State, Glia.Quantities.Dimension.None);
    private static readonly Variable s_y = new("y", VariableKind.State, Glia.Quantities.Dimension.None);
    private static readonly Variable s_p = new("p", VariableKind.Parameter, Glia.Quantities.Dimension.None);

    private static readonly Gen<Expr> s_leaves = Gen.OneOf(
        Gen.Elements<Expr>(s_x.Value(), s_y.Value(), s_p.Value()),
        Gen.Choose(-300, 300).Select(value => Number(value / 100.0) as Expr));

    private static readonly Function[] s_smooth =
        [Functions.Sin, Functions.Cos, Functions.Tanh, Functions.Arctan, Functions.Exprel];

    [Theory]
    [InlineData("euler")]
    [InlineData("rk4")]
    public void Gradients_of_random_models_agree_with_differences(string method)
    {
        Gen<(Expr, Expr)> pairs = from x in Expressions(4) from y in Expressions(4) select (x, y);
        Prop.ForAll(pairs.ToArbitrary(), drifts =>
        {
            var model = new TestModel();
            (Read x, Read y) = (model.State("x"), model.State("y"));
            model.Parameter("p", 0.7);
            model.Equation(x, drifts.Item1);
            model.Equation(y, drifts.Item2);
            AdjointTests.AssertAgrees(new GradientCheck(model.Lower(method), 0.05) { At = { ["x"] = 0.41, ["y"] = -0.83 } });
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>Expressions without jumps and poles near the tested state.</summary>
    private static Gen<Expr> Expressions(int depth)
    {
        if (depth == 0) return s_leaves;
        Gen<Expr> inner = Expressions(depth - 1);
        return Gen.OneOf(
            s_leaves,
            from a in inner from b in inner select a + b,
            from a in inner from b in inner select a - b,
            from a in inner from b in inner select a * Apply(Functions.Tanh, b),
            from a in inner from b in inner select a / (One + b * b),
            from a in inner from k in Gen.Choose(0, s_smooth.Length - 1) select Apply(s_smooth[k], Apply(Functions.Tanh, a)),
            from a in inner select Power(One + a * a, Number(-0.7)),
            from a in inner from b in inner select If(TestModel.Less(s_x.Value(), Number(5)), a, b));
    }
}
