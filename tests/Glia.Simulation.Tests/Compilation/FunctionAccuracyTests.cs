using System.Numerics;
using Glia.Equations.Ir;


namespace Glia.Simulation.Tests.Compilation;

/// <summary>Built-in functions in compiled kernels against double-precision definitions, in units in the last place.</summary>
public sealed class FunctionAccuracyTests
{
    private const int Samples = 1 << 16;

    public static TheoryData<string, double, double, double> SingleRanges => new()
    {
        { "exp", -103, 88.7, 1.0 }, { "exp", -1, 1, 1.0 }, { "expm1", -20, 88.7, 2.0 }, { "expm1", -0.01, 0.01, 2.0 },
        { "log", 1e-44, 1e-38, 1.0 }, { "log", 0.5, 2, 1.0 }, { "log", 1e-30, 1e30, 1.0 }, { "log10", 0.1, 1000, 2.0 },
        { "sqrt", 0, 1e30, 0.51 }, { "sin", -100, 100, 1.5 }, { "sin", -1e5, 1e5, 1.5 }, { "sin", 1e6, 1e9, 1.5 },
        { "cos", -100, 100, 1.5 }, { "cos", -1e5, 1e5, 1.5 }, { "tan", -100, 100, 2.5 }, { "sinh", -89, 89, 2.0 },
        { "sinh", -0.1, 0.1, 2.0 }, { "cosh", -89, 89, 2.0 }, { "tanh", -10, 10, 3.0 }, { "tanh", -0.01, 0.01, 3.0 },
        { "arctan", -10, 10, 2.0 }, { "arctan", -1e6, 1e6, 2.0 }, { "exprel", -90, 92, 2.0 }, { "exprel", -1e-3, 1e-3, 2.0 },
    };

    public static TheoryData<string, double, double, double> DoubleRanges => new()
    {
        { "exp", -745, 709.7, 1.5 }, { "exp", -1, 1, 1.5 }, { "expm1", -40, 709, 2.5 }, { "log", 0.5, 2, 1.5 },
        { "log", 1e-300, 1e300, 1.5 }, { "log", 5e-324, 1e-308, 1.5 }, { "log10", 0.1, 1000, 2.5 }, { "sqrt", 0, 1e300, 0.51 },
        { "sin", -100, 100, 2.0 }, { "sin", -1e9, 1e9, 2.0 }, { "cos", -100, 100, 2.0 }, { "tan", -100, 100, 3.0 },
        { "sinh", 1, 700, 2.5 }, { "cosh", -700, 700, 2.5 }, { "tanh", -10, 10, 3.5 }, { "arctan", -10, 10, 2.0 },
        { "arctan", -1e9, 1e9, 2.0 }, { "exprel", 0.5, 700, 4.0 },
    };

    [Theory, MemberData(nameof(SingleRanges))]
    public void Single_precision_functions_keep_their_stated_error(string name, double low, double high, double limit) =>
        Check<float>(name, low, high, limit);

    [Theory, MemberData(nameof(DoubleRanges))]
    public void Double_precision_functions_keep_their_stated_error(string name, double low, double high, double limit) =>
        Check<double>(name, low, high, limit);

    private static void Check<T>(string name, double low, double high, double limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        Function function = Functions.All[name];
        using Block<T> block = new(Programs.Apply(x => Programs.Call(function, x)), Samples);
        T[] x = Ulps.Sweep<T>(low, high, Samples);
        x.CopyTo(block["x"]);
        block.Step();
        (double worst, int at) = Ulps.Worst(block.Output, x, function.Evaluate);
        Assert.True(worst <= limit, $"{name}({x[at]}) = {block.Output[at]} is off by {worst:F2} ulp; exact is {function.Evaluate([double.CreateTruncating(x[at])]):R}.");
    }
}
