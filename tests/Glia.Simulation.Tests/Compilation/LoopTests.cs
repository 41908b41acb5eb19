using Glia.Equations.Ir;
using Glia.Simulation.Compilation;
using static Glia.Simulation.Tests.Compilation.Programs;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>Loops, which end neuron by neuron.</summary>
public sealed class LoopTests
{
    private static readonly Variable Left = State("left"), Sum = State("sum"), Rounds = Local("rounds");

    public static TheoryData<int> Widths => [.. Enum.GetValues<VectorWidth>().Select(width => (int)width)];

    [Theory, MemberData(nameof(Widths))]
    public void Each_neuron_goes_round_as_long_as_its_own_condition_holds(int width)
    {
        using Block<float> block = new(Countdown(100), 70, (VectorWidth)width);
        for (int i = 0; i < 70; i++) block["left"][i] = i % 7;
        block.Step();
        for (int i = 0; i < 70; i++)
        {
            Assert.Equal(0, block["left"][i]);
            Assert.Equal(10 * (i % 7), block["sum"][i]);
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Rounds_are_bounded(int width)
    {
        using Block<float> block = new(Countdown(4), 20, (VectorWidth)width);
        block["left"].Fill(2);
        block["left"][13] = 1e30f;
        block.Step();
        Assert.Equal(20, block["sum"][12]);
        Assert.Equal(40, block["sum"][13]);
    }

    [Fact]
    public void Padding_does_not_keep_a_loop_going()
    {
        // The loop would go on for hours if lanes behind the last neuron took part.
        using Block<float> block = new(Countdown(int.MaxValue), 3);
        block["left"].Fill(float.PositiveInfinity);
        block["left"][..3].Fill(1);
        block.Step();
        Assert.Equal([10, 10, 10], block["sum"][..3].ToArray());
    }

    [Theory, MemberData(nameof(Widths))]
    public void Loops_may_be_nested(int width)
    {
        // sum ← Σ_{a=1}^{left} a, by counting.
        Variable inner = Local("inner"), factor = Parameter("factor");
        Statement innerLoop = new Loop(Op(BinaryOperator.Greater, V(inner), N(0)),
            [new Assign(Sum, Add(V(Sum), V(factor))), new Assign(inner, Sub(V(inner), N(1)))], 1000);
        UpdateProgram program = Of([Left, Sum], [factor], new Loop(Op(BinaryOperator.Greater, V(Left), N(0)),
            [new Assign(inner, V(Left)), innerLoop, new Assign(Left, Sub(V(Left), N(1)))], 1000));
        using Block<double> block = new(program, 21, (VectorWidth)width);
        for (int i = 0; i < 21; i++) block["left"][i] = i;
        block.Set("factor", 2);
        block.Step();
        for (int i = 0; i < 21; i++) Assert.Equal(i * (i + 1), block["sum"][i]);
    }

    [Theory, MemberData(nameof(Widths))]
    public void Truth_values_may_be_carried_round_a_loop(int width)
    {
        Variable found = Flag("found"), x = State("x");
        UpdateProgram program = Of([x, State("y")], [],
            new Assign(found, new BooleanConstant(false)),
            new Loop(new Unary(UnaryOperator.Not, V(found)),
            [
                new Assign(x, Add(V(x), N(1))),
                new Assign(found, Op(BinaryOperator.GreaterOrEqual, V(x), N(5))),
            ], 100),
            new Assign(State("y"), new Select(V(found), V(x), N(-1))));
        using Block<float> block = new(program, 11, (VectorWidth)width);
        for (int i = 0; i < 11; i++) block["x"][i] = i - 3.5f;
        block.Step();
        for (int i = 0; i < 11; i++) Assert.Equal(Math.Max(5.5f, i - 2.5f), block["y"][i]);
    }

    private static UpdateProgram Countdown(int maximum) => Of([Left, Sum], [],
        new Assign(Rounds, N(0)),
        new Loop(Op(BinaryOperator.Greater, V(Left), N(0)), [new Assign(Left, Sub(V(Left), N(1))), new Assign(Rounds, Add(V(Rounds), N(1)))], maximum),
        new Assign(Sum, Mul(V(Rounds), N(10))));
}
