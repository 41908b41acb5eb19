using FsCheck;
using FsCheck.Fluent;
using Glia.Errors;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Construction;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Construction;

public sealed class SynapseDrawingTests
{
    [Fact]
    public void Normal_weights_and_delays_have_the_moments_asked_for()
    {
        List<StoredSynapse> synapses = Build(new NormalDistribution(2 * mV, 0.2 * mV), new NormalDistribution(5 * ms, 1 * ms));
        (double mean, double deviation) = Moments(synapses.Select(s => s.Weight));
        Assert.Equal(2, mean, 3 * 0.2 / Math.Sqrt(synapses.Count));
        Assert.Equal(0.2, deviation, 3 * 0.2 / Math.Sqrt(2 * synapses.Count));
        (mean, deviation) = Moments(synapses.Select(s => (double)s.Delay));
        Assert.Equal(50, mean, 4 * 10 / Math.Sqrt(synapses.Count));
        Assert.Equal(Math.Sqrt(100 + 1.0 / 12), deviation, 4 * 10 / Math.Sqrt(2 * synapses.Count));   // rounding adds 1/12
        double covariance = synapses.Average(s => (s.Weight - 2) / 0.2 * (s.Delay - 50) / 10);
        Assert.Equal(0, covariance, 4 / Math.Sqrt(synapses.Count));
    }

    [Fact]
    public void Uniform_and_lognormal_values_follow_their_distributions()
    {
        List<StoredSynapse> synapses = Build(new UniformDistribution(1 * mV, 3 * mV), new UniformDistribution(1 * ms, 2 * ms));
        Assert.All(synapses, s => Assert.InRange(s.Weight, 1, 3));
        Assert.All(synapses, s => Assert.InRange(s.Delay, 10, 20));
        Assert.Equal(2, synapses.Average(s => s.Weight), 4 * 0.577 / Math.Sqrt(synapses.Count));
        Assert.Equal(1 / 3.0, Moments(synapses.Select(s => s.Weight)).Deviation * Moments(synapses.Select(s => s.Weight)).Deviation, 0.01);

        synapses = Build(new LognormalDistribution(0.5, 0.4, 1 * mV), 1 * ms);
        (double mean, double deviation) = Moments(synapses.Select(s => Math.Log(s.Weight)));
        Assert.Equal(0.5, mean, 4 * 0.4 / Math.Sqrt(synapses.Count));
        Assert.Equal(0.4, deviation, 4 * 0.4 / Math.Sqrt(2 * synapses.Count));
    }

    [Theory, InlineData(OutOfBounds.Clip), InlineData(OutOfBounds.Redraw)]
    public void Bounds_hold_and_only_clipping_piles_up_on_them(OutOfBounds bounds)
    {
        var weight = new NormalDistribution(1 * mV, 1 * mV) { Low = 0.5 * mV, High = 2 * mV, Bounds = bounds };
        var delay = new NormalDistribution(1 * ms, 1 * ms) { Low = 0.5 * ms, High = 2 * ms, Bounds = bounds };
        List<StoredSynapse> synapses = Build(weight, delay);
        Assert.All(synapses, s => Assert.InRange(s.Weight, 0.5, 2));
        Assert.All(synapses, s => Assert.InRange(s.Delay, 5, 20));
        int onBound = synapses.Count(s => s.Weight is 0.5 or 2);
        if (bounds == OutOfBounds.Redraw) Assert.Equal(0, onBound);
        else Assert.InRange(onBound / (double)synapses.Count, 0.45, 0.49);   // Φ(−½) + Φ(−1) = 0.467
    }

