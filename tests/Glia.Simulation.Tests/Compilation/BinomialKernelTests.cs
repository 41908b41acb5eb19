using Glia.Equations.Ir;
using Glia.Simulation.Compilation;

namespace Glia.Simulation.Tests.Compilation;

public sealed class BinomialKernelTests
{
    [Fact]
    public void Quantiles_in_kernels_are_those_of_the_definition()
    {
        const int Samples = 256;
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
        {
            using Block<double> block = new(Programs.Apply((u, p) => Programs.Call(Functions.BinomialQuantile, u, Programs.N(7), p)), Samples, width);
            for (int k = 0; k < Samples; k++) (block["x"][k], block["z"][k]) = ((k + 0.5) / Samples, k % 16 / 15.0);
            block.Step();
            for (int k = 0; k < Samples; k++) Assert.Equal(Functions.BinomialQuantile.Evaluate([(k + 0.5) / Samples, 7, k % 16 / 15.0]), block.Output[k]);
        }
    }
}
