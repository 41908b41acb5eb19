#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// Changing a parameter between runs: a drive that is doubled for 100 ms. Consecutive runs are one simulation.
using Glia.Analysis.SpikeTrains;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

var net = new Network(seed: 1);
Population neurons = net.AddPopulation("neurons", 1_000, ModelLibrary.Get("iaf_psc_exp"));
Population drive = net.Add(new Population
{
    Name = "drive", Size = neurons.Size, Model = ModelLibrary.Get("poisson"), Parameters = ParameterSet.Of(("rate", 8 * kHz)),
});
net.Connect(drive, neurons, new OneToOne(), weight: 25 * pA, delay: 1 * ms);
SpikeRecorder recorder = net.RecordSpikes(neurons);

using Simulation simulation = net.Build();
await simulation.RunAsync(200 * ms);
simulation.SetParameter(drive, "rate", 16 * kHz);
await simulation.RunAsync(100 * ms);
simulation.SetParameter(drive, "rate", 8 * kHz);
await simulation.RunAsync(200 * ms);

double[] rates = SpikeCounts.Rate_Hz(simulation.Spikes(recorder), 20 * ms);
for (int k = 0; k < rates.Length; k++) Console.WriteLine($"{20 * k,4} ms {rates[k],7:F1} Hz {new string('#', (int)(rates[k] / 5))}");
