using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Tests.Engine;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Plasticity;

public sealed class PlasticDeterminismTests
{
    public static TheoryData<bool, Precision> Sites => new() { { false, Precision.Float32 }, { true, Precision.Float32 }, { false, Precision.Float64 }, { true, Precision.Float64 } };

    [Theory, MemberData(nameof(Sites))]
    public async Task Weights_are_the_same_bits_for_any_number_of_threads_and_size_of_tiles(bool isDendritic, Precision precision)
    {
        double[] expected = await Run(isDendritic, new SimulationOptions { Threads = 1, Precision = precision });
        foreach ((int threads, int? tileSize) in new (int, int?)[] { (2, null), (3, null), (1, 128), (2, 64) })
            Assert.Equal(expected, await Run(isDendritic, new SimulationOptions { Threads = threads, Precision = precision, TileSize = tileSize }));
    }

    [Fact]
    public async Task Weights_are_the_same_bits_however_the_time_is_divided_and_whoever_reads_them()
    {
        var options = new SimulationOptions { Threads = 2 };
        double[] expected = await Run(false, options);
        Assert.Equal(expected, await Run(false, options, 0.3, 7.7, 30.1));
    }

    /// <summary>Runs a network in which static and plastic projections meet, across a pruning of the history.</summary>
    private static async Task<double[]> Run(bool isDendritic, SimulationOptions options, params double[] readings_ms)
    {
        const double Duration = 2080;
        (Network network, Projection[] plastic) = Mixed(isDendritic);
        using Simulation simulation = Simulation.Build(network, options);
        double reached = 0;
        foreach (double reading in readings_ms)
        {
            await simulation.RunAsync((reading - reached) * ms);
            reached = reading;
            foreach (Projection projection in plastic) _ = simulation.GetSynapses(projection);
        }

        RunReport report = await simulation.RunAsync((Duration - reached) * ms);
        Assert.True(report.Spikes > 1000);
        return [.. plastic.SelectMany(projection => simulation.GetSynapses(projection) is var table ? table.Variables.SelectMany(name => table[name]) : [])];
    }

    private static (Network, Projection[]) Mixed(bool isDendritic)
    {
        var network = new Network(9);
        Population e = network.Add(new Population { Name = "E", Size = 200, Model = Circuits.Lif, Initial = Circuits.Set(("V_m", new NormalDistribution(-60 * mV, 5 * mV))) });
        Population i = network.Add(new Population { Name = "I", Size = 70, Model = Circuits.Lif });
        Population drive = network.Add(new Population { Name = "drive", Size = 90, Model = Circuits.Poisson, Parameters = Circuits.Set(("rate", 50 * Hz)) });
        SynapseModel Site(SynapseModel model) => isDendritic ? SynapseTexts.Dendritic(model) : model;
        var delay = new UniformDistribution(0.5 * ms, 4 * ms);
        network.Connect(drive, e, new FixedInDegree(30), 90 * pA, delay);
        Projection[] plastic =
        [
            network.Connect(e, e, new FixedInDegree(20), new NormalDistribution(40 * pA, 10 * pA) { Low = 1 * pA }, delay, Site(SynapseTexts.Depressing)),
            network.Connect(e, i, new PairwiseBernoulli(0.2), 60 * pA, 1 * ms, Site(SynapseTexts.Depressing)),
            network.Connect(i, e, new FixedInDegree(10), -100 * pA, delay, Site(SynapseTexts.Depressing)),
            network.Connect(drive, e, new FixedInDegree(5), new UniformDistribution(20 * pA, 120 * pA), delay, Site(SynapseTexts.Depressing)),
        ];
        network.Connect(e, i, new FixedInDegree(15), new NormalDistribution(60 * pA, 5 * pA), delay);
        network.Connect(i, i, new FixedInDegree(5), -100 * pA, 0.8 * ms);
        return (network, plastic);
    }
}
