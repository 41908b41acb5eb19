using Glia.Errors;
using Glia.Networks;
using Glia.Networks.Validation;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Validation;

public sealed class MemoryEstimateTests : ValidationFixture
{
    private static readonly Population s_e = Neurons(1000), s_i = Neurons(200, "I");
    private static readonly StoragePlan s_oneThread = new() { Threads = 1 };

    [Fact]
    public void Synapses_of_fixed_rules_are_counted_exactly()
    {
        Assert.Equal(new SynapseCount(200_000, true), Count(s_e, s_i, new AllToAll()));
        Assert.Equal(new SynapseCount(1_000_000 - 1000, true), Count(s_e, s_e, new AllToAll { Autapses = false }));
        Assert.Equal(new SynapseCount(1000, true), Count(s_e, s_e, new OneToOne()));
        Assert.Equal(new SynapseCount(80 * 200, true), Count(s_e, s_i, new FixedInDegree(80)));
        Assert.Equal(new SynapseCount(80 * 1000, true), Count(s_e, s_i, new FixedOutDegree(80)));
        Assert.Equal(new SynapseCount(12_345, true), Count(s_e, s_i, new FixedTotalNumber(12_345)));
        Assert.Equal(new SynapseCount(2, true), Count(s_e, s_i, new ExplicitPairs([0, 1], [0, 1])));
    }

    [Fact]
    public void Synapses_of_drawn_rules_are_expected()
    {
        Assert.Equal(new SynapseCount(0.1 * 200_000, false), Count(s_e, s_i, new PairwiseBernoulli(0.1)));
        Assert.Equal(0.1 * (1_000_000 - 1000), Count(s_e, s_e, new PairwiseBernoulli(0.1) { Autapses = false }).Expected, 6);
    }

    [Fact]
    public void Synapses_within_a_disc_are_expected_in_proportion_to_its_area()
    {
        Population random = s_e with { Positions = new RandomPositions(1 * mm, 1 * mm) };
        Population grid = s_e with { Positions = new GridPositions(40, 25, 1 * mm, 1 * mm) };
        foreach (Population population in new[] { random, grid })
        {
            SynapseCount count = Count(population, population, new DistanceDependent(DistanceKernel.Disc, 0.5, 200 * um) { Torus = (1 * mm, 1 * mm) });
            // 256² sampled pairs, a third of which are near the disc's edge at worst: 5 % covers the sampling error.
            Assert.InRange(count.Expected / (0.5 * Math.PI * 0.04 * 1e6), 0.95, 1.05);
            Assert.False(count.IsExact);
        }
    }

    [Fact]
    public void A_synapse_takes_two_bytes_and_its_weight()
    {
        Projection constant = Project(s_e, s_i), drawn = constant with { Weight = new NormalDistribution(20 * pA, 2 * pA) };
        Assert.Equal(2 * 200_000, Estimate(constant, s_oneThread).SynapseBytes);
        Assert.Equal(6 * 200_000, Estimate(drawn, s_oneThread).SynapseBytes);
        Assert.Equal(4 * 200_000, Estimate(drawn, s_oneThread with { WeightBytes = 2 }).SynapseBytes);
    }

    [Fact]
    public void One_delay_makes_one_group_per_source_and_tile()
    {
        const double header = 8 + 1, row = 4;
        Assert.Equal(1000 * (header + row), Estimate(Project(s_e, s_i), s_oneThread).HeaderBytes, 1.0);
        Assert.Equal(1000 * 2 * (header + row), Estimate(Project(s_e, s_i), s_oneThread with { Threads = 2 }).HeaderBytes, 1.0);
    }

    [Fact]
    public void Delays_spread_synapses_over_groups()
    {
        // 200 synapses per source over 10 delays of equal chance: all ten occur.
        Projection spread = Project(s_e, s_i) with { Delay = new UniformDistribution(0.95 * ms, 1.95 * ms) };
        Assert.Equal(1000 * (10 * 9 + 4), Estimate(spread, s_oneThread).HeaderBytes, 10.0);
        // One synapse per source has one delay.
        Assert.Equal(1000 * (9 + 4), Estimate(spread with { Rule = new FixedOutDegree(1) }, s_oneThread).HeaderBytes, 10.0);
    }

