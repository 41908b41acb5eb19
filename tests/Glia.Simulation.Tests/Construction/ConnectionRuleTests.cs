using FsCheck;
using FsCheck.Fluent;
using Glia.Errors;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Construction;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Construction;

public sealed class ConnectionRuleTests
{
    [Fact]
    public void One_to_one_connects_equal_indexes() =>
        Assert.Equal(Enumerable.Range(0, 300), Build(new OneToOne(), 300, 300).Select(s => { Assert.Equal(s.Source, s.Target); return s.Target; }).Order());

    [Fact]
    public void All_to_all_connects_every_pair_once()
    {
        List<StoredSynapse> synapses = Build(new AllToAll(), 70, 130);
        Assert.Equal(70 * 130, synapses.Count);
        Assert.Equal(70 * 130, synapses.Select(s => (s.Source, s.Target)).Distinct().Count());
    }

    [Fact]
    public void Autapses_can_be_left_out_of_every_rule()
    {
        ConnectionRule[] rules =
        [
            new AllToAll(), new OneToOne(), new FixedInDegree(20), new FixedOutDegree(20), new FixedTotalNumber(3000), new PairwiseBernoulli(0.5),
            new FixedInDegree(99) { Multapses = false }, new FixedOutDegree(60) { Multapses = false }, new FixedTotalNumber(9000) { Multapses = false },
            new ExplicitPairs([1, 2, 2], [1, 2, 3]),
        ];
        foreach (ConnectionRule rule in rules)
        {
            Assert.DoesNotContain(Build(rule with { Autapses = false }, 100, 100, recurrent: true), s => s.Source == s.Target);
            if (rule.Multapses) Assert.Contains(Build(rule, 100, 100, recurrent: true), s => s.Source == s.Target);
        }
    }

    [Theory, InlineData(true, 7), InlineData(true, 400), InlineData(false, 7), InlineData(false, 60), InlineData(false, 90)]
    public void Fixed_in_degree_is_exact(bool multapses, int degree)
    {
        List<StoredSynapse> synapses = Build(new FixedInDegree(degree) { Multapses = multapses }, 90, 200);
        Assert.All(Enumerable.Range(0, 200), target => Assert.Equal(degree, synapses.Count(s => s.Target == target)));
        if (!multapses) Assert.Equal(synapses.Count, synapses.Select(s => (s.Source, s.Target)).Distinct().Count());
        else if (degree > 90) Assert.NotEqual(synapses.Count, synapses.Select(s => (s.Source, s.Target)).Distinct().Count());
    }

    [Theory, InlineData(true, 7), InlineData(false, 7), InlineData(false, 150)]
    public void Fixed_out_degree_is_exact(bool multapses, int degree)
    {
        List<StoredSynapse> synapses = Build(new FixedOutDegree(degree) { Multapses = multapses }, 90, 200);
        Assert.All(Enumerable.Range(0, 90), source => Assert.Equal(degree, synapses.Count(s => s.Source == source)));
        if (!multapses) Assert.Equal(synapses.Count, synapses.Select(s => (s.Source, s.Target)).Distinct().Count());
    }

