using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Networks.Files;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Tests.Networks.Files;

/// <summary>Sound networks of every feature the description has, made from a seed.</summary>
internal sealed class RandomNetwork(int seed)
{
    private static readonly string[] s_names = ["E", "I", "layer 2/3", "5", "true", "- odd: [name]", "tab\there", "Ωmega", "quote\"d", "#hash"];

    private readonly System.Random _random = new(seed);

    public static NetworkDocument Document(int seed) => new RandomNetwork(seed).Make();

    private NetworkDocument Make()
    {
        var network = new Network((ulong)_random.NextInt64()) { Name = Pick(s_names), TimeStep = Pick(0.1, 0.05, 0.125) * ms };
        string[] names = [.. s_names.OrderBy(_ => _random.Next()).Take(4)];
        Population neurons = network.Add(Neurons(names[0], _random.Next(2, 9)));
        Population others = network.Add(Neurons(names[1], 8));
        Population source = network.Add(new Population { Name = names[2], Size = 2, Model = ModelLibrary.Get("spike_times"), Parameters = One("spike_times", Events()) });
        Population stimulus = network.Add(new Population { Name = names[3], Size = 1, Model = TestModels.Current, Parameters = One("amplitude", Schedule()) });
        for (int i = 0; i < 3; i++) network.Add(Projection($"p{i}", Pick(neurons, others, source), Pick(neurons, others)));
        network.Connect(stimulus, others, new AllToAll(), 1.5, 1 * ms);
        network.Add(new SpikeRecorder { Name = "a b", Population = others, Neurons = Maybe() ? [] : [3, 1] });
        network.Add(new StateRecorder { Name = "states", Population = others, Variables = ["V_m"], Neurons = Maybe() ? [1, 2, 3, 4] : [], Every = _random.Next(1, 20) });
        network.Add(new RateRecorder { Name = "rate", Population = neurons, Bin = network.TimeStep * _random.Next(1, 50) });
        return new NetworkDocument
        {
            Network = network,
            Duration = Maybe() ? network.TimeStep * _random.Next(1000) : null,
            Simulation = new SimulationSettings { Threads = Maybe() ? 3 : null, Precision = Maybe() ? "float64" : null, Weights = Maybe() ? "int16" : null },
            Output = new OutputSettings { Directory = Maybe() ? "results/a: b" : null, Format = Maybe() ? "npy" : null },
        };
    }

    private Population Neurons(string name, int size) => new()
    {
        Name = name,
        Size = size,
        Model = Maybe() ? TestModels.Neuron with { Method = Pick("", "euler", "rk4") } : ModelLibrary.Get("iaf_psc_exp"),
        Parameters = Maybe() ? One("tau_m", Values(10, Dimension.Time, size)) : ImmutableDictionary<string, ParameterValue>.Empty,
        Initial = Maybe() ? One("V_m", Values(-70, Dimension.Voltage, size)) : ImmutableDictionary<string, ParameterValue>.Empty,
        Positions = _random.Next(3) switch
        {
            0 => new GridPositions(size, 1, Number() * um, Number() * um),
            1 => new RandomPositions(Number() * um, Number() * um),
            _ => new ExplicitPositions(Numbers(size), Numbers(size), Maybe() ? Numbers(size) : []),
        },
    };

    private Projection Projection(string name, Population source, Population target)
    {
        bool canBeLocal = source.Positions is not null;
        bool canBeOneToOne = source.Size == target.Size;
        ConnectionRule rule = _random.Next(8) switch
        {
            0 when canBeOneToOne => new OneToOne(),
            1 => new PairwiseBernoulli(_random.NextDouble()),
            2 => new FixedInDegree(2),
            3 => new FixedOutDegree(2) { Multapses = Maybe() },
            4 => new FixedTotalNumber(5),
            5 when canBeLocal => new DistanceDependent(Pick(DistanceKernel.Disc, DistanceKernel.Gaussian, DistanceKernel.Exponential), _random.NextDouble(), Number() * um)
            {
                MaximumDistance = Maybe() ? Number() * um : null, Torus = Maybe() ? (Number() * um, Number() * um) : null,
            },
            6 => new ExplicitPairs([0, 1, 1], [1, 0, 1]),
            _ => new AllToAll(),
        };
        long synapses = rule is ExplicitPairs ? 3 : 0;
        return new Projection
        {
            Name = name, Source = source, Target = target, Rule = rule,
            Weight = Maybe() ? Distribution(20, Dimension.Current, synapses) with { Low = 0 * pA } : new NormalDistribution(-20 * pA, 1 * pA),
            Delay = new UniformDistribution(1 * ms, Number() * s),
            Receptor = null,
        };
    }

    private DistributedValue Values(double scale, Dimension dimension, long count) => new(Distribution(scale, dimension, count));

    private Distribution Distribution(double scale, Dimension dimension, long count)
    {
        Quantity Of(double value) => new(value, dimension);
        return _random.Next(count > 0 ? 6 : 5) switch
        {
            0 => Of(scale * Number()),
            1 => new UniformDistribution(Of(-Number()), Of(Number())),
            2 => new NormalDistribution(Of(scale), Of(Number())) { High = Of(Math.Abs(scale) + 1), Bounds = OutOfBounds.Redraw },
            3 => new LognormalDistribution(Number(), Number(), Of(scale)) { High = Of(double.PositiveInfinity) },
            4 => new ConstantDistribution(Of(scale * Number())) { Low = Of(-1e6) },
            _ => new ArrayDistribution(Numbers((int)count), dimension),
        };
    }

    private EventTimes Events() => Maybe() ? new EventTimes([[1 * ms, 2 * ms]]) : new EventTimes([[1 * ms], []]);

    private ScheduledValue Schedule() => new([0 * ms, 1 * ms, 2.5 * ms], [0 * pA, Number() * pA, -Number() * pA]);

    private ImmutableArray<double> Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Number())];

    private double Number() => Pick(1.0 / 3, 1, 0.1, 1e-3) + _random.NextDouble();

    private bool Maybe() => _random.Next(2) == 0;

    private T Pick<T>(params ReadOnlySpan<T> items) => items[_random.Next(items.Length)];

    private static ImmutableDictionary<string, ParameterValue> One(string name, ParameterValue value) => ImmutableDictionary<string, ParameterValue>.Empty.Add(name, value);
}
