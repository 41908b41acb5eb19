#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// Excitatory and inhibitory neurons that hold each other in balance.
using Glia.Analysis.SpikeTrains;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

var net = new Network(seed: 42);
Population exc = net.AddPopulation("exc", 8_000, ModelLibrary.Get("iaf_psc_exp"));
Population inh = net.AddPopulation("inh", 2_000, ModelLibrary.Get("iaf_psc_exp"));
foreach (Population target in (Population[])[exc, inh])
{
    Population drive = net.Add(new Population
    {
        Name = $"drive-{target.Name}", Size = target.Size, Model = ModelLibrary.Get("poisson"), Parameters = ParameterSet.Of(("rate", 9_000 * Hz)),
    });
    net.Connect(drive, target, new OneToOne(), weight: 20 * pA, delay: 1.5 * ms);
    net.Connect(exc, target, new FixedInDegree(800), weight: 20 * pA, delay: 1.5 * ms);
    net.Connect(inh, target, new FixedInDegree(200), weight: -100 * pA, delay: 0.8 * ms);
}

SpikeRecorder spikes = net.RecordSpikes(exc);
using Simulation simulation = net.Build();
RunReport run = await simulation.RunAsync(1 * s);
var recorded = simulation.Spikes(spikes).After(200 * ms);
Console.WriteLine($"{simulation.BuildReport.Synapses:N0} synapses built in {simulation.BuildReport.Wall.TotalSeconds:F2} s");
Console.WriteLine($"rate {Rates.Mean_Hz(recorded):F1} Hz, CV of inter-spike intervals {Moments.Of(Intervals.Variations(recorded)).Mean:F2}");
Console.WriteLine($"{run.RealTimeFactor:F2} s of wall time per biological second");
