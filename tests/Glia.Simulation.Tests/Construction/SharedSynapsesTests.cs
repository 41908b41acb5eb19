using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Construction;

public sealed class SharedSynapsesTests
{
    [Fact]
    public async Task Simulations_with_shared_synapses_give_the_bits_of_those_with_their_own()
    {
        using var shared = new SharedSynapses();
        foreach (double threshold_mV in new[] { -55.0, -54, -53 })
        {
            int[][] own = await RunAsync(Describe(threshold_mV), null);
            Assert.Equal(own, await RunAsync(Describe(threshold_mV), shared));
            Assert.True(own.Sum(spikes => spikes.Length) > 100);
        }

        Assert.Equal((1, 2), (shared.Built, shared.Reused));
    }

    [Fact]
    public async Task Simulations_run_side_by_side_on_one_store()
    {
        using var shared = new SharedSynapses();
        double[] thresholds = [-55, -54, -53, -52];
        int[][][] together = await Task.WhenAll(thresholds.Select(threshold => Task.Run(() => RunAsync(Describe(threshold), shared))));
        for (int k = 0; k < thresholds.Length; k++) Assert.Equal(await RunAsync(Describe(thresholds[k]), null), together[k]);
        Assert.Equal((1, 3), (shared.Built, shared.Reused));
    }

    [Fact]
    public async Task Whoever_is_disposed_of_first_the_others_go_on()
    {
        var shared = new SharedSynapses();
        Network network = Describe(-55);
        Simulation first = network.Build(Options(shared)), second = network.Build(Options(shared));
        Assert.False(first.BuildReport.SynapsesReused);
        Assert.True(second.BuildReport.SynapsesReused);
        first.Dispose();
        shared.Dispose();
        RunReport report = await second.RunAsync(20 * ms);
        Assert.True(report.SynapticEvents > 0);
        second.Dispose();
        Assert.Throws<ObjectDisposedException>(() => network.Build(Options(shared)));
    }

    [Theory]
    [InlineData("seed"), InlineData("size"), InlineData("weight"), InlineData("delay"), InlineData("rule"), InlineData("time step"), InlineData("recorded"), InlineData("threads"), InlineData("storage")]
    public void What_changes_the_synapses_keeps_them_apart(string what)
    {
        var options = new SimulationOptions { Threads = 1 };
        SynapseIdentity usual = SynapseIdentity.Of(Describe(-55), options)!, other = SynapseIdentity.Of(Describe(-55, what),
            options with { Threads = what == "threads" ? 2 : 1, Weights = what == "storage" ? WeightStorage.Int16 : WeightStorage.Float32 })!;
        Assert.NotEqual(usual, other);
        Assert.Equal(usual, SynapseIdentity.Of(Describe(-50), options));
        Assert.Equal(usual.GetHashCode(), SynapseIdentity.Of(Describe(-50), options)!.GetHashCode());
    }

    [Fact]
    public void Arrays_of_the_same_content_are_the_same()
    {
        static Network Pairs(int last)
        {
            var network = new Network();
            Population population = network.AddPopulation("n", 10, ModelLibrary.Get("iaf_psc_exp"));
            network.Connect(population, population, new ExplicitPairs([0, 1], [2, last]), new ArrayDistribution([1, 2], Dimension.Current), 1 * ms);
            return network;
        }

        Assert.Equal(SynapseIdentity.Of(Pairs(3), new SimulationOptions()), SynapseIdentity.Of(Pairs(3), new SimulationOptions()));
        Assert.NotEqual(SynapseIdentity.Of(Pairs(3), new SimulationOptions()), SynapseIdentity.Of(Pairs(4), new SimulationOptions()));
    }

    [Fact]
    public void As_many_sets_are_kept_as_were_asked_for()
    {
        using var shared = new SharedSynapses(kept: 2);
        foreach (string what in new[] { "", "seed", "", "seed", "weight", "weight", "seed", "" }) Describe(-55, what).Build(Options(shared)).Dispose();
        Assert.Equal((4, 4), (shared.Built, shared.Reused));   // the first is let go of when a third set comes
    }

    private static SimulationOptions Options(SharedSynapses? shared) => new() { Threads = 2, Synapses = shared };

    private static async Task<int[][]> RunAsync(Network network, SharedSynapses? shared)
    {
        using Simulation simulation = network.Build(Options(shared));
        await simulation.RunAsync(100 * ms);
        SpikeData spikes = simulation.Spikes((SpikeRecorder)network.Recorders[0]);
        return [.. Enumerable.Range(0, spikes.Population.Count).Select(k => spikes.TrainOf(spikes.Population.NeuronAt(k)).Times_ms.Select(time => (int)Math.Round(10 * time)).ToArray())];
    }

    private static Network Describe(double threshold_mV, string change = "")
    {
        var network = new Network(change == "seed" ? 2UL : 1) { TimeStep = (change == "time step" ? 0.2 : 0.1) * ms };
        Population neurons = network.Add(new Population
        {
            Name = "n", Size = change == "size" ? 301 : 300, Model = ModelLibrary.Get("iaf_psc_exp"), Parameters = ParameterSet.Of(("V_th", threshold_mV * mV), ("I_e", 500 * pA)),
        });
        Population drive = network.Add(new Population { Name = "drive", Size = 50, Model = ModelLibrary.Get("poisson"), Parameters = ParameterSet.Of(("rate", 500 * Hz)) });
        network.Connect(neurons, neurons, new FixedInDegree(change == "rule" ? 31 : 30), new NormalDistribution(-20 * pA, (change == "weight" ? 3 : 2) * pA), (change == "delay" ? 2 : 1) * ms);
        network.Connect(drive, neurons, new PairwiseBernoulli(0.1), 20 * pA, 1 * ms);
        network.RecordSpikes(neurons);
        if (change == "recorded") network.RecordSpikes(drive);
        return network;
    }
}
