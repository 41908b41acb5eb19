#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// The balanced network of Brunel (2000), written out: populations, projections, recorder, measures.
//   dotnet run examples/brunel.cs                inhibition g = 5, drive eta = 2: asynchronous irregular, 37.7 Hz in the paper
//   dotnet run examples/brunel.cs -- 6 4         fast oscillation, 60.7 Hz in the paper
using System.Globalization;
using Glia.Analysis.SpikeTrains;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using Glia.Spikes;
using static Glia.Quantities.Units;

double g = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 5;
double eta = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 2;
Voltage weight = 0.1 * mV;
Time delay = 1.5 * ms;
var neuron = ParameterSet.Of(("tau_m", 20 * ms), ("E_L", 0 * mV), ("V_th", 20 * mV), ("V_reset", 10 * mV), ("t_ref", 2 * ms));

var network = new Network(seed: 1) { Name = "brunel" };
Population excitatory = AddNeurons("E", 10_000), inhibitory = AddNeurons("I", 2_500);
foreach (Population target in new[] { excitatory, inhibitory })
{
    network.Connect(excitatory, target, new FixedInDegree(1_000), weight, delay);
    network.Connect(inhibitory, target, new FixedInDegree(250), -g * weight, delay);

    // The drive that by its mean alone brings a neuron to its threshold is 10 kHz: V_th/(weight·tau_m).
    Population drive = network.Add(new Population
    {
        Name = $"drive-{target.Name}", Size = target.Size, Model = ModelLibrary.Get("poisson"), Parameters = ParameterSet.Of(("rate", eta * 10_000 * Hz)),
    });
    network.Connect(drive, target, new OneToOne(), weight, delay);
}

SpikeRecorder recorder = network.RecordSpikes(excitatory);
using Simulation simulation = network.Build();
BuildReport build = simulation.BuildReport;
Console.WriteLine($"{build.Synapses:N0} synapses built in {build.Wall.TotalSeconds:F2} s, {build.SynapseBytes / 1e6:F0} MB");

RunReport run = await simulation.RunAsync(600 * ms);
SpikeData spikes = simulation.Spikes(recorder).After(200 * ms);
Console.WriteLine($"{run.RealTimeFactor:F2} s of wall time per biological second");
Console.WriteLine($"rate {Rates.Mean_Hz(spikes):F1} Hz, CV of intervals {Intervals.Variations(spikes).Average():F2}");

Population AddNeurons(string name, long size) => network.Add(new Population
{
    Name = name, Size = size, Model = ModelLibrary.Get("iaf_psc_delta"), Parameters = neuron, Initial = ParameterSet.Of(("V_m", 0 * mV)),
});
