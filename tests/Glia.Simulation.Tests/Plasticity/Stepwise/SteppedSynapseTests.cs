using System.Collections.Immutable;
using Glia.Equations;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Networks;
using Glia.Random;
using Glia.Spikes;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Plasticity.Stepwise;

/// <summary>Synapses that change in every step, against the interpreter and against themselves.</summary>
public sealed class SteppedSynapseTests
{
    private const int Steps = 400, Regions = 3;
    private const double TimeStep = 0.1;

    /// <summary>Traces of both sides, a continuous weight, a sum, neurons on both sides, a regional signal, random numbers and statements at intervals.</summary>
    private static readonly SynapseModel s_busy = new()
    {
        Name = "busy",
        Equations = """
            dw/dt = (w0 - w)/tau_w + gain*signal*(V_m_post - V_m_pre) + 0.02*sum_in(w - w0)/tau_w : weight (clock-driven)
            dx/dt = -x/tau_x : 1 (event-driven)
            dy/dt = -y/tau_y : 1 (event-driven)
            last : second
            signal : 1 (modulator)
            w0 : weight (constant)
            gain : weight/volt/second (constant)
            tau_w : second (constant)
            tau_x : second (constant)
            tau_y : second (constant)
            """,
        OnPre = "w = clip(w - 0.02*w0*y + 0.05*w0*randn(), 0*w0, 3*w0)\nx += 1\nlast = t\ntransmit = w*int(rand() < 0.7)",
        OnPost = "w = clip(w + 0.03*w0*x + 0.001*w0*(j - i), 0*w0, 3*w0)\ny += 1",
        RunRegularly = "w = w*(0.9 + 0.2*rand())", Interval = "5*ms",
        Parameters = ImmutableDictionary<string, string>.Empty.Add("w0", "60 pA").Add("gain", "5 pA/mV/second").Add("tau_w", "30 ms").Add("tau_x", "12 ms").Add("tau_y", "25 ms"),
        Method = "euler",
    };

    /// <summary>Interpreters know of each other what was at the end of the step before, not what statements at intervals have made of it since: hence sums or intervals.</summary>
    private static SynapseModel Part(string kind) => kind == "sums"
        ? s_busy with { RunRegularly = "", Interval = "" }
        : s_busy with { Equations = s_busy.Equations.Replace("0.02*sum_in(w - w0)", "0*w0", StringComparison.Ordinal) };

    [Theory, InlineData("sums"), InlineData("intervals")]
    public async Task Every_synapse_is_what_the_interpreter_makes_of_its_spikes(string kind)
    {
        SynapseModel model = Part(kind);
        (Network network, Projection plastic) = Busy(targets: 20, model);
        Population source = plastic.Source, target = plastic.Target;
        SpikeRecorder pre = new() { Name = "pre", Population = source }, post = new() { Name = "post", Population = target };
        StateRecorder before = new() { Name = "v_pre", Population = source, Variables = ["V_m"] }, after = new() { Name = "v_post", Population = target, Variables = ["V_m"] };
        foreach (Recorder recorder in new Recorder[] { pre, post, before, after }) network.Add(recorder);
        using Simulation simulation = Simulation.Build(network, new SimulationOptions { Threads = 1, Precision = Precision.Float64 });
        double[] start = [.. simulation.GetState(source, "V_m")], startPost = [.. simulation.GetState(target, "V_m")];
        SynapseTable initial = simulation.GetSynapses(plastic);
        await simulation.RunAsync(Steps * TimeStep * ms);
        SynapseTable reached = simulation.GetSynapses(plastic);
        StateData preStates = simulation.States(before), postStates = simulation.States(after);
        SpikeData preSpikes = simulation.Spikes(pre), postSpikes = simulation.Spikes(post);
        Assert.True(preSpikes.Count > 50 && postSpikes.Count > 20, kind);

        SynapseProgram program = SynapseCompiler.Compile(model, new SynapseContext(plastic.Weight.Dimension, source.Model, target.Model));
        SynapseInterpreter[] all = new SynapseInterpreter[initial.Count];
        for (int index = 0; index < all.Length; index++)
        {
            (int i, int j, int delay, int self) = (initial.Sources[index], initial.Targets[index], initial.Delays[index], index);
            int occurrence = Enumerable.Range(0, index).Count(k => initial.Sources[k] == i && initial.Targets[k] == j);
            double Neuron(string name, long stamp)
            {
                long seen = name == "V_m_pre" ? Math.Max(0, stamp - delay) : stamp;
                StateData states = name == "V_m_pre" ? preStates : postStates;
                return seen == 0 ? (name == "V_m_pre" ? start[i] : startPost[j]) : states[(int)seen - 1, name == "V_m_pre" ? i : j, 0];
            }

            all[index] = new SynapseInterpreter(program, new SynapseSetting
            {
                TimeStep_ms = TimeStep, Delay = delay, Source = i, Target = j, Initial = ImmutableDictionary<string, double>.Empty.Add("w", initial["w"][index]),
                Neurons = Neuron, Modulators = (_, stamp) => Signal((stamp - 1) * TimeStep, j * Regions / (int)target.Size),
                Random = (stamp, draw) => Number(network, plastic, (i, j, occurrence), stamp, draw),
                Sums = (_, _) => Enumerable.Range(0, all.Length).Where(k => initial.Targets[k] == j).Sum(k => all[k]["w", all[self].Stamp - 1] - 60),
            });
        }

        for (int stamp = 1; stamp <= Steps; stamp++)
            for (int index = 0; index < all.Length; index++)
                all[index].Run([.. preSpikes.StepsAt(initial.Sources[index]).ToArray()], [.. postSpikes.StepsAt(initial.Targets[index]).ToArray()], stamp);
        foreach (string name in new[] { "w", "x", "y", "last" })
            for (int index = 0; index < all.Length; index++) Assert.Equal(all[index][name, Steps], reached[name][index], 1e-8);
    }

