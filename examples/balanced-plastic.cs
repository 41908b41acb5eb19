#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// Inhibitory synapses that learn until excitation is balanced (Vogels et al. 2011), written out: a model of one's own, a plastic projection, a parameter of it changed
// between runs, weights read. A tenth of the neurons of 'glia run balanced-plastic', with the same number of inputs each.
using System.Collections.Immutable;
using Glia.Analysis.SpikeTrains;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Spikes;
using static Glia.Quantities.Units;

var neuron = new NeuronModel
{
    Name = "conductances",
    Equations = """
        dv/dt = (g_L*(E_L - v) - g_e*v - g_i*(v - E_i) + I_b)/C : volt (unless refractory)
        dg_e/dt = -g_e/(5*ms) : siemens
        dg_i/dt = -g_i/(10*ms) : siemens
        """,
    Threshold = "v > -50*mV",
    Reset = "v = E_L",
    Refractory = "5*ms",
    Receptors = [new Receptor("excitatory", "g_e += w", "nS"), new Receptor("inhibitory", "g_i += w", "nS")],
    Parameters = new Dictionary<string, string> { ["C"] = "200 pF", ["g_L"] = "10 nS", ["E_L"] = "-60 mV", ["E_i"] = "-80 mV", ["I_b"] = "200 pA" }.ToImmutableDictionary(),
    Method = "exponential_euler",
};

var network = new Network(seed: 1) { Name = "balance" };
var start = ParameterSet.Of(("v", new UniformDistribution(-60 * mV, -50 * mV)));
Population excitatory = network.Add(new Population { Name = "E", Size = 800, Model = neuron, Initial = start });
Population inhibitory = network.Add(new Population { Name = "I", Size = 200, Model = neuron, Initial = start });
var rule = new PairwiseBernoulli(0.2);
foreach (Population target in new[] { excitatory, inhibitory }) network.Connect(excitatory, target, rule, 0.3 * nS, 0.1 * ms, "excitatory");
network.Connect(inhibitory, inhibitory, rule, 3 * nS, 0.1 * ms, "inhibitory");

// Near-coincident spikes strengthen, presynaptic spikes alone weaken: the rate goes to alpha/(2 tau) = 3 Hz, or a little above, as the inhibited neurons avoid their inputs' spikes.
Projection learning = network.Add(new Projection
{
    Name = "learning", Source = inhibitory, Target = excitatory, Rule = rule, Weight = 0 * nS, Delay = 0.1 * ms, Receptor = "inhibitory",
    Synapse = SynapseLibrary.Get("vogels_sprekeler_synapse"),
    Parameters = ParameterSet.Of(("eta", 0 * nS), ("alpha", 0.12), ("tau", 20 * ms), ("Wmax", 100 * nS)),
});
SpikeRecorder recorder = network.RecordSpikes(excitatory);

using Simulation simulation = network.Build();
await simulation.RunAsync(1 * s);
Print();
simulation.SetParameter(learning, "eta", 0.1 * nS);
for (int second = 1; second < 10; second++)
{
    await simulation.RunAsync(1 * s);
    Print();
}

void Print()
{
    SpikeData spikes = simulation.Spikes(recorder).After(simulation.Now - 500 * ms);
    double[] variations = Intervals.Variations(spikes);
    Console.WriteLine($"{simulation.Now}: {Rates.Mean_Hz(spikes),6:F1} Hz, CV {(variations.Length > 0 ? variations.Average() : double.NaN):F2}, mean weight {simulation.GetSynapses(learning)["w"].Average():F2} nS");
}
