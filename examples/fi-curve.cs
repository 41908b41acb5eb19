#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// How the rate of a neuron depends on a constant current: one neuron per current, the currents given as an array.
//   dotnet run examples/fi-curve.cs                       iaf_psc_exp
//   dotnet run examples/fi-curve.cs -- hh_psc_alpha       another built-in model
using System.Collections.Immutable;
using Glia.Analysis.SpikeTrains;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

string name = args.Length > 0 ? args[0] : "iaf_psc_exp";
ImmutableArray<double> currents_pA = [.. Enumerable.Range(0, 21).Select(k => 50.0 * k)];

var network = new Network { Name = $"fi-curve {name}" };
Population neurons = network.AddPopulation("neurons", currents_pA.Length, ModelLibrary.Get(name));
Population sources = network.Add(new Population
{
    Name = "currents", Size = currents_pA.Length, Model = ModelLibrary.Get("dc"),
    Parameters = ParameterSet.Of(("amplitude", new ArrayDistribution(currents_pA, Dimension.Current))),
});
network.Connect(sources, neurons, new OneToOne(), weight: 1, delay: network.TimeStep);
SpikeRecorder recorder = network.RecordSpikes(neurons);

using Simulation simulation = network.Build(new SimulationOptions { Threads = 1, Precision = Precision.Float64 });
await simulation.RunAsync(1.2 * s);
double[] rates_Hz = Rates.PerNeuron_Hz(simulation.Spikes(recorder).After(200 * ms));
Console.WriteLine(name);
for (int k = 0; k < rates_Hz.Length; k++)
    Console.WriteLine($"{currents_pA[k],6:F0} pA {rates_Hz[k],6:F0} Hz {new string('#', (int)(rates_Hz[k] / 4))}");