    [Theory, InlineData(1, 64), InlineData(2, null), InlineData(3, null)]
    public async Task The_same_bits_come_out_for_any_threads_and_tiles(int threads, int? tileSize)
    {
        (double[] Weights, double[] Potentials) expected = await Run(1, null), found = await Run(threads, tileSize);
        Assert.Equal(expected.Weights, found.Weights);
        Assert.Equal(expected.Potentials, found.Potentials);
    }

    [Fact]
    public async Task Parameters_and_values_can_be_set_between_runs()
    {
        (Network network, Projection plastic) = Busy(targets: 20, s_busy);
        using Simulation simulation = Simulation.Build(network, new SimulationOptions { Threads = 1 });
        await simulation.RunAsync(5 * ms);
        double[] wanted = [.. Enumerable.Range(0, simulation.GetSynapses(plastic).Count).Select(k => 10.0 + k)];
        simulation.SetSynapses(plastic, "w", wanted);
        Assert.Equal(wanted, simulation.GetSynapses(plastic)["w"]);
        simulation.SetParameter(plastic, "tau_w", 0.1 * ms);   // the weight is drawn to w0 in one step
        simulation.SetParameter(plastic, "gain", 0.0);
        await simulation.RunAsync(0.1 * ms);
        Assert.All(simulation.GetSynapses(plastic)["w"], w => Assert.InRange(w, 30, 100));
    }

    private static async Task<(double[], double[])> Run(int threads, int? tileSize)
    {
        (Network network, Projection plastic) = Busy(targets: 200, s_busy);
        using Simulation simulation = Simulation.Build(network, new SimulationOptions { Threads = threads, TileSize = tileSize });
        await simulation.RunAsync(20 * ms);
        return ([.. simulation.GetSynapses(plastic)["w"]], [.. simulation.GetState(plastic.Target, "V_m")]);
    }

    private static (Network Network, Projection Plastic) Busy(int targets, SynapseModel model)
    {
        var network = new Network(5);
        NeuronModel lif = ModelLibrary.Get("iaf_psc_exp");
        Population drive = network.Add(new Population { Name = "drive", Size = 40, Model = ModelLibrary.Get("poisson"), Parameters = ImmutableDictionary<string, ParameterValue>.Empty.Add("rate", 400 * Hz) });
        Population source = network.AddPopulation("source", 30, lif), target = network.AddPopulation("target", targets, lif);
        network.Connect(drive, source, new FixedInDegree(20), 400 * pA, 0.3 * ms);
        network.Connect(drive, target, new FixedInDegree(20), 250 * pA, 0.3 * ms);
        Projection plastic = network.Add(new Projection
        {
            Name = "plastic", Source = source, Target = target, Rule = new FixedInDegree(8), Weight = new NormalDistribution(60 * pA, 6 * pA) { Low = 0 * pA },
            Delay = new UniformDistribution(0.2 * ms, 0.9 * ms), Synapse = model,
            Modulators = ImmutableDictionary<string, Modulator>.Empty.Add("signal", new StreamModulator((time, region) => Signal(time.Milliseconds, region), Regions)),
        });
        return (network, plastic);
    }

    private static double Signal(double milliseconds, int region) => region + Math.Sin(milliseconds);

    private static double Number(Network network, Projection projection, (int Source, int Target, int Occurrence) synapse, long stamp, Draw draw)
    {
        (uint, uint) key = SynapseNumbers.Key(network.Seed, network.Projections.ToList().IndexOf(projection));
        return draw.Distribution == DrawDistribution.Normal
            ? SynapseNumbers.Normal(key, synapse.Source, synapse.Target, synapse.Occurrence, stamp, draw.Index)
            : SynapseNumbers.Uniform(key, synapse.Source, synapse.Target, synapse.Occurrence, stamp, draw.Index);
    }
}
