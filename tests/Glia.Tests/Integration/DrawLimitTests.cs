using Glia.Equations;
using Glia.Equations.Ir;
using Glia.Errors;
using Glia.Models;
using Glia.Random;

namespace Glia.Tests.Integration;

public sealed class DrawLimitTests
{
    [Fact]
    public void A_model_may_draw_as_many_numbers_as_can_be_told_apart()
    {
        UpdateProgram program = ModelCompiler.Compile(Drawing(PoissonSampler.MaximumDrawIndex));
        Assert.Equal("noisy", program.Name);
    }

    [Fact]
    public void More_draws_than_can_be_told_apart_are_refused()
    {
        GliaException error = Assert.Throws<GliaException>(() => ModelCompiler.Compile(Drawing(PoissonSampler.MaximumDrawIndex + 1)));
        Assert.Contains("draws 513 random numbers per step (rand, randn, poisson, xi); a model can draw at most 512", error.Message, StringComparison.Ordinal);
        Assert.Contains("model 'noisy'", error.Message, StringComparison.Ordinal);
    }

    private static NeuronModel Drawing(int count) => new()
    {
        Name = "noisy",
        Equations = "x : 1",
        RunRegularly = string.Join('\n', Enumerable.Repeat("x = x + poisson(0.5)", count)),
    };
}
