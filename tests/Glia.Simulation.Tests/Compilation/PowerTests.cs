using System.Numerics;
using Glia.Equations.Ir;
using static Glia.Simulation.Tests.Compilation.Programs;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>Powers, remainders and bounds in compiled kernels.</summary>
public sealed class PowerTests
{
    private const int Samples = 1 << 15;

    [Fact]
    public void General_powers_keep_their_stated_error_in_single_precision() => CheckPower<float>(1e-6, 1e6, -6, 6, 2);

    [Fact]
    public void General_powers_keep_their_stated_error_in_double_precision() => CheckPower<double>(1e-6, 1e6, -50, 50, 2);

    [Fact]
    public void Powers_near_overflow_and_underflow_are_those_of_the_scalar_function() => CheckPower<float>(1e-30, 1e30, -3, 3, 2);

    [Theory]
    [InlineData(2, 0.51), InlineData(3, 2), InlineData(4, 3), InlineData(5, 4), InlineData(-1, 0.51), InlineData(-2, 1.6), InlineData(0.5, 0.51)]
    [InlineData(-0.5, 1.5), InlineData(0, 0), InlineData(1, 0), InlineData(2.5, 2), InlineData(16, 15), InlineData(17, 2)]
    public void Literal_exponents_become_products_and_roots(double exponent, double limit)
    {
        using Block<float> block = new(Apply(x => Op(BinaryOperator.Power, x, N(exponent))), Samples);
        float[] x = Ulps.Sweep<float>(0.05, 50, Samples);
        x.CopyTo(block["x"]);
        block.Step();
        (double worst, int at) = Ulps.Worst(block.Output, x, a => Math.Pow(a[0], exponent));
        Assert.True(worst <= limit, $"{x[at]}^{exponent} = {block.Output[at]} is off by {worst:F2} ulp.");
    }

    [Theory]
    [InlineData(-2, 3), InlineData(-2, 4), InlineData(-2, 0.5), InlineData(0, 2.5), InlineData(0, -1.5), InlineData(0, 0), InlineData(1, 1e30)]
    [InlineData(double.PositiveInfinity, 2.5), InlineData(double.PositiveInfinity, -2.5), InlineData(double.NaN, 2), InlineData(2, double.NaN)]
    [InlineData(1e-310, 0.25), InlineData(2, 1e10), InlineData(2, -1e10), InlineData(-1, 1e15)]
    public void Special_operands_of_powers_follow_the_scalar_function(double x, double y)
    {
        using Block<double> block = new(Apply((a, b) => Op(BinaryOperator.Power, a, b)), 3);
        block["x"].Fill(x);
        block["z"].Fill(y);
        block.Step();
        Assert.Equal(Math.Pow(x, y), block.Output[1]);
    }

    [Theory, InlineData(7, 3), InlineData(-7, 3), InlineData(7, -3), InlineData(-7, -3), InlineData(6, 3), InlineData(5.25, 0.5), InlineData(1e6, 7)]
    [InlineData(0.3, 0.1), InlineData(-0.3, 0.1), InlineData(1, 0.1)]
    public void Modulo_and_floor_division_take_the_sign_of_the_divisor(double x, double y)
    {
        using Block<double> remainder = new(Apply((a, b) => Op(BinaryOperator.Modulo, a, b)), 3);
        using Block<double> quotient = new(Apply((a, b) => Op(BinaryOperator.FloorDivide, a, b)), 3);
        remainder["x"].Fill(x);
        remainder["z"].Fill(y);
        quotient["x"].Fill(x);
        quotient["z"].Fill(y);
        remainder.Step();
        quotient.Step();
        double expected = Math.IEEERemainder(x, y);
        if (expected != 0 && expected < 0 != y < 0) expected += y;
        Assert.Equal(expected, remainder.Output[2]);
        Assert.Equal(Math.Round((x - expected) / y), quotient.Output[2]);
    }

    [Fact]
    public void Bounds_keep_not_a_number()
    {
        foreach (Function function in new[] { Functions.Min, Functions.Max })
        {
            using Block<float> variable = new(Apply((a, b) => Call(function, a, b)), 2);
            using Block<float> constant = new(Apply(a => Call(function, a, N(1))), 2);
            variable["x"][0] = constant["x"][0] = float.NaN;
            variable["z"][1] = float.NaN;
            variable.Step();
            constant.Step();
            Assert.True(float.IsNaN(variable.Output[0]) && float.IsNaN(variable.Output[1]) && float.IsNaN(constant.Output[0]));
            Assert.Equal((float)function.Evaluate([0, 1]), constant.Output[1]);
        }
    }

    [Fact]
    public void Functions_at_the_ends_of_their_range_follow_the_definitions()
    {
        double[] ends = [0, -0.0, 1, -1, 1e-320, 1e-300, 1e300, -1e300, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 0.5, 1.5, -2.5];
        foreach (Function function in Functions.All.Values.Where(function => function.Arity == 1))
        {
            using Block<double> block = new(Apply(x => Call(function, x)), ends.Length);
            ends.CopyTo(block["x"]);
            block.Step();
            for (int k = 0; k < ends.Length; k++)
                Assert.True(Ulps.Distance(block.Output[k], function.Evaluate([ends[k]])) <= 2, $"{function.Name}({ends[k]}) = {block.Output[k]}, not {function.Evaluate([ends[k]])}");
        }
    }

    private static void CheckPower<T>(double low, double high, double smallest, double largest, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using Block<T> block = new(Apply((x, z) => Op(BinaryOperator.Power, x, z)), Samples);
        Ulps.Sweep<T>(low, high, Samples).CopyTo(block["x"]);
        Ulps.Sweep<T>(smallest, largest, Samples).AsSpan().CopyTo(block["z"]);
        block["z"][..Samples].Reverse();
        block.Step();
        for (int k = 0; k < Samples; k++)
        {
            (double x, double z) = (double.CreateTruncating(block["x"][k]), double.CreateTruncating(block["z"][k]));
            double worst = Ulps.Distance(block.Output[k], Math.Pow(x, z));
            Assert.True(worst <= limit, $"{x:R}^{z:R} = {block.Output[k]} is off by {worst:F2} ulp.");
        }
    }
}
