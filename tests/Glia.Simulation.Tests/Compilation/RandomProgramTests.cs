using System.Collections.Immutable;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Glia.Equations;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Equations.Printing;
using Glia.Equations.Symbolics;
using Glia.Models;
using Glia.Simulation.Compilation;
using static Glia.Simulation.Tests.Compilation.Programs;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>Random programs, compiled at every vector width, against the interpreter, with a bound for rounding (<see cref="ErrorBound"/>).</summary>
public sealed class RandomProgramTests
{
    private const int Neurons = 70;
    private static readonly Variable[] States = [State("a"), State("b"), State("c")];
    private static readonly Variable[] Parameters = [Parameter("p"), Parameter("q")];
    private static readonly (string Name, double Value)[] ParameterValues = [("p", 0.75), ("q", -3.3)];
    private static readonly Function Where = new("where", 3, x => x[0] != 0 ? x[1] : x[2]);

    private static readonly Function[] Monotone =
    [
        Functions.Exp, Functions.Expm1, Functions.Log, Functions.Log10, Functions.Sqrt, Functions.Tanh, Functions.Sinh, Functions.Arctan,
        Functions.Exprel, Functions.Floor, Functions.Ceil, Functions.Round, Functions.Truncate, Functions.Sign, Functions.Abs, Functions.Cosh,
        Functions.Sin, Functions.Cos, Functions.Tan,
    ];

    [Fact]
    public void Random_programs_agree_with_the_interpreter_in_double_precision_at_every_width() => Check<double>(Math.ScaleB(1, -53), 80, Written);

    [Fact]
    public void Random_programs_agree_with_the_interpreter_in_single_precision_at_every_width() => Check<float>(Math.ScaleB(1, -24), 80, Written);

    [Fact]
    public void Random_texts_agree_with_the_interpreter_in_double_precision_at_every_width() => Check<double>(Math.ScaleB(1, -53), 50, Parsed);

    [Fact]
    public void Random_texts_agree_with_the_interpreter_in_single_precision_at_every_width() => Check<float>(Math.ScaleB(1, -24), 50, Parsed);

    private static void Check<T>(double unit, int tests, Func<Assign[], UpdateProgram> program)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Prop.ForAll(Arb.From(Statements()), Arb.From(Gen.Elements<string[]>([], ["p"])), (statements, perNeuron) => Agrees<T>(statements, program(statements), unit, perNeuron))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(1, 3));

    private static void Agrees<T>(Assign[] statements, UpdateProgram program, double unit, string[] perNeuron)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dictionary<Variable, ErrorBound>[] values = Initial(statements.Length, unit);
        Interpreter interpreter = new(program, Neurons, 0.1);
        foreach ((string name, double value) in ParameterValues) interpreter.Set(name, value);
        interpreter.Initialise();
        for (int i = 0; i < Neurons; i++)
            foreach (Variable state in States) interpreter[state.Name][i] = values[i][state].Value;
        interpreter.Step();
        T[][] expected = Compiled<T>(program, values, VectorWidth.Scalar, perNeuron);
        foreach (VectorWidth width in (VectorWidth[])[VectorWidth.Bits128, VectorWidth.Bits256, VectorWidth.Bits512])
            RequireSame(expected, Compiled<T>(program, values, width, perNeuron), width);
        for (int i = 0; i < Neurons; i++)
        {
            foreach (Assign assign in statements) values[i][assign.Target] = ErrorBound.Of(assign.Value, variable => values[i][variable], unit);
            for (int k = 0; k < States.Length; k++)
                RequireNear(interpreter[States[k].Name][i], values[i][States[k]].Error, double.CreateTruncating(expected[k][i]), States[k], i);
        }
    }

    private static UpdateProgram Written(Assign[] statements) => Of(States, Parameters, statements);

    /// <summary>The statements printed, and taken through parser, checker and integrator.</summary>
    private static UpdateProgram Parsed(Assign[] statements)
    {
        // All variables are set, so that none is taken for a parameter.
        string text = string.Join('\n', [.. States.Select(state => $"{state.Name} = {state.Name}"), .. statements.Select(Text)]);
        // A constant part without a value, such as log(-1), has no text.
        return text.Contains("NaN", StringComparison.Ordinal) ? Written(statements) : ModelCompiler.Compile(new NeuronModel
        {
            Name = "test",
            Equations = "a : 1\nb : 1\nc : 1\np : 1 (constant)\nq : 1 (constant)",
            RunRegularly = text,
            Parameters = ImmutableDictionary<string, string>.Empty.Add("p", "1").Add("q", "1"),
        });
    }

    /// <summary>In model texts a choice is written as a function.</summary>
    private static string Text(Assign assign)
    {
        Expr written = assign.Value.Rewrite(Chosen);
        return $"{assign.Target.Name} = {ExpressionText.Of(written)}";
    }

    private static Expr? Chosen(Expr node) => node is Select select
        ? Call(Where, select.Condition.Rewrite(Chosen), select.WhenTrue.Rewrite(Chosen), select.WhenFalse.Rewrite(Chosen))
        : null;

    private static Dictionary<Variable, ErrorBound>[] Initial(int seed, double unit)
    {
        System.Random random = new(seed);
        return [.. Enumerable.Range(0, Neurons).Select(_ =>
        {
            var values = States.ToDictionary(state => state, _ => new ErrorBound((float)(20 * random.NextDouble() - 10), 0));
            foreach ((string name, double value) in ParameterValues) values[Parameter(name)] = new ErrorBound(value, unit * Math.Abs(value));
            return values;
        })];
    }

    private static T[][] Compiled<T>(UpdateProgram program, Dictionary<Variable, ErrorBound>[] values, VectorWidth width, string[] perNeuron)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using Block<T> block = new(program, Neurons, width, perNeuron);
        // What a program never uses it need not have.
        foreach ((string name, double value) in ParameterValues.Where(given => program.Parameters.Any(parameter => parameter.Variable.Name == given.Name))) block.Set(name, value);
        foreach (Variable state in States)
            for (int i = 0; i < Neurons; i++) block[state.Name][i] = T.CreateTruncating(values[i][state].Value);
        block.Step();
        return [.. States.Select(state => block[state.Name][..Neurons].ToArray())];
    }

    private static void RequireSame<T>(T[][] expected, T[][] actual, VectorWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int k = 0; k < expected.Length; k++)
        {
            for (int i = 0; i < Neurons; i++)
            {
                // NaN has many forms and the hardware chooses; 0 and −0 are told apart.
                (T x, T y) = (expected[k][i], actual[k][i]);
                Assert.True(x.Equals(y) && T.IsNegative(x) == T.IsNegative(y) || T.IsNaN(x) && T.IsNaN(y), $"{States[k]}[{i}] is {x:R} one at a time and {y:R} at {width}.");
            }
        }
    }

    private static void RequireNear(double expected, double error, double actual, Variable state, int neuron)
    {
        // Near the end of the range of single precision, and where a decision hangs on rounding, nothing can be said.
        if (!double.IsFinite(error) || !(Math.Abs(expected) < 1e30)) return;
        Assert.True(Math.Abs(actual - expected) <= 2 * error + 1e-37, $"{state}[{neuron}] is {actual:R}, not {expected:R} ± {error:R}.");
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
