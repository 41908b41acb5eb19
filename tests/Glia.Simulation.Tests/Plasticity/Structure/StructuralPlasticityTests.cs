using System.Collections.Immutable;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Simulation.Plasticity.Structure;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Plasticity.Structure;

/// <summary>Synapses that come and go.</summary>
public sealed class StructuralPlasticityTests
{
    private static readonly StructuralPlasticity s_description = new()
    {
        Axonal = new GaussianGrowth(10 * Hz, 0 * Hz, 8 * Hz), Dendritic = new GaussianGrowth(10 * Hz, 0 * Hz, 8 * Hz), RateTime = 1000 * ms, Interval = 90 * ms,
    };

    [Fact]
    public async Task Synapses_grow_until_neurons_fire_at_the_target_rate_and_then_stay()
    {
        (Network network, Projection projection) = Growing(s_description);
        var recorder = new SpikeRecorder { Name = "spikes", Population = projection.Target };
        network.Add(recorder);
        using Simulation simulation = Simulation.Build(network, new SimulationOptions { Threads = 1 });
        await simulation.RunAsync(900 * ms);
        double before = Rate(simulation.Spikes(recorder), 0, 900);
        await simulation.RunAsync(17_100 * ms);
        Assert.InRange(before, 2, 5);
        Assert.InRange(Rate(simulation.Spikes(recorder), 9_000, 18_000), 7.2, 8.6);
        Assert.InRange(simulation.GetSynapses(projection).Count, 50, 20_000);
    }

    [Theory, InlineData(2), InlineData(3)]
    public async Task The_same_synapses_come_for_any_number_of_threads_and_division_into_runs(int threads)
    {
        SynapseTable expected = await Grown(1, 600), found = await Grown(threads, 150, 200.1, 249.9);
        Assert.Equal(expected.Sources, found.Sources);
        Assert.Equal(expected.Targets, found.Targets);
    }

    [Fact]
    public void Elements_follow_the_growth_curve()
    {
        // Without spikes a linear curve grows at its full speed, a Gaussian one from 0 to 2r at 2·exp(−4 ln 2) − 1 of it.
        ElementGrowth linear = new(new LinearGrowth(3 * Hz, 5 * Hz), 1000, [2]), gaussian = new(new GaussianGrowth(3 * Hz, 0 * Hz, 8 * Hz), 1000, [2]);
        linear.Grow(1000);
        gaussian.Spike(0, 0);
        for (int k = 0; k < 3; k++) gaussian.Spike(0, 0);   // 4 spikes at once over 1 s: a mean of 4 Hz, the middle of the curve
        gaussian.Grow(1000);
        Assert.Equal(5, linear.Elements[0], 1e-12);
        Assert.Equal(5, gaussian.Elements[0], 1e-12);
        gaussian.Decay(1e6);
        gaussian.Grow(1000);
        Assert.Equal(5 + 3 * (2 * Math.Pow(2, -1) - 1), gaussian.Elements[0], 1e-12);
    }

    [Fact]
    public void Vacant_elements_are_paired_and_excess_synapses_deleted()
    {
        LinearGrowth growth = new(1 * Hz, 5 * Hz);
        ElementGrowth axonal = new(growth, 1000, [0, 0, 3]), dendritic = new(growth, 1000, [1, 1, 1]);
        axonal.Grow(2000);
        dendritic.Grow(1000);
        Wiring changed = new Rewiring(axonal, dendritic, (1, 2), 1).Change(Wiring.Of(3, [(2, 0), (2, 1), (2, 2)]), (_, _) => true);
        Assert.Equal(6, changed.Count);   // 6 vacant axonal elements for 3 vacant dendritic ones
        Assert.Equal(2, changed.Pairs().Count(pair => pair.Target == 1));
        for (int neuron = 0; neuron < 3; neuron++)
            for (int spike = 0; spike < 60; spike++) dendritic.Spike(neuron, 0);
        dendritic.Grow(1000);   // 1 − 60/5 elements: all are gone
        changed = new Rewiring(axonal, dendritic, (1, 2), 2).Change(changed, (_, _) => true);
        Assert.Equal(0, changed.Count);
        Assert.All(axonal.Connected.Concat(dendritic.Connected), count => Assert.Equal(0, count));
    }

    [Fact]
    public void A_weight_that_differs_from_synapse_to_synapse_is_refused()
    {
        (Network network, Projection projection) = Growing(s_description with { VacantLoss = 2 });
        network.Add(projection with { Name = "other", Weight = new NormalDistribution(10 * pA, 1 * pA) });
        GliaException refused = Assert.Throws<GliaException>(() => Simulation.Build(network));
        Assert.Contains(refused.Findings, finding => finding.Message.Contains("have one weight", StringComparison.Ordinal));
        Assert.Contains(refused.Findings, finding => finding.Message.Contains("VacantLoss", StringComparison.Ordinal));
    }

    private static async Task<SynapseTable> Grown(int threads, params double[] runs)
    {
        (Network network, Projection projection) = Growing(s_description with { Axonal = new GaussianGrowth(100 * Hz, 0 * Hz, 8 * Hz), Dendritic = new LinearGrowth(90 * Hz, 6 * Hz) });
        using Simulation simulation = Simulation.Build(network, new SimulationOptions { Threads = threads });
        foreach (double run in runs) await simulation.RunAsync(run * ms);
        return simulation.GetSynapses(projection);
    }

    private static double Rate(SpikeData spikes, double from_ms, double to_ms) =>
        spikes.Times_ms().Count(time => time > from_ms && time <= to_ms) / (double)spikes.Population.Count / ((to_ms - from_ms) / 1000);

    /// <summary>Neurons that a weak Poisson drive alone has fire below the target rate.</summary>
    private static (Network Network, Projection Projection) Growing(StructuralPlasticity structure)
    {
        var network = new Network(9) { TimeStep = 0.3 * ms };
        Population drive = network.Add(new Population { Name = "drive", Size = 100, Model = ModelLibrary.Get("poisson"), Parameters = ImmutableDictionary<string, ParameterValue>.Empty.Add("rate", 10_000 * Hz) });
        Population neurons = network.AddPopulation("neurons", 100, ModelLibrary.Get("iaf_psc_exp"));
        network.Connect(drive, neurons, new OneToOne(), 16.6 * pA, 0.9 * ms);
        Projection projection = network.Add(new Projection
        {
            Name = "growing", Source = neurons, Target = neurons, Rule = new PairwiseBernoulli(0) { Autapses = false }, Weight = 30 * pA, Delay = 0.9 * ms, Structure = structure,
        });
        return (network, projection);
    }
}
