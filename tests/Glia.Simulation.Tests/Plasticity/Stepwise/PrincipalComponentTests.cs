using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Plasticity.Stepwise;

/// <summary>Rules that find principal components: Oja, J. Math. Biol. 15:267 (1982), and Sanger, Neural Networks 2:459 (1989).</summary>
public sealed class PrincipalComponentTests
{
    private const int Inputs = 8;

    /// <summary>Correlation of the inputs over the step by which y is behind x: what the rule takes for the square of its weights.</summary>
    private const double Correlation = 0.5;

    private static readonly double[] s_deviations = [3, 2.2, 1.6, 1.1, 0.7, 0.1, 0.1, 0.1];

    private static readonly SynapseModel s_oja = new()
    {
        Name = "oja", Equations = "dw/dt = eta*y_post*(x_pre - y_post*w) : weight (clock-driven)\neta : hertz (constant)",
        Parameters = ImmutableDictionary<string, string>.Empty.Add("eta", "1 Hz"), Method = "euler",
    };

    private static readonly SynapseModel s_sanger = s_oja with
    {
        Name = "sanger", Equations = "dw/dt = eta*y_post*(x_pre - sum_before(y_post*w)) : weight (clock-driven)\neta : hertz (constant)",
    };

    [Fact]
    public async Task Ojas_rule_finds_the_first_principal_component()
    {
        double[][] found = await Learn(s_oja, outputs: 1, (1e-3, 5_000), (1e-4, 10_000));
        Assert.InRange(Math.Abs(Dot(found[0], Component(0))) / Norm(found[0]), 0.99, 1.0001);
        Assert.Equal(Correlation, Dot(found[0], found[0]), 0.1);
    }

    [Fact]
    public async Task Sangers_rule_finds_the_first_five_in_order()
    {
        double[][] found = await Learn(s_sanger, outputs: 5, (3e-3, 25_000), (3e-4, 20_000));
        Assert.All(Enumerable.Range(0, 5), k => Assert.InRange(Math.Abs(Dot(found[k], Component(k))) / Norm(found[k]), 0.99, 1.0001));
    }

    /// <summary>Latent signals are mixed into inputs x along orthogonal directions; x drives y through the plastic weights.</summary>
    private static async Task<double[][]> Learn(SynapseModel rule, int outputs, params (double Rate, int Steps)[] phases)
    {
        var network = new Network(3) { TimeStep = 1 * ms };
        var parameters = ImmutableDictionary<string, string>.Empty;
        NeuronModel latent = new()
        {
            Name = "latent", Equations = "dz/dt = -z/tau + sqrt(2/tau)*xi : 1\ntau : second (constant)", Output = "z", Method = "euler", Parameters = parameters.Add("tau", "2 ms"),
        };
        NeuronModel relay = new()
        {
            Name = "relay", Equations = "dx/dt = (I - x)/tau : 1\nI : 1 (current)\ntau : second (constant)", Output = "x", Method = "euler", Parameters = parameters.Add("tau", "1 ms"),
        };
        NeuronModel unit = relay with { Name = "unit", Equations = "dy/dt = (I - y)/tau : 1\nI : 1 (current)\ntau : second (constant)", Output = "" };
        Population z = network.AddPopulation("z", Inputs, latent), x = network.AddPopulation("x", Inputs, relay), y = network.AddPopulation("y", outputs, unit);
        ImmutableArray<double> mixing = [.. Enumerable.Range(0, Inputs * Inputs).Select(at => s_deviations[at / Inputs] * Component(at / Inputs)[at % Inputs])];
        network.Connect(z, x, new AllToAll(), new ArrayDistribution(mixing, default), 1 * ms);
        ImmutableArray<double> start = [.. Enumerable.Range(0, Inputs * outputs).Select(at => 0.3 * Math.Cos(1 + 7 * at))];
        Projection learned = network.Connect(x, y, new AllToAll(), new ArrayDistribution(start, default), 1 * ms, rule);
        using Simulation run = Simulation.Build(network, new SimulationOptions { Threads = 1, Precision = Precision.Float64 });
        foreach ((double rate, int steps) in phases)
        {
            run.SetParameter(learned, "eta", rate * kHz);
            await run.RunAsync(steps * ms);
        }

        IReadOnlyList<double> weights = run.GetSynapses(learned)["w"];   // by source, then target
        return [.. Enumerable.Range(0, outputs).Select(k => Enumerable.Range(0, Inputs).Select(i => weights[i * outputs + k]).ToArray())];
    }

    /// <summary>Orthonormal directions: those of the discrete cosine transform.</summary>
    private static double[] Component(int k) =>
        [.. Enumerable.Range(0, Inputs).Select(i => Math.Sqrt((k == 0 ? 1.0 : 2.0) / Inputs) * Math.Cos(Math.PI * k * (i + 0.5) / Inputs))];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Norm(double[] a) => Math.Sqrt(Dot(a, a));
}
