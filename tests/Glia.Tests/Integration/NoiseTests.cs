using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Equations.Symbolics;
using Glia.Errors;
using static Glia.Equations.Symbolics.Algebra;

namespace Glia.Tests.Integration;

/// <summary>Moments over 20,000 neurons: a mean has the standard error sd/141, a variance the relative one of 1 %; bounds are four of these.</summary>
public sealed class NoiseTests
{
    private const int Neurons = 20_000;

    [Fact]
    public void Ornstein_uhlenbeck_process_has_its_stationary_variance()
    {
        var model = new TestModel();
        Read x = model.State("x", 2);
        model.Equation(x, -x / Number(5), noise: ("xi", Apply(Functions.Sqrt, Number(2.0 / 5)) * Number(1.5)));
        Assert.Equal("euler", model.Lower().Integration.Single().Method);
        double[] ends = model.Run(0.05, 25, Neurons)["x"].ToArray();
        double mean = ends.Average(), variance = ends.Average(value => (value - mean) * (value - mean));
        Assert.Equal(2 * Math.Exp(-5), mean, 4 * 1.5 / Math.Sqrt(Neurons));
        // Euler–Maruyama's stationary variance is larger by 1/(1 - dt/(2 tau)).
        Assert.Equal(1.5 * 1.5 / (1 - 0.05 / 10), variance, 0.04 * 2.25);
    }

    [Theory]
    [InlineData("heun")]
    [InlineData("milstein")]
    public void Multiplicative_noise_is_read_in_stratonovichs_sense(string method)
    {
        // dx = s·x∘dW has the solution exp(s W): its logarithm has mean 0. In Itô's sense the mean would be −s²t/2 = −0.5.
        var model = new TestModel();
        Read x = model.State("x", 1);
        model.Equation(x, Zero, noise: ("xi", x));
        double[] logarithms = [.. model.Run(0.01, 1, Neurons, method).At("x").Select(value => Math.Log(value))];
        Assert.Equal(0, logarithms.Average(), 4 / Math.Sqrt(Neurons) + 0.005);
        Assert.Equal(1, logarithms.Average(value => value * value), 0.06);
    }

    [Fact]
    public void Equations_that_name_the_same_noise_share_it_and_others_do_not()
    {
        var model = new TestModel();
        (Read x, Read y, Read z) = (model.State("x"), model.State("y"), model.State("z"));
        model.Equation(x, Zero, noise: ("xi", One));
        model.Equation(y, Zero, noise: ("xi", One));
        model.Equation(z, Zero, noise: ("xi_2", One));
        Interpreter run = model.Run(0.1, 1, 100);
        Assert.Equal(run["x"].ToArray(), run["y"].ToArray());
        Assert.NotEqual(run["x"].ToArray(), run["z"].ToArray());
    }

    [Fact]
    public void Automatic_choice_takes_heun_for_multiplicative_and_euler_for_additive_noise()
    {
        var model = new TestModel();
        Read x = model.State("x");
        model.Equation(x, -x, noise: ("xi", x));
        Assert.Equal("heun", model.Lower().Integration.Single().Method);
    }

    [Fact]
    public void Euler_refuses_multiplicative_noise_and_names_the_way_out()
    {
        var model = new TestModel();
        Read x = model.State("x");
        model.Equation(x, -x, noise: ("xi", x));
        string message = Assert.Throws<GliaException>(() => model.Lower("euler")).Message;
        Assert.Contains("multiplicative", message, StringComparison.Ordinal);
        Assert.Contains("'heun' or 'milstein'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shared_multiplicative_noise_is_refused()
    {
        var model = new TestModel();
        (Read x, Read y) = (model.State("x"), model.State("y"));
        model.Equation(x, -x, noise: ("xi", x));
        model.Equation(y, -y, noise: ("xi", y));
        Assert.Contains("xi_1", Assert.Throws<GliaException>(() => model.Lower()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_depends_on_seed_and_neuron_only()
    {
        var model = new TestModel();
        Read x = model.State("x");
        model.Equation(x, -x, noise: ("xi", One));
        double[] few = model.Run(0.1, 1, 3)["x"].ToArray(), many = model.Run(0.1, 1, 100)["x"].ToArray();
        Assert.Equal(few, many[..3]);
        Assert.NotEqual(few, model.Run(0.1, 1, 3, seed: 2)["x"].ToArray());
    }
}
