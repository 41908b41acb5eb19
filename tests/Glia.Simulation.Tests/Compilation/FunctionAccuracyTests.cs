using System.Numerics;
using System.Runtime.InteropServices;
using Glia.Equations.Ir;
using Glia.Simulation.Compilation;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>Built-in functions in compiled kernels against double-precision definitions, in units in the last place.</summary>
public sealed class FunctionAccuracyTests
{
    private const int Samples = 1 << 16;

    public static TheoryData<string, double, double> SingleRanges => new()
    {
        { "exp", -103, 88.7 }, { "exp", -1, 1 }, { "expm1", -20, 88.7 }, { "expm1", -0.01, 0.01 },
        { "log", 1e-44, 1e-38 }, { "log", 0.5, 2 }, { "log", 1e-30, 1e30 }, { "log10", 0.1, 1000 },
        { "sqrt", 0, 1e30 }, { "sin", -100, 100 }, { "sin", -1e5, 1e5 }, { "sin", 1e6, 1e9 },
        { "cos", -100, 100 }, { "cos", -1e5, 1e5 }, { "tan", -100, 100 }, { "sinh", -89, 89 },
        { "sinh", -0.1, 0.1 }, { "cosh", -89, 89 }, { "tanh", -10, 10 }, { "tanh", -0.01, 0.01 },
        { "arctan", -10, 10 }, { "arctan", -1e6, 1e6 }, { "exprel", -90, 92 }, { "exprel", -1e-3, 1e-3 },
    };

    public static TheoryData<string, double, double> DoubleRanges => new()
    {
        { "exp", -745, 709.7 }, { "exp", -1, 1 }, { "expm1", -40, 709 }, { "log", 0.5, 2 },
        { "log", 1e-300, 1e300 }, { "log", 5e-324, 1e-308 }, { "log10", 0.1, 1000 }, { "sqrt", 0, 1e300 },
        { "sin", -100, 100 }, { "sin", -1e9, 1e9 }, { "cos", -100, 100 }, { "tan", -100, 100 },
        { "sinh", 1, 700 }, { "sinh", -700, -1 }, { "cosh", -700, 700 }, { "tanh", -10, 10 }, { "arctan", -10, 10 },
        { "arctan", -1e9, 1e9 }, { "exprel", 0.5, 700 },
    };

    [Theory, MemberData(nameof(SingleRanges))]
    public void Single_precision_functions_keep_their_stated_error(string name, double low, double high) =>
        Check<float>(name, low, high);

    [Theory, MemberData(nameof(DoubleRanges))]
    public void Double_precision_functions_keep_their_stated_error(string name, double low, double high) =>
        Check<double>(name, low, high);

    [Fact]
    public void Every_function_with_a_stated_error_is_tested_in_both_precisions()
    {
        Assert.Equal(StatedErrors.Functions.Order(), SingleRanges.Select(row => (string)row[0]).Distinct().Order());
        Assert.Equal(StatedErrors.Functions.Order(), DoubleRanges.Select(row => (string)row[0]).Distinct().Order());
    }

    private static void Check<T>(string name, double low, double high)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        Function function = Functions.All[name];
        T[] x = Ulps.Sweep<T>(low, high, Samples), y = Applied(function, x, VectorWidths.Best);
        (double worst, int at) = Ulps.Worst(y, x, function.Evaluate);
        double limit = StatedErrors.Of<T>(name) + ReferenceError<T>(name);
        Assert.True(worst <= limit, $"{name}({x[at]}) = {y[at]} is off by {worst:F2} ulp; exact is {function.Evaluate([double.CreateTruncating(x[at])]):R}.");
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
            Assert.True(MemoryMarshal.AsBytes<T>(y).SequenceEqual(MemoryMarshal.AsBytes<T>(Applied(function, x, width))), $"{name} differs at width {width}.");
    }

    private static T[] Applied<T>(Function function, T[] x, VectorWidth width)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using Block<T> block = new(Programs.Apply(argument => Programs.Call(function, argument)), Samples, width);
        x.CopyTo(block["x"]);
        block.Step();
        return block.Output.ToArray();
    }

    /// <summary>The definitions are in double precision: exact enough to judge single precision, and off by their own rounding otherwise (exprel is a quotient).</summary>
    private static double ReferenceError<T>(string name) => typeof(T) == typeof(float) ? 0.01 : name == "exprel" ? 2 : 0.5;
}
