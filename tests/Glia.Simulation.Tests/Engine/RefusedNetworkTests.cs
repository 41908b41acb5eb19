using System.Collections.Immutable;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Engine;

/// <summary>Networks that cannot be built say so before anything is allocated.</summary>
public sealed class RefusedNetworkTests
{
    [Theory, InlineData(long.MaxValue), InlineData(1L << 40), InlineData(int.MaxValue + 1L), InlineData(-1L)]
    public void Impossible_sizes_are_refused(long size)
    {
        var network = new Network();
        Population cells = network.AddPopulation("cells", size, Circuits.Lif);
        network.Connect(cells, cells, new AllToAll(), 1 * pA, 1 * ms);
        Assert.Contains(Assert.Throws<GliaException>(() => network.Build()).Findings, finding => finding.Severity == Severity.Error);
    }

    [Fact]
    public void Two_populations_whose_pairs_exceed_any_number_are_refused()
    {
        var network = new Network();
        Population one = network.AddPopulation("one", int.MaxValue - 1L, Circuits.Lif), other = network.AddPopulation("other", int.MaxValue - 1L, Circuits.Lif);
        for (int k = 0; k < 5; k++) network.Connect(one, other, new AllToAll(), new NormalDistribution(1 * pA, 1 * pA), 1 * ms);
        Assert.ThrowsAny<GliaException>(() => network.Build());
    }

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    public void Weights_and_delays_that_are_no_numbers_are_refused(double value)
    {
        foreach (bool inWeight in new[] { true, false })
        {
            string message = Refusal(network =>
            {
                Population cells = network.AddPopulation("cells", 3, Circuits.Lif);
                ImmutableArray<double> bad = [1, value, 2], good = [1, 2, 1];
                network.Connect(cells, cells, new OneToOne(), new ArrayDistribution(inWeight ? bad : good, Dimension.Current), new ArrayDistribution(inWeight ? good : bad, Dimension.Time));
            });
            Assert.Contains("1", message, StringComparison.Ordinal);
            Assert.Contains(inWeight ? "weight" : "delay", message, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Delays_below_the_step_are_refused_whatever_their_distribution()
    {
        foreach (Distribution delay in new Distribution[] { 0.01 * ms, new ArrayDistribution([1, 0.04, 1], Dimension.Time), 0 * ms, -1 * ms })
        {
            string message = Refusal(network =>
            {
                Population cells = network.AddPopulation("cells", 3, Circuits.Lif);
                network.Connect(cells, cells, new OneToOne(), 1 * pA, delay);
            });
            Assert.Contains("time step", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Threads_beyond_the_one_limit_are_refused() =>
        Assert.Contains("1024", Assert.Throws<GliaException>(() => new Network().Build(new SimulationOptions { Threads = Networks.Files.SimulationSettings.MostThreads + 1 })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_population_with_a_state_is_of_neurons_though_nothing_can_reach_it()
    {
        var network = new Network();
        network.AddPopulation("pacemakers", 7, new NeuronModel { Name = "pacemaker", Equations = "dx/dt = 1/second : 1", Threshold = "x > 1", Reset = "x = 0" });
        foreach (string name in new[] { "poisson", "inhomogeneous_poisson", "spike_times", "dc", "ac", "step_current", "noise_current" })
            Assert.True(Equations.ModelCompiler.Compile(ModelLibrary.Get(name)).IsSource, name);
        network.AddPopulation("drive", 5, Circuits.Poisson);
        using Simulation simulation = network.Build(new SimulationOptions { Threads = 1 });
        Assert.Equal((7, 5), (simulation.BuildReport.Neurons, simulation.BuildReport.Sources));
    }

    private static string Refusal(Action<Network> describe)
    {
        var network = new Network();
        describe(network);
        return Assert.Throws<GliaException>(() => network.Build()).Message;
    }
}
