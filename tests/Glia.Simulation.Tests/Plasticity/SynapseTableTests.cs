using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Tests.Engine;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Plasticity;

public sealed class SynapseTableTests
{
    [Theory, InlineData(WeightStorage.Float32), InlineData(WeightStorage.Int16)]
    public void Static_and_plastic_projections_of_the_same_description_have_the_same_synapses(WeightStorage storage)
    {
        SynapseTable still = Table(null, storage), plastic = Table(SynapseTexts.Depressing, WeightStorage.Float32);
        Assert.Equal(still.Sources, plastic.Sources);
        Assert.Equal(still.Targets, plastic.Targets);
        Assert.Equal(still.Delays, plastic.Delays);
        Assert.All(still["w"].Zip(plastic["w"]), pair => Assert.Equal(pair.Second, pair.First, storage == WeightStorage.Int16 ? 0.01 : 0));
    }

    [Fact]
    public void Synapses_are_ordered_by_source_delay_and_target()
    {
        SynapseTable table = Table(SynapseTexts.Depressing, WeightStorage.Float32);
        (int, int, int)[] order = [.. Enumerable.Range(0, table.Count).Select(k => (table.Sources[k], table.Delays[k], table.Targets[k]))];
        Assert.Equal(order.Order(), order);
        Assert.Equal(["w", "x", "y"], table.Variables);
    }

    [Fact]
    public async Task Values_that_are_set_are_read_back_and_transmitted()
    {
        var pairs = new SpikePairs(SynapseTexts.Pairs with { OnPre = "x += 1", OnPost = "y += 1", Name = "still" });
        using Simulation simulation = pairs.Build();
        await simulation.RunAsync(20 * ms);
        double[] weights = [.. Enumerable.Range(0, simulation.GetSynapses(pairs.Plastic, "w").Count).Select(k => k + 1.0)];
        simulation.SetSynapses(pairs.Plastic, "w", weights);
        Assert.Equal(weights, simulation.GetSynapses(pairs.Plastic, "w")["w"]);
        double before = simulation.GetState(pairs.Plastic.Target, "x").Sum();
        await simulation.RunAsync(30 * ms);
        Assert.Equal(weights, simulation.GetSynapses(pairs.Plastic)["w"]);
        Assert.True(simulation.GetState(pairs.Plastic.Target, "x").Sum() > before + 100);
    }

    [Fact]
    public async Task A_parameter_holds_from_when_it_is_set()
    {
        var pairs = new SpikePairs(SynapseTexts.Pairs);
        using Simulation changed = pairs.Build(), kept = pairs.Build();
        await changed.RunAsync(50 * ms);
        await kept.RunAsync(50 * ms);
        changed.SetParameter(pairs.Plastic, "eta", 0.0);
        SynapseTable at50 = kept.GetSynapses(pairs.Plastic, "w");
        await changed.RunAsync(60 * ms);
        Assert.All(changed.GetSynapses(pairs.Plastic, "w")["w"].Zip(at50["w"]), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }

    [Fact]
    public void A_synapse_with_one_variable_takes_six_bytes_and_its_share_of_a_header()
    {
        var network = new Network(2);
        Population source = network.AddPopulation("source", 100, Circuits.Lif), target = network.AddPopulation("target", 4000, Circuits.Lif);
        network.Connect(source, target, new AllToAll(), 10 * pA, 1 * ms, SynapseTexts.Depressing with { OnPre = "w *= 1 - 0.02*y\nx += 1" });
        using Simulation simulation = Simulation.Build(network, new SimulationOptions { Threads = 1 });
        Assert.InRange(simulation.BuildReport.SynapseBytes / (double)simulation.BuildReport.Synapses, 6, 6.02);
    }

    [Fact]
    public void An_unknown_variable_is_named_with_those_that_there_are()
    {
        var pairs = new SpikePairs(SynapseTexts.Pairs);
        using Simulation simulation = pairs.Build();
        Assert.Contains("w, x, y", Assert.Throws<GliaException>(() => simulation.GetSynapses(pairs.Plastic, "z")).Message, StringComparison.Ordinal);
        Assert.Contains("values were given", Assert.Throws<GliaException>(() => simulation.SetSynapses(pairs.Plastic, "w", [1.0])).Message, StringComparison.Ordinal);
    }

    private static SynapseTable Table(SynapseModel? synapse, WeightStorage storage)
    {
        var network = new Network(4);
        Population a = network.AddPopulation("a", 80, Circuits.Lif), b = network.AddPopulation("b", 150, Circuits.Lif);
        network.Connect(b, a, new FixedInDegree(3), 2 * pA, 1 * ms);
        Projection projection = network.Connect(a, b, new FixedInDegree(9), new NormalDistribution(0 * pA, 10 * pA), new UniformDistribution(0.5 * ms, 3 * ms), synapse);
        using Simulation simulation = Simulation.Build(network, new SimulationOptions { Threads = 2, Weights = storage });
        return simulation.GetSynapses(projection);
    }
}
