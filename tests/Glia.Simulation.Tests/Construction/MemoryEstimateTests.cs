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
}