    [Fact]
    public void Unreachable_bounds_are_refused_by_name()
    {
        var error = Assert.Throws<GliaException>(() => Build(new NormalDistribution(0 * mV, 1 * mV) { Low = 9 * mV, Bounds = OutOfBounds.Redraw }, 1 * ms));
        Assert.Contains("projection 'from->to'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_no_numbers_are_refused_by_name()
    {
        var nan = new Quantity(double.NaN, Dimension.Voltage);
        Distribution[] bad = [nan, new NormalDistribution(nan, 1 * mV), new ArrayDistribution([1, double.NaN], Dimension.Voltage)];
        foreach (Distribution weight in bad)
        {
            var error = Assert.Throws<GliaException>(() => StoredSynapse.Build(TestNetworks.OneProjection(new OneToOne(), 2, 2, weight)));
            Assert.Contains("projection 'from->to', weight", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Weights_of_both_signs_are_split_between_the_receptors()
    {
        List<StoredSynapse> synapses = Build(new NormalDistribution(0 * mV, 1 * mV), 1 * ms);
        Assert.All(synapses, s => Assert.Equal(s.Weight < 0 ? 1 : 0, s.Port));
        Assert.InRange(synapses.Count(s => s.Port == 0) / (double)synapses.Count, 0.48, 0.52);
    }

    [Theory, InlineData(0.04, 1), InlineData(0.05, 1), InlineData(0.1, 1), InlineData(0.149, 1), InlineData(0.15, 2), InlineData(0.3, 3), InlineData(700.0, 7000), InlineData(6000.0, 60_000)]
    public void Delays_are_rounded_to_the_nearest_step_and_at_least_one(double delay_ms, int steps)
    {
        var delays = new ArrayDistribution([delay_ms, Math.Max(1, delay_ms)], Dimension.Time);
        if (delay_ms < 0.05) Assert.Throws<GliaException>(() => StoredSynapse.Build(TestNetworks.OneProjection(new OneToOne(), 2, 2, delay: delays)));
        else Assert.Equal(steps, StoredSynapse.Build(TestNetworks.OneProjection(new OneToOne(), 2, 2, delay: delays)).Single(s => s.Source == 0).Delay);
    }

    [Fact]
    public void Sixteen_bit_weights_are_within_half_a_unit()
    {
        Network network = TestNetworks.OneProjection(new FixedInDegree(50), 200, 200, new NormalDistribution(2 * mV, 1 * mV), new NormalDistribution(1 * ms, 0.3 * ms));
        List<StoredSynapse> full = StoredSynapse.Build(network), half = StoredSynapse.Build(network, storage: WeightStorage.Int16);
        double unit = (2 + VectorMath.LargestNormal) / short.MaxValue;
        Assert.Equal(full.Count, half.Count);
        foreach ((StoredSynapse a, StoredSynapse b) in full.Zip(half))
        {
            Assert.Equal(a with { Weight = 0 }, b with { Weight = 0 });
            Assert.Equal(a.Weight, b.Weight, unit * 0.51);
        }
    }

    [Fact]
    public void Synapses_are_the_same_for_any_threads_and_tiles() => Prop.ForAll(
        Gen.Elements(Rules).ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(), Gen.Elements(64, 128, 256, 65_536).ToArbitrary(),
        (rule, threads, tileSize) =>
        {
            Network network = TestNetworks.OneProjection(rule, 230, 0, new NormalDistribution(0 * mV, 1 * mV), new NormalDistribution(1 * ms, 1 * ms), recurrent: true);
            return InDeliveryOrder(StoredSynapse.Build(network)).SequenceEqual(InDeliveryOrder(StoredSynapse.Build(network, threads, tileSize)));
        }).QuickCheckThrowOnFailure();

    private static ConnectionRule[] Rules =>
    [
        new OneToOne(), new AllToAll { Autapses = false }, new PairwiseBernoulli(0.1), new FixedInDegree(17), new FixedInDegree(150) { Multapses = false },
        new FixedOutDegree(17) { Autapses = false }, new FixedTotalNumber(3333), new FixedTotalNumber(3333) { Multapses = false, Autapses = false },
        new ExplicitPairs([.. Enumerable.Range(0, 400).Select(k => k * 7 % 230)], [.. Enumerable.Range(0, 400).Select(k => k * k % 230)]),
    ];

    /// <summary>What matters for sums: for each source, delay and port, the weights onto each target in their order.</summary>
    private static IEnumerable<StoredSynapse> InDeliveryOrder(List<StoredSynapse> synapses) =>
        synapses.OrderBy(s => s.Source).ThenBy(s => s.Delay).ThenBy(s => s.Port).ThenBy(s => s.Target);   // a stable sort

    private static List<StoredSynapse> Build(Distribution weight, Distribution delay) =>
        StoredSynapse.Build(TestNetworks.OneProjection(new FixedInDegree(100), 300, 200, weight, delay));

    private static (double Mean, double Deviation) Moments(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        return (mean, Math.Sqrt(all.Average(value => (value - mean) * (value - mean))));
    }
}
