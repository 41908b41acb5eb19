using System.Numerics;
using System.Runtime.InteropServices;
using Glia.Equations.Ir;
using Glia.Simulation.Compilation;

namespace Glia.Simulation.Tests.Compilation;

/// <summary>Functions where a careless formula cancels, near 0 or, for the logarithm, near 1, at every vector width and against 60 digits.</summary>
public sealed class CancellationTests
{
    private const int Samples = 2048;

    /// <summary>Function, centre, and the largest distance from it.</summary>
    public static TheoryData<string, double, double> Ranges
    {
        get
        {
            TheoryData<string, double, double> data = [];
            foreach (string function in (string[])["expm1", "exprel", "sinh", "tanh", "exp"])
                foreach (double distance in (double[])[1e-6, 1e-3, 0.4, 1.5]) data.Add(function, 0, distance);
            foreach (double distance in (double[])[1e-6, 1e-3, 0.1, 0.5]) data.Add("log", 1, distance);
            return data;
        }
    }

    [Theory, MemberData(nameof(Ranges))]
    public void Single_precision_does_not_cancel(string function, double centre, double distance) => Check<float>(function, centre, distance);

    [Theory, MemberData(nameof(Ranges))]
    public void Double_precision_does_not_cancel(string function, double centre, double distance) => Check<double>(function, centre, distance);

    private static void Check<T>(string name, double centre, double distance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        T[] x = [.. Ulps.Sweep<T>(-distance, distance, Samples).Select(offset => T.CreateTruncating(centre) + offset)];
        UpdateProgram program = Programs.Apply(argument => Programs.Call(Functions.All[name], argument));
        byte[]? first = null;
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
        {
            using Block<T> block = new(program, Samples, width);
            x.CopyTo(block["x"]);
            block.Step();
            byte[] bits = MemoryMarshal.AsBytes(block.Output).ToArray();
            if (first is not null)
            {
                Assert.Equal(first, bits);
                continue;
            }

            first = bits;
            RequireAccurate(name, x, block.Output);
        }
    }

    private static void RequireAccurate<T>(string name, T[] x, Span<T> actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int k = 0; k < x.Length; k++)
        {
            double error = FixedPoint.Distance(actual[k], FixedPoint.Evaluate(name, double.CreateTruncating(x[k])));
            Assert.True(error <= StatedErrors.Of<T>(name), $"{name}({x[k]}) = {actual[k]} is off by {error:F2} ulp.");
        }
    }
}
