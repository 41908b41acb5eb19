#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// Benchmark 2 of Brette et al. (2007), current-based synapses, with the equations of Brian 2's example CUBA.
//   dotnet run examples/cuba.cs
using Glia.Analysis.SpikeTrains;
using Glia.Models;
using Glia.Networks;
using Glia.Simulation;
using static Glia.Quantities.Units;

var model = new NeuronModel
{
    Name = "cuba",
    Equations = """
        dv/dt  = (ge + gi - (v - El))/taum : volt (unless refractory)
        dge/dt = -ge/taue : volt
        dgi/dt = -gi/taui : volt
        taum = 20*ms  : second
        taue = 5*ms   : second
        taui = 10*ms  : second
        El   = -49*mV : volt
        """,
    Threshold = "v > -50*mV",
    Reset = "v = -60*mV",
    Refractory = "5*ms",
    Receptors =
    [
        new Receptor("excitatory", "ge += w", "mV") { Weights = "positive" },
        new Receptor("inhibitory", "gi += w", "mV") { Weights = "negative" },
    ],
};

var network = new Network(seed: 1) { Name = "cuba" };
var start = ParameterSet.Of(("v", new UniformDistribution(-60 * mV, -50 * mV)));
Population excitatory = network.Add(new Population { Name = "E", Size = 3_200, Model = model, Initial = start });
Population inhibitory = network.Add(new Population { Name = "I", Size = 800, Model = model, Initial = start });
foreach (Population target in new[] { excitatory, inhibitory })
{
    network.Connect(excitatory, target, new PairwiseBernoulli(0.02), 1.62 * mV, network.TimeStep);
    network.Connect(inhibitory, target, new PairwiseBernoulli(0.02), -9 * mV, network.TimeStep);
}

SpikeRecorder recorder = network.RecordSpikes(excitatory);
using Simulation simulation = network.Build(new SimulationOptions { Threads = 1 });
foreach (var note in simulation.BuildReport.Populations[0].Integration)
    Console.WriteLine($"{string.Join(", ", note.Variables)}: {note.Method}, because {note.Reason}");
RunReport run = await simulation.RunAsync(1 * s);
Console.WriteLine($"{run.Spikes:N0} spikes in one second, {run.RealTimeFactor:F3} s of wall time");
Console.WriteLine($"rate {Rates.Mean_Hz(simulation.Spikes(recorder).After(200 * ms)):F2} Hz; about 5.7 Hz is expected");
