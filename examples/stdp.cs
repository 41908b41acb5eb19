#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// Synapses that learn: a rule of one's own as text, its window measured from pairs of spikes, and the same rule at work in a network.
//   dotnet run examples/stdp.cs
using System.Collections.Immutable;
using Glia.Analysis.SpikeTrains;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

var rule = new SynapseModel
{
    Name = "pair_stdp",
    Summary = "Additive STDP between all pairs of spikes",
    Equations = """
        w : weight
        dx/dt = -x/tau_plus : 1
        dy/dt = -y/tau_minus : 1
        tau_plus : second (constant)
        tau_minus : second (constant)
        A_plus : weight (constant)
        A_minus : weight (constant)
        w_max : weight (constant)
        """,
    OnPre = "w = clip(w - A_minus*y, 0*w_max, w_max); x += 1",
    OnPost = "w = clip(w + A_plus*x, 0*w_max, w_max); y += 1",
    Parameters = new Dictionary<string, string>
    {
        ["tau_plus"] = "20 ms", ["tau_minus"] = "20 ms", ["A_plus"] = "1 pA", ["A_minus"] = "1.05 pA", ["w_max"] = "100 pA",
    }.ToImmutableDictionary(),
};

await MeasureWindowAsync();
await LearnAsync();

// One synapse per pair: source k fires so that its spike arrives at the synapse at 100 ms, target k fires delta after that.
async Task MeasureWindowAsync()
{
    double[] deltas_ms = [-40, -20, -10, -5, 5, 10, 20, 40];
    var network = new Network { Name = "window" };
    Population pre = Sources(network, "pre", [.. deltas_ms.Select(_ => 99 * ms)]);
    Population trigger = Sources(network, "trigger", [.. deltas_ms.Select(delta => (99 + delta) * ms)]);
    Population post = network.AddPopulation("post", deltas_ms.Length, ModelLibrary.Get("parrot"));
    network.Connect(trigger, post, new OneToOne(), weight: 1, delay: 1 * ms);
    // Weights far below 1, so that the synapse itself never makes the parrot fire.
    Projection synapses = network.Add(new Projection
    {
        Name = "plastic", Source = pre, Target = post, Rule = new OneToOne(), Weight = 0.01, Delay = 1 * ms, Synapse = rule,
        Parameters = ParameterSet.Of(("A_plus", 1e-3), ("A_minus", 1.05e-3), ("w_max", 0.1)),
    });
    using Simulation simulation = network.Build(new SimulationOptions { Threads = 1, Precision = Precision.Float64 });
    await simulation.RunAsync(200 * ms);
    IReadOnlyList<double> weights = simulation.GetSynapses(synapses)["w"];
    Console.WriteLine("post - pre     change of weight     the rule's window");
    for (int k = 0; k < deltas_ms.Length; k++)
    {
        double window = deltas_ms[k] > 0 ? 1e-3 * Math.Exp(-deltas_ms[k] / 20) : -1.05e-3 * Math.Exp(deltas_ms[k] / 20);
        Console.WriteLine($"{deltas_ms[k],7:+0;-0} ms {weights[k] - 0.01,20:+0.0000000;-0.0000000} {window,20:+0.0000000;-0.0000000}");
    }
}

// A neuron with 1,000 Poisson inputs: additive STDP drives the weights to the two ends and settles the rate (Song, Miller and Abbott 2000).
async Task LearnAsync()
{
    var network = new Network(seed: 1) { Name = "competition" };
    Population inputs = network.Add(new Population
    {
        Name = "inputs", Size = 1000, Model = ModelLibrary.Get("poisson"), Parameters = ParameterSet.Of(("rate", 15 * Hz)),
    });
    Population neuron = network.AddPopulation("neuron", 1, ModelLibrary.Get("iaf_psc_exp"));
    Projection synapses = network.Connect(inputs, neuron, new AllToAll(), new UniformDistribution(0 * pA, 40 * pA), 1 * ms, rule with
    {
        Parameters = rule.Parameters.SetItem("w_max", "40 pA").SetItem("A_plus", "0.4 pA").SetItem("A_minus", "0.42 pA"),
    });
    SpikeRecorder spikes = network.RecordSpikes(neuron);
    using Simulation simulation = network.Build(new SimulationOptions { Threads = 1 });
    Console.WriteLine();
    int before = 0;
    for (int second = 0; second <= 40; second += 10)
    {
        if (second > 0) await simulation.RunAsync(10 * s);
        IReadOnlyList<double> weights = simulation.GetSynapses(synapses)["w"];
        int count = simulation.Spikes(spikes).Count;
        double low = weights.Count(w => w < 4) / 10.0, high = weights.Count(w => w > 36) / 10.0;
        Console.WriteLine($"{second,3} s: {low,4:F0} % of the weights below 4 pA, {high,4:F0} % above 36 pA{(second > 0 ? $", {(count - before) / 10.0,5:F1} Hz" : "")}");
        before = count;
    }
}

static Population Sources(Network network, string name, ImmutableArray<Time> times) => network.Add(new Population
{
    Name = name, Size = times.Length, Model = ModelLibrary.Get("spike_times"),
    Parameters = ParameterSet.Of(("spike_times", new EventTimes([.. times.Select(time => ImmutableArray.Create(time))]))),
});
