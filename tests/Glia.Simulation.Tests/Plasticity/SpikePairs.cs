using System.Collections.Immutable;
using Glia.Equations;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Random;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Plasticity;

/// <summary>A projection between neurons that spike at random, given times, so that each of its synapses can be interpreted by itself.</summary>
internal sealed class SpikePairs
{
    private const double TimeStep = 0.1;

    /// <summary>Emits as many spikes as its drive brings, and adds up what synapses transmit; <c>v</c> decays.</summary>
    private static readonly NeuronModel s_target = new()
    {
        Name = "target", Equations = "n : 1\nx : 1\ndv/dt = -v/(5*ms) : 1", Spikes = "n",
        Receptors = [new Receptor("drive", "n = w; v += w", "1"), new Receptor("synapses", "x += w", "1")],
    };

    private readonly ImmutableArray<ImmutableArray<long>> _pre, _drive;
    private readonly SpikeRecorder _spikes;

    /// <summary>Describes a network.</summary>
    /// <param name="synapse">The synapse model.</param>
    /// <param name="sources">Presynaptic neurons.</param>
    /// <param name="targets">Postsynaptic neurons.</param>
    /// <param name="duration_ms">Time within which spikes are drawn.</param>
    /// <param name="configure">Changes the projection.</param>
    /// <param name="rate">Mean number of spikes per neuron.</param>
    public SpikePairs(SynapseModel synapse, int sources = 12, int targets = 150, double duration_ms = 100, Func<Projection, Projection>? configure = null, int rate = 12)
    {
        Network = new Network(5) { TimeStep = TimeStep * ms };
        _pre = Trains(1, sources, duration_ms, rate);
        _drive = Trains(2, targets, duration_ms, rate);
        Population pre = Network.Add(Source("pre", _pre)), drive = Network.Add(Source("drive", _drive));
        Population post = Network.AddPopulation("post", targets, s_target);
        Network.Connect(drive, post, new OneToOne(), 1.0, 0.1 * ms, "drive");
        var projection = new Projection
        {
            Name = "plastic", Source = pre, Target = post, Rule = new FixedInDegree(5), Weight = new UniformDistribution(0.2, 1.5),
            Delay = new UniformDistribution(0.3 * ms, 2.2 * ms), Receptor = "synapses", Synapse = synapse,
        };
        Plastic = Network.Add(configure is null ? projection : configure(projection));
        _spikes = new SpikeRecorder { Name = "spikes", Population = post };
        Network.Add(_spikes);
    }

    public Network Network { get; }

    public Projection Plastic { get; }

    /// <summary>Builds the network.</summary>
    public Simulation Build(int threads = 1, int? tileSize = null, Precision precision = Precision.Float64) =>
        Simulation.Build(Network, new SimulationOptions { Threads = threads, TileSize = tileSize, Precision = precision });

    /// <summary>Compares every variable of every synapse, and what has been transmitted, with the interpreter.</summary>
    /// <param name="simulation">The simulation, after a run.</param>
    /// <param name="initial">The synapses before it.</param>
    /// <param name="tolerance">Relative error allowed.</param>
    /// <param name="modulators">Modulators by name and stamp.</param>
    public void AssertInterpreted(Simulation simulation, SynapseTable initial, double tolerance, Func<string, long, double>? modulators = null)
    {
        SynapseProgram program = SynapseCompiler.Compile(Plastic.Synapse!, new SynapseContext(Plastic.Weight.Dimension, Plastic.Source.Model, Plastic.Target.Model));
        long now = (long)Math.Round(simulation.Now.Milliseconds / TimeStep);
        SynapseTable final = simulation.GetSynapses(Plastic);
        ILookup<int, long> posts = PostSpikes(simulation);
        (uint, uint) key = SynapseNumbers.Key(Network.Seed, Network.Projections.ToList().IndexOf(Plastic));
        double[] transmitted = new double[(int)Plastic.Target.Size];
        var seen = new Dictionary<(int, int), int>();
        for (int k = 0; k < initial.Count; k++)
        {
            (int source, int target) = (initial.Sources[k], initial.Targets[k]);
            int occurrence = seen[(source, target)] = seen.GetValueOrDefault((source, target), -1) + 1;
            var interpreter = new SynapseInterpreter(program, new SynapseSetting
            {
                TimeStep_ms = TimeStep, Delay = initial.Delays[k], Source = source, Target = target,
                Parameters = Plastic.Parameters.ToImmutableDictionary(p => p.Key, p => ((ConstantDistribution)((DistributedValue)p.Value).Distribution).Value.Value),
                Initial = program.States.ToImmutableDictionary(state => state.Variable.Name, state => initial[state.Variable.Name][k]),
                Neurons = (name, stamp) => name == "v_post" ? Voltage(target, stamp) : throw new NotSupportedException(name),
                Modulators = modulators ?? ((_, _) => 0),
                Random = (stamp, draw) => draw.Distribution == DrawDistribution.Normal
                    ? SynapseNumbers.Normal(key, source, target, occurrence, stamp, draw.Index)
                    : SynapseNumbers.Uniform(key, source, target, occurrence, stamp, draw.Index),
            });
            foreach (Transmission transmission in interpreter.Run(_pre[source], [.. posts[target]], now)) transmitted[target] += transmission.Value;
            foreach (string name in final.Variables) AssertNear(interpreter[name, now], final[name][k], tolerance, $"{name} of synapse {k} ({source} to {target}, {initial.Delays[k]} steps)");
        }

        IReadOnlyList<double> sums = simulation.GetState(Plastic.Target, "x");
        for (int target = 0; target < transmitted.Length; target++) AssertNear(transmitted[target], sums[target], 10 * tolerance, $"sum of target {target}");
    }

    private static void AssertNear(double expected, double actual, double tolerance, string what) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * (1 + Math.Abs(expected)), $"{what}: {expected:R} interpreted, {actual:R} simulated");

    /// <summary>The decaying sum of what the drive brought.</summary>
    private double Voltage(int target, long stamp) =>
        _drive[target].Where(spike => spike + 1 <= stamp).Sum(spike => Math.Exp(-(stamp - spike - 1) * TimeStep / 5));

    private ILookup<int, long> PostSpikes(Simulation simulation)
    {
        SpikeData spikes = simulation.Spikes(_spikes);
        return Enumerable.Range(0, spikes.Count).ToLookup(k => spikes.Neurons[k], k => spikes.Steps[k]);
    }

    private static Population Source(string name, ImmutableArray<ImmutableArray<long>> trains) => new()
    {
        Name = name, Size = trains.Length, Model = ModelLibrary.Get("spike_times"),
        Parameters = ImmutableDictionary<string, ParameterValue>.Empty.Add("spike_times", new EventTimes([.. trains.Select(train => train.Select(stamp => stamp * TimeStep * ms).ToImmutableArray())])),
    };

    private static ImmutableArray<ImmutableArray<long>> Trains(int seed, int neurons, double duration_ms, int rate)
    {
        var random = new System.Random(seed);
        return
        [
            .. Enumerable.Range(0, neurons).Select(_ => Enumerable.Range(0, random.Next(2 * rate))
                .Select(_ => (long)random.Next(1, (int)(duration_ms / TimeStep))).Order().ToImmutableArray()),
        ];
    }
}