    [Fact]
    public void Projections_of_one_source_share_groups()
    {
        var network = new Network();
        foreach (Population population in new[] { s_e, s_i }) network.Add(population);
        network.Connect(s_e, s_i, new AllToAll(), 20 * pA, 1 * ms);
        double one = MemoryEstimate.Of(network, s_oneThread).HeaderBytes;
        network.Connect(s_e, s_e, new AllToAll(), 20 * pA, 1 * ms);
        Assert.Equal(one, MemoryEstimate.Of(network, s_oneThread).HeaderBytes, 1.0);
        network.Connect(s_e, s_e, new AllToAll(), 30 * pA, 1 * ms);
        Assert.Equal(one + 9 * 1000, MemoryEstimate.Of(network, s_oneThread).HeaderBytes, 1.0);
    }

    [Fact]
    public void Background_drawn_where_it_arrives_takes_no_memory_per_synapse()
    {
        var noise = new Population { Name = "noise", Size = 1000, Model = TestModels.Poisson };
        Projection projection = Project(noise, s_e, new OneToOne());
        Assert.Equal(0, MemoryEstimate.Of(With(noise, s_e, projection)).SynapseBytes);
        Assert.Equal(6000, MemoryEstimate.Of(With(noise, s_e, projection with { Weight = new UniformDistribution(1 * pA, 2 * pA) })).SynapseBytes);
    }

    [Fact]
    public void Recordings_in_memory_grow_with_the_run()
    {
        Network network = With(s_e, new StateRecorder { Name = "v", Population = s_e, Variables = ["V_m", "I_ex"], Neurons = [0, 1, 2], Every = 10 });
        Assert.Equal(0, MemoryEstimate.Of(network).RecordingBytes);
        Assert.Equal(1000 * 3 * 2 * 8, MemoryEstimate.Of(network, s_oneThread with { Duration = 1 * s }).RecordingBytes, 1.0);
    }

    [Fact]
    public void The_full_scale_microcircuit_is_estimated_within_a_tenth()
    {
        // 77,169 neurons and 299 million synapses with normal weights and delays: 6 bytes each and about 50 groups per source.
        Population all = Neurons(77_169, "all");
        Projection projection = Project(all, all, new FixedTotalNumber(299_000_000)) with
        {
            Weight = new NormalDistribution(87.8 * pA, 8.8 * pA),
            Delay = new NormalDistribution(1.5 * ms, 0.75 * ms) { Low = 0.1 * ms },
        };
        MemoryEstimate estimate = MemoryEstimate.Of(With(all, projection), new StoragePlan { Threads = 2 });
        Assert.InRange(estimate.SynapseBytes + estimate.HeaderBytes, 1.80e9, 1.95e9);
        Assert.InRange(estimate.TotalBytes, 1.9e9, 2.2e9);
    }

    [Fact]
    public void A_network_that_does_not_fit_says_so_with_the_numbers()
    {
        Population e = Neurons(1_000_000);
        MemoryEstimate estimate = MemoryEstimate.Of(With(e, Project(e, e, new FixedInDegree(10_000)) with { Weight = new UniformDistribution(1 * pA, 2 * pA) }), s_oneThread);
        Assert.Null(estimate.Check(100_000_000_000));
        Finding finding = Assert.IsType<Finding>(estimate.Check(22_900_000_000));
        Assert.Equal("network: needs 60.4 GB of memory for 10 billion synapses, but 22.9 GB are free. The largest part is projection 'wires' with 10 billion synapses, 60 GB. "
            + "Scale the network down, store weights in 16 bits, or give projections one weight each, which takes no memory per synapse.", finding.ToString());
    }

    [Fact]
    public void Absurd_networks_are_estimated_in_bounded_time()
    {
        Population e = Neurons(2_000_000_000) with { Positions = new RandomPositions(1 * mm, 1 * mm) };
        Projection projection = Project(e, e, new DistanceDependent(DistanceKernel.Exponential, 1, 100 * um)) with { Delay = new LognormalDistribution(5, 5, 1 * ms) };
        Assert.False(MemoryEstimate.Of(With(e, projection)).Fits(long.MaxValue / 1000));
    }

    private static SynapseCount Count(Population source, Population target, ConnectionRule rule) => SynapseCount.Of(Project(source, target, rule));

    private static MemoryEstimate Estimate(Projection projection, StoragePlan plan) => MemoryEstimate.Of(With(s_e, s_i, projection), plan);
}
