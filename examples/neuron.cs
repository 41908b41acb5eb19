#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// One neuron of a built-in model and a step of current: spike times, and the membrane potential as a sketch.
//   dotnet run examples/neuron.cs                          aeif_cond_exp, 700 pA
//   dotnet run examples/neuron.cs -- iaf_psc_exp 500       another model, amplitude in pA
using System.Globalization;
using Glia.Models;
using Glia.Networks;
using Glia.Simulation;
using Glia.Spikes;
using static Glia.Quantities.Units;

string name = args.Length > 0 ? args[0] : "aeif_cond_exp";
double amplitude_pA = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 700;

var network = new Network { Name = name };
Population neuron = network.AddPopulation("neuron", 1, ModelLibrary.Get(name));
Population step = network.Add(new Population
{
    Name = "step", Size = 1, Model = ModelLibrary.Get("dc"),
    Parameters = ParameterSet.Of(("amplitude", amplitude_pA * pA), ("start", 50 * ms), ("stop", 250 * ms)),
});
network.Connect(step, neuron, new AllToAll(), weight: 1, delay: 0.1 * ms);
SpikeRecorder spikes = network.RecordSpikes(neuron);
StateRecorder states = network.RecordStates(neuron, ["V_m"], neurons: [0], every: 20);

using Simulation simulation = network.Build(new SimulationOptions { Threads = 1, Precision = Precision.Float64 });
await simulation.RunAsync(300 * ms);

SpikeTrain train = simulation.Spikes(spikes).TrainOf(0);
Console.WriteLine($"{name}, {amplitude_pA} pA from 50 to 250 ms: {train.Count} spikes");
Console.WriteLine("at " + string.Join(' ', train.Times_ms.Select(time => time.ToString("F1", CultureInfo.InvariantCulture))) + " ms");

StateData data = simulation.States(states);
double[] times = data.Times_ms(), potential = data.Trace(0, "V_m");
double low = potential.Min(), high = potential.Max();
for (int i = 4; i < times.Length; i += 5)
    Console.WriteLine($"{times[i],6:F0} ms {potential[i],8:F2} mV {new string(' ', (int)(50 * (potential[i] - low) / Math.Max(1e-9, high - low)))}*");