    [Fact]
    public void Fixed_total_number_is_exact() => Prop.ForAll(
        Gen.Choose(0, 20_000).ToArbitrary(), Gen.Choose(1, 300).Two().ToArbitrary(), ArbMap.Default.ArbFor<bool>(),
        (number, sizes, multapses) =>
        {
            int pairs = sizes.Item1 * sizes.Item2, wanted = multapses ? number : Math.Min(number, pairs);
            List<StoredSynapse> synapses = Build(new FixedTotalNumber(wanted) { Multapses = multapses }, sizes.Item1, sizes.Item2);
            bool distinct = synapses.Select(s => (s.Source, s.Target)).Distinct().Count() == synapses.Count;
            return synapses.Count == wanted && (multapses || distinct);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Fixed_total_number_gives_each_pair_the_same_chance()
    {
        const int Sources = 8, Targets = 12, Number = 96_000;   // 1000 expected per pair; bounds are 5 standard deviations of a binomial count
        var counts = Build(new FixedTotalNumber(Number), Sources, Targets).GroupBy(s => (s.Source, s.Target)).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(Sources * Targets, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 1000 - 5 * 31.6, 1000 + 5 * 31.6));
    }

    [Fact]
    public void In_degrees_of_a_fixed_total_number_are_binomial()
    {
        const int Targets = 4096, Number = 200 * Targets;
        double[] degrees = [.. Build(new FixedTotalNumber(Number), 500, Targets).GroupBy(s => s.Target).Select(g => (double)g.Count())];
        double variance = degrees.Sum(d => (d - 200) * (d - 200)) / Targets;
        // The variance of a binomial count is 200·(1 − 1/4096); its estimate has a relative standard error of √(2/4096) = 2.2 %.
        Assert.InRange(variance, 200 * 0.89, 200 * 1.11);
    }

    [Theory, InlineData(0.0), InlineData(0.003), InlineData(0.1), InlineData(0.9), InlineData(1.0)]
    public void Pairwise_bernoulli_connects_its_share_of_pairs(double probability)
    {
        const int Sources = 500, Targets = 400, Pairs = Sources * Targets;
        List<StoredSynapse> synapses = Build(new PairwiseBernoulli(probability), Sources, Targets);
        double deviation = Math.Sqrt(Pairs * probability * (1 - probability));
        Assert.InRange(synapses.Count, Pairs * probability - 4 * deviation, Pairs * probability + 4 * deviation);
        Assert.Equal(synapses.Count, synapses.Select(s => (s.Source, s.Target)).Distinct().Count());
        if (probability is > 0.05 and < 1) Assert.All(Enumerable.Range(0, Sources), source => Assert.Contains(synapses, s => s.Source == source));
    }

    [Fact]
    public void Distance_kernels_connect_by_distance()
    {
        var network = new Network(3);
        var grid = new GridPositions(40, 40, 400 * um, 400 * um);
        Population sheet = network.Add(new Population { Name = "sheet", Size = 1600, Model = TestNetworks.TwoPorts, Positions = grid });
        network.Connect(sheet, sheet, new DistanceDependent(DistanceKernel.Disc, 1, 21 * um) { Autapses = false }, 1 * mV, 1 * ms);
        List<StoredSynapse> synapses = StoredSynapse.Build(network);
        Assert.All(synapses, s => Assert.True(Distance(s.Source, s.Target, 40) <= 2.1));

        // On a torus every neuron has the 12 neighbours within 2.1 places; on the open sheet those at the edge have fewer.
        Network torus = new(3);
        sheet = torus.Add(sheet);
        torus.Connect(sheet, sheet, new DistanceDependent(DistanceKernel.Disc, 1, 21 * um) { Autapses = false, Torus = (400 * um, 400 * um) }, 1 * mV, 1 * ms);
        Assert.All(StoredSynapse.Build(torus).GroupBy(s => s.Target), g => Assert.Equal(12, g.Count()));
        Assert.True(synapses.Count < 12 * 1600);
    }

    [Theory, InlineData(DistanceKernel.Gaussian), InlineData(DistanceKernel.Exponential)]
    public void Distance_kernels_fall_as_stated(DistanceKernel kernel)
    {
        var network = new Network(9);
        Population sheet = network.Add(new Population { Name = "sheet", Size = 900, Model = TestNetworks.TwoPorts, Positions = new GridPositions(30, 30, 300 * um, 300 * um) });
        network.Connect(sheet, sheet, new DistanceDependent(kernel, 0.8, 30 * um) { Torus = (300 * um, 300 * um) }, 1 * mV, 1 * ms);
        List<StoredSynapse> synapses = StoredSynapse.Build(network);
        for (int offset = 0; offset < 6; offset++)
        {
            double distance = 10 * offset, expected = 0.8 * (kernel == DistanceKernel.Gaussian ? Math.Exp(-distance * distance / 1800) : Math.Exp(-distance / 30));
            int found = synapses.Count(s => s.Source / 30 == s.Target / 30 && (s.Source - s.Target + 30) % 30 == offset);
            Assert.InRange(found, 900 * expected - 4 * Math.Sqrt(900 * expected), 900 * expected + 4 * Math.Sqrt(900 * expected));
        }
    }

    [Fact]
    public void Distance_is_measured_to_every_source_within_reach() => Prop.ForAll(
        Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(1, 400).ToArbitrary(), ArbMap.Default.ArbFor<bool>(),
        (radius, size, onTorus) =>
        {
            var network = new Network((ulong)size);
            var area = new RandomPositions(100 * um, 80 * um);
            Population from = network.Add(new Population { Name = "from", Size = size, Model = TestNetworks.TwoPorts, Positions = area });
            Population to = network.Add(new Population { Name = "to", Size = 70, Model = TestNetworks.TwoPorts, Positions = area });
            network.Connect(from, to, new DistanceDependent(DistanceKernel.Disc, 1, radius * um) { Torus = onTorus ? (100 * um, 80 * um) : null }, 1 * mV, 1 * ms);
            Coordinates a = Coordinates.Of(from, network.Seed, 0), b = Coordinates.Of(to, network.Seed, 1);
            double Along(double x, double y, double extent) => onTorus ? Math.Min(Math.Abs(x - y), extent - Math.Abs(x - y)) : Math.Abs(x - y);
            bool Near(int source, int target) =>
                Math.Pow(Along(a.X[source], b.X[target], 100), 2) + Math.Pow(Along(a.Y[source], b.Y[target], 80), 2) <= radius * radius;
            var expected = from source in Enumerable.Range(0, size) from target in Enumerable.Range(0, 70) where Near(source, target) select (source, target);
            return StoredSynapse.Build(network).Select(s => (s.Source, s.Target)).Order().SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Explicit_pairs_keep_their_weights_and_delays()
    {
        var weights = new ArrayDistribution([1, 2, 3, 4], Dimension.Voltage);
        var delays = new ArrayDistribution([0.1, 0.2, 0.3, 0.4], Dimension.Time);
        List<StoredSynapse> synapses = StoredSynapse.Build(TestNetworks.OneProjection(new ExplicitPairs([3, 0, 3, 3], [1, 2, 1, 0]), 4, 3, weights, delays));
        Assert.Equal(
            [(0, 2, 2, 2.0), (3, 0, 4, 4.0), (3, 1, 1, 1.0), (3, 1, 3, 3.0)],
            synapses.Select(s => (s.Source, s.Target, s.Delay, s.Weight)).Order());
    }

    [Fact]
    public void Arrays_follow_the_order_of_the_rule()
    {
        ArrayDistribution Numbers(int count) => new([.. Enumerable.Range(1, count).Select(n => (double)n)], Dimension.Voltage);
        Assert.All(StoredSynapse.Build(TestNetworks.OneProjection(new AllToAll(), 3, 5, Numbers(15))), s => Assert.Equal(1 + s.Source * 5 + s.Target, s.Weight));
        Assert.All(StoredSynapse.Build(TestNetworks.OneProjection(new OneToOne(), 5, 5, Numbers(5))), s => Assert.Equal(1 + s.Source, s.Weight));
        Assert.All(StoredSynapse.Build(TestNetworks.OneProjection(new FixedInDegree(4), 9, 5, Numbers(20))), s => Assert.Equal(s.Target, (int)(s.Weight - 1) / 4));
        Assert.All(StoredSynapse.Build(TestNetworks.OneProjection(new FixedOutDegree(4), 9, 5, Numbers(36))), s => Assert.Equal(s.Source, (int)(s.Weight - 1) / 4));
    }

    [Fact]
    public void Impossible_numbers_are_refused_with_the_numbers()
    {
        ConnectionRule[] rules = [new FixedInDegree(11) { Multapses = false }, new FixedOutDegree(11) { Multapses = false }, new FixedTotalNumber(101) { Multapses = false }];
        foreach (ConnectionRule rule in rules)
        {
            var error = Assert.Throws<GliaException>(() => Build(rule, 10, 10));
            Assert.Contains("projection 'from->to'", error.Message, StringComparison.Ordinal);
            Assert.Contains("10", error.Message, StringComparison.Ordinal);
        }
    }

    private static List<StoredSynapse> Build(ConnectionRule rule, int sources, int targets, bool recurrent = false) =>
        StoredSynapse.Build(TestNetworks.OneProjection(rule, sources, targets, recurrent: recurrent));

    private static double Distance(int a, int b, int columns) => Math.Sqrt(Math.Pow(a % columns - b % columns, 2) + Math.Pow(a / columns - b / columns, 2));
}
