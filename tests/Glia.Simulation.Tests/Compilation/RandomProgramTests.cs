using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Glia.Equations.Ir;
using Glia.Simulation.Compilation;
using static Glia.Simulation.Tests.Compilation.Programs;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>Random programs, compiled, against an evaluation in double precision with a bound for rounding.</summary>
public sealed class RandomProgramTests
{
    private const int Neurons = 70;
    private static readonly Variable[] States = [State("a"), State("b"), State("c")];
    private static readonly Variable[] Parameters = [Parameter("p"), Parameter("q")];

    private static readonly Function[] Monotone =
    [
        Functions.Exp, Functions.Expm1, Functions.Log, Functions.Log10, Functions.Sqrt, Functions.Tanh, Functions.Sinh, Functions.Arctan,
        Functions.Exprel, Functions.Floor, Functions.Ceil, Functions.Round, Functions.Truncate, Functions.Sign, Functions.Abs, Functions.Cosh,
        Functions.Sin, Functions.Cos, Functions.Tan,
    ];

    [Fact]
    public void Random_programs_agree_in_double_precision() => Check<double>(Math.ScaleB(1, -53), VectorWidths.Best, []);

    [Fact]
    public void Random_programs_agree_in_single_precision() => Check<float>(Math.ScaleB(1, -24), VectorWidths.Best, []);

    [Fact]
    public void Random_programs_agree_one_neuron_at_a_time() => Check<double>(Math.ScaleB(1, -53), VectorWidth.Scalar, []);

    [Fact]
    public void Random_programs_agree_with_parameters_per_neuron() => Check<float>(Math.ScaleB(1, -24), VectorWidth.Bits256, ["p"]);

    private static void Check<T>(double unit, VectorWidth width, string[] perNeuron)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Prop.ForAll(Arb.From(Statements()), statements => Agrees<T>(statements, unit, width, perNeuron))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(1, 3));

    private static bool Agrees<T>(Assign[] statements, double unit, VectorWidth width, string[] perNeuron)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using Block<T> block = new(Of(States, Parameters, statements), Neurons, width, perNeuron);
        System.Random random = new(statements.Length);
        var values = new Dictionary<Variable, ErrorBound>[Neurons];
        for (int i = 0; i < Neurons; i++)
        {
            values[i] = States.ToDictionary(state => state, _ => new ErrorBound((float)(20 * random.NextDouble() - 10), 0));
            foreach (Variable state in States) block[state.Name][i] = T.CreateTruncating(values[i][state].Value);
            foreach ((Variable parameter, double value) in Parameters.Zip([0.75, -3.3])) values[i][parameter] = new(value, unit * Math.Abs(value));
        }

        block.Set("p", 0.75);
        block.Set("q", -3.3);
        block.Step();
        for (int i = 0; i < Neurons; i++)
        {
            foreach (Assign assign in statements) values[i][assign.Target] = ErrorBound.Of(assign.Value, variable => values[i][variable], unit);
            foreach (Variable state in States) RequireNear(values[i][state], double.CreateTruncating(block[state.Name][i]), state, i);
        }

        return true;
    }

    private static void RequireNear(ErrorBound expected, double actual, Variable state, int neuron)
    {
        // Near the end of the range of single precision, and where a decision hangs on rounding, nothing can be said.
        if (!double.IsFinite(expected.Error) || !(Math.Abs(expected.Value) < 1e30)) return;
        Assert.True(Math.Abs(actual - expected.Value) <= 2 * expected.Error + 1e-37, $"{state}[{neuron}] is {actual:R}, not {expected.Value:R} ± {expected.Error:R}.");
    }

    private static Gen<Assign[]> Statements() =>
        from count in Gen.Choose(1, 4)
        from statements in Gen.ArrayOf(from target in Gen.Elements(States) from size in Gen.Choose(1, 5) from value in Reals(size) select new Assign(target, value), count)
        select statements;

    private static Gen<Expr> Reals(int depth)
    {
        Gen<Expr> leaf = Gen.OneOf(
            from variable in Gen.Elements<Variable>([.. States, .. Parameters]) select V(variable),
            from value in Gen.Elements(-2.5, -1, 0, 0.5, 1, 2, 3, 1e-3, 40) select N(value));
        if (depth == 0) return leaf;
        Gen<Expr> smaller = Reals(depth - 1);
        return Gen.OneOf(
            leaf,
            from o in Gen.Elements(BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.Divide) from x in smaller from y in smaller select Op(o, x, y),
            from x in smaller select new Unary(UnaryOperator.Negate, x) as Expr,
            from f in Gen.Elements(Monotone) from x in smaller select Call(f, x),
            from f in Gen.Elements(Functions.Min, Functions.Max) from x in smaller from y in smaller select Call(f, x, y),
            from x in smaller select Call(Functions.Clip, x, N(-1), N(2)),
            from o in Gen.Elements(BinaryOperator.Modulo, BinaryOperator.FloorDivide) from x in smaller select Op(o, x, N(0.75)),
            from x in smaller from n in Gen.Elements(2.0, 3, -1, 0.5, 1.7) select Op(BinaryOperator.Power, Call(Functions.Abs, x), N(n)),
            from c in Truths(depth - 1) from x in smaller from y in smaller select new Select(c, x, y) as Expr);
    }

    private static Gen<Expr> Truths(int depth)
    {
        Gen<Expr> comparison = from o in Gen.Elements(BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual, BinaryOperator.Equal, BinaryOperator.NotEqual)
                               from x in Reals(depth)
                               from y in Reals(0)
                               select Op(o, x, y);
        if (depth == 0) return comparison;
        return Gen.OneOf(
            comparison,
            from o in Gen.Elements(BinaryOperator.And, BinaryOperator.Or) from x in Truths(depth - 1) from y in Truths(depth - 1) select Op(o, x, y),
            from x in Truths(depth - 1) select new Unary(UnaryOperator.Not, x) as Expr);
    }
}
