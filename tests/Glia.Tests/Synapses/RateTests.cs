using Glia.Equations.Interpretation;

namespace Glia.Tests.Synapses;

/// <summary>Rules of rates between linear neurons.</summary>
public sealed class RateTests
{
    /// <summary>Orthonormal directions and the standard deviations of the inputs along them.</summary>
    private static readonly double[][] s_directions = [[0.6, 0.8, 0], [-0.8, 0.6, 0], [0, 0, 1]];
    private static readonly double[] s_deviations = [2, 1.2, 0.6];

    [Fact]
    public void Oja_finds_the_first_principal_component()
    {
        double[] weights = [.. Learn("oja", 1, 3000).Select(column => column[0])];
        Assert.True(Cosine(weights, s_directions[0]) >= 0.999);
        Assert.Equal(1, Norm(weights), 0.01);
    }

    [Fact]
    public void Sanger_finds_the_components_in_order()
    {
        double[][] weights = Learn("sanger", 3, 6000);
        for (int k = 0; k < 3; k++)
        {
            double[] component = [.. weights.Select(column => column[k])];
            Assert.True(Cosine(component, s_directions[k]) >= 0.99, $"component {k}");
            Assert.Equal(1, Norm(component), 0.02);
        }
    }

    [Fact]
    public void Hebb_adds_the_product_of_the_rates() => Assert.Equal(1 + 0.001 * 3 * 2 * 500, After("hebb", 500, pre: 3, post: 2), 1e-9);

    [Fact]
    public void Anti_Hebb_is_at_rest_between_independent_units()
    {
        Assert.Equal(1, After("anti_hebb", 500, pre: 0.25, post: 0.25, ("p", 0.25)), 1e-12);
        Assert.Equal(1 - 0.001 * 0.5 * 500, After("anti_hebb", 500, pre: 1, post: 0.5), 1e-9);
    }

    [Fact]
    public void Covariance_ignores_constant_activity_and_Hebb_does_not()
    {
        double start = Covariance(20_000), end = Covariance(40_000);
        Assert.Equal(start, end, 1e-4);
        Assert.True(After("hebb", 1000, pre: 3, post: 2) > 5);

        static double Covariance(int steps) => After("covariance", steps, pre: 3, post: 2);
    }

    [Fact]
    public void Sliding_threshold_decides_between_depression_and_potentiation()
    {
        Assert.True(After("bcm", 1, pre: 1, post: 0.5, initial: ("theta", 1)) < 1);
        Assert.True(After("bcm", 1, pre: 1, post: 2, initial: ("theta", 1)) > 1);
        SynapseInterpreter synapse = Start("bcm", 1, 2);
        synapse.Run([], [], 20_000);
        Assert.Equal(4, synapse["theta", 20_000], 1e-3);
    }

    private static SynapseInterpreter Start(string model, double pre, double post, (string, double)? parameter = null, (string, double)? initial = null) => new Trial(model)
    {
        TimeStep_ms = 1, Delay = 1, Weight = 1, Neurons = (name, _) => name == "r_pre" ? pre : post,
        Parameters = parameter is { } given ? [given] : [], Initial = initial is { } start ? [start] : [],
    }.Start();

    private static double After(string model, int steps, double pre, double post, (string, double)? parameter = null, (string, double)? initial = null)
    {
        SynapseInterpreter synapse = Start(model, pre, post, parameter, initial);
        synapse.Run([], [], steps);
        return synapse["w", steps];
    }

    /// <summary>Weights, by input and output, after so many presentations: one step each, of a point on an axis of the inputs' distribution and then of its opposite.</summary>
    private static double[][] Learn(string model, int outputs, int steps)
    {
        double[] inputs = new double[3], rates = new double[outputs];
        double[][] weights = [.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, outputs).Select(j => 0.3 + 0.1 * ((2 * i + j) % 3)).ToArray())];
        SynapseInterpreter[][] synapses = [.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, outputs).Select(j => Synapse(i, j)).ToArray())];
        for (int step = 0; step < steps; step++)
        {
            int axis = step / 2 % 3;
            for (int i = 0; i < 3; i++) inputs[i] = (step % 2 == 0 ? 1 : -1) * s_deviations[axis] * s_directions[axis][i];
            for (int j = 0; j < outputs; j++) rates[j] = inputs.Select((input, i) => input * weights[i][j]).Sum();
            foreach (SynapseInterpreter synapse in synapses.SelectMany(row => row)) synapse.Run([], [], step + 1);
            for (int i = 0; i < 3; i++)
                for (int j = 0; j < outputs; j++) weights[i][j] = synapses[i][j]["w", step + 1];
        }

        return weights;

        SynapseInterpreter Synapse(int i, int j) => new Trial(model)
        {
            TimeStep_ms = 1, Delay = 1, Weight = weights[i][j], Parameters = [("eta", 0.01)],
            Neurons = (name, _) => name == "r_pre" ? inputs[i] : rates[j],
            Sums = (_, _) => Enumerable.Range(0, j + 1).Sum(k => rates[k] * weights[i][k]),
        }.Start();
    }

    private static double Norm(double[] vector) => Math.Sqrt(vector.Sum(value => value * value));

    private static double Cosine(double[] a, double[] b) => Math.Abs(a.Zip(b, (x, y) => x * y).Sum()) / Norm(a) / Norm(b);
}
