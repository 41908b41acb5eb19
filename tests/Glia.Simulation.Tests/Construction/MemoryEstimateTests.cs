using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Construction;

/// <summary>What is estimated before anything is allocated is what construction then takes.</summary>
public sealed class MemoryEstimateTests
{
    private const int Threads = 2;

    public static TheoryData<string, Distribution, Distribution, ConnectionRule> Projections => new()
    {
        { "fixed in-degree", new NormalDistribution(87 * pA, 8 * pA), new NormalDistribution(1.5 * ms, 0.75 * ms) { Low = 0.1 * ms, Bounds = OutOfBounds.Redraw }, new FixedInDegree(200) },
        { "Bernoulli", 20 * pA, new UniformDistribution(1 * ms, 3 * ms), new PairwiseBernoulli(0.05) },
        { "sparse", new UniformDistribution(1 * pA, 2 * pA), new UniformDistribution(1 * ms, 3 * ms), new FixedOutDegree(5) },
        { "distance", 20 * pA, 1 * ms, new DistanceDependent(DistanceKernel.Gaussian, 0.5, 100 * um) },
        { "total", 20 * pA, 1 * ms, new FixedTotalNumber(500_000) },
        { "one to one", new UniformDistribution(1 * pA, 2 * pA), 1 * ms, new OneToOne() },
    };

    [Theory, MemberData(nameof(Projections))]
    public void The_estimate_agrees_with_construction(string name, Distribution weight, Distribution delay, ConnectionRule rule)
    {
        var network = new Network { Name = name };
        Population neurons = network.Add(new Population { Name = "E", Size = 4000, Model = ModelLibrary.Get("iaf_psc_exp"), Positions = new RandomPositions(1 * mm, 1 * mm) });
        network.Connect(neurons, neurons, rule, weight, delay);
        MemoryEstimate estimate = MemoryEstimate.Of(network, new StoragePlan { Threads = Threads });
        using Simulation simulation = network.Build(new SimulationOptions { Threads = Threads });
        BuildReport report = simulation.BuildReport;
        if (estimate.Projections[0].Synapses.IsExact) Assert.Equal(report.Synapses, estimate.Synapses);
        else Assert.InRange(estimate.Synapses / report.Synapses, 0.98, 1.02);
        // Groups are expected, not counted, and data begin at multiples of 4 bytes: a tenth covers the sparsest case.
        Assert.InRange((estimate.SynapseBytes + estimate.HeaderBytes) / report.SynapseBytes, 0.9, 1.1);
        Assert.InRange(estimate.StateBytes / report.StateBytes, 0.9, 1.1);
    }

    [Theory]
    [InlineData("stdp_synapse")]       // event-driven
    [InlineData("clopath_synapse")]    // stepwise: an index by target
    [InlineData("rstdp")]              // at intervals: both
    public void The_estimate_of_plastic_synapses_agrees_with_construction(string synapse)
    {
        var network = new Network();
        Population neurons = network.AddPopulation("E", 4000, ModelLibrary.Get("iaf_psc_exp"));
        network.Add(new Projection
        {
            Name = "plastic", Source = neurons, Target = neurons, Rule = new FixedInDegree(100), Weight = 2 * pA, Delay = new UniformDistribution(1 * ms, 2 * ms), Synapse = SynapseLibrary.Get(synapse),
            Modulators = synapse == "rstdp" ? ImmutableDictionary<string, Modulator>.Empty.Add("dopamine", new StreamModulator((_, _) => 0)) : ImmutableDictionary<string, Modulator>.Empty,
        });
        MemoryEstimate estimate = Simulation.EstimateMemory(network, new SimulationOptions { Threads = Threads });
        using Simulation simulation = network.Build(new SimulationOptions { Threads = Threads });
        BuildReport report = simulation.BuildReport;
        Assert.InRange((estimate.SynapseBytes + estimate.HeaderBytes) / report.SynapseBytes, 0.9, 1.1);
        Assert.InRange((estimate.SynapseBytes + estimate.HeaderBytes + estimate.StateBytes) / (report.SynapseBytes + report.StateBytes), 0.85, 1.15);
    }

    [Fact]
    public void The_estimate_of_synapses_that_come_and_go_agrees_with_construction()
    {
        var network = new Network();
        Population neurons = network.AddPopulation("E", 1000, ModelLibrary.Get("iaf_psc_exp"));
        var growth = new LinearGrowth(1 * Hz, 5 * Hz);
        network.Add(new Projection
        {
            Name = "changing", Source = neurons, Target = neurons, Rule = new FixedInDegree(100), Weight = 20 * pA, Delay = 1 * ms,
            Structure = new StructuralPlasticity { Axonal = growth, Dendritic = growth },
        });
        MemoryEstimate estimate = Simulation.EstimateMemory(network, new SimulationOptions { Threads = Threads });
        using Simulation simulation = network.Build(new SimulationOptions { Threads = Threads });
        Assert.InRange((estimate.SynapseBytes + estimate.HeaderBytes) / simulation.BuildReport.SynapseBytes, 0.9, 1.1);
    }
}
