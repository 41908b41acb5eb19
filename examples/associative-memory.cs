#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// Patterns stored by spike timing in a recurrent network, and completed from a part: a built-in rule with one more parameter, volleys of spikes, weights read back.
//   dotnet run examples/associative-memory.cs             5 patterns of 40 among 400 neurons
//   dotnet run examples/associative-memory.cs -- 30       another number of patterns
// 'glia run associative-memory' is the whole experiment, with sequences, a control and the capacity.
using System.Collections.Immutable;
using System.Globalization;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Spikes;
using static Glia.Quantities.Units;

const int Neurons = 400, Active = 40, Rounds = 6;
int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5;
double[] fractions = [0.1, 0.2, 0.3, 0.5, 0.8];
var random = new Random(1);
int[][] patterns = [.. Enumerable.Range(0, count).Select(_ => Chosen(Active, Neurons))];

// Who fires when: every pattern six times, 100 ms apart; then parts of them.
var times = new SortedSet<double>[Neurons];
for (int neuron = 0; neuron < Neurons; neuron++) times[neuron] = [];
double now_ms = 100;
for (int round = 0; round < Rounds; round++)
    foreach (int pattern in Chosen(count, count)) Volley(patterns[pattern], ref now_ms);
double learned_ms = now_ms;
var cues = new List<(double Fraction, int Pattern, int[] Cued, double At_ms)>();
foreach (double fraction in fractions)
    for (int pattern = 0; pattern < count; pattern++)
    {
        int[] cued = patterns[pattern][..(int)(fraction * Active)];
        cues.Add((fraction, pattern, cued, now_ms));
        Volley(cued, ref now_ms);
    }

// The built-in rule, with a scale of what is transmitted: small while the network learns, 1 in recall.
SynapseModel rule = SynapseLibrary.Get("stdp_symmetric");
rule = rule with { Name = "gated", Equations = rule.Equations + "\ngain : 1 (constant)\n", OnPre = rule.OnPre + "\ntransmit = gain*w\n" };

var network = new Network(seed: 1) { TimeStep = 0.5 * ms };
Population excitatory = Add("E", Neurons, "iaf_psc_exp", ("tau_m", 20 * ms), ("tau_syn_ex", 5 * ms), ("tau_syn_in", 5 * ms), ("t_ref", 20 * ms));
Population inhibitory = Add("I", Neurons / 4, "iaf_psc_exp", ("t_ref", 5 * ms));
Population volleys = Add("volleys", Neurons, "spike_times", ("spike_times", new EventTimes([.. times.Select(list => list.Select(time => time * ms).ToImmutableArray())])));
Population background = Add("background", Neurons, "poisson", ("rate", 300 * Hz));
network.Connect(volleys, excitatory, new OneToOne(), 12 * nA, 1 * ms);
network.Connect(background, excitatory, new OneToOne(), 60 * pA, 1 * ms);
network.Connect(excitatory, inhibitory, new PairwiseBernoulli(0.5), 160 * pA, 1 * ms);
network.Connect(inhibitory, excitatory, new PairwiseBernoulli(0.5), -34 * pA, 1 * ms);
Projection recurrent = network.Add(new Projection
{
    Name = "E->E", Source = excitatory, Target = excitatory, Rule = new AllToAll { Autapses = false }, Weight = 1 * pA, Delay = 4 * ms,
    Synapse = rule, Parameters = ParameterSet.Of(("lambda", 0.2), ("Wmax", 50 * pA), ("tau", 20 * ms), ("gain", 0.1)),
});
SpikeRecorder recorder = network.RecordSpikes(excitatory);

using Simulation simulation = network.Build();
await simulation.RunAsync(learned_ms * ms);
IReadOnlyList<double> weights = simulation.GetSynapses(recurrent)["w"];
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{weights.Count(weight => weight > 25) / (double)weights.Count:P1} of the synapses have become strong"));
simulation.SetParameter(recurrent, "lambda", 0);
simulation.SetParameter(recurrent, "gain", 1);
await simulation.RunAsync((now_ms - learned_ms) * ms);

SpikeData spikes = simulation.Spikes(recorder);
foreach (var group in cues.GroupBy(cue => cue.Fraction))
{
    double recalled = group.Average(cue =>
    {
        HashSet<int> fired = [.. spikes.Between((cue.At_ms - 5) * ms, (cue.At_ms + 40) * ms).Neurons];
        return patterns[cue.Pattern].Except(cue.Cued).Count(fired.Contains) / (double)(Active - cue.Cued.Length);
    });
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{100 * group.Key,3:0} % cued: {100 * recalled,5:0.0} % of the rest fire {new string('#', (int)(40 * recalled))}"));
}

Population Add(string name, int size, string model, params (string, ParameterValue)[] parameters) =>
    network.Add(new Population { Name = name, Size = size, Model = ModelLibrary.Get(model), Parameters = ParameterSet.Of(parameters) });

int[] Chosen(int some, int of)
{
    int[] all = [.. Enumerable.Range(0, of)];
    random.Shuffle(all);
    return all[..some];
}

void Volley(int[] cells, ref double at_ms)
{
    foreach (int cell in cells) times[cell].Add(at_ms + 0.5 * random.Next(-4, 5));
    at_ms += 100;
}
