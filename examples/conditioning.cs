#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// How a synapse bridges the time until the reward: one pair of spikes, then dopamine after a delay, for six delays at once. Dopamine is a C# function of time and region.
using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

double[] delays_s = [0, 0.5, 1, 1.5, 2, 3];
const double Pair_ms = 60, Dopamine_ms = 200;

var network = new Network { Name = "late reward" };
Population pre = Spikes("pre", 49.9 * ms), teacher = Spikes("teacher", (Pair_ms - 0.1) * ms);
Population post = network.AddPopulation("post", delays_s.Length, ModelLibrary.Get("iaf_psc_delta"));
network.Connect(teacher, post, new AllToAll(), 100 * mV, 0.1 * ms);

Projection learning = network.Add(new Projection
{
    Name = "learning", Source = pre, Target = post, Rule = new AllToAll(), Weight = 1 * mV, Delay = 0.1 * ms,
    Synapse = SynapseLibrary.Get("stdp_dopamine_synapse"),
    Parameters = ParameterSet.Of(("A_plus", 0.1 * mV), ("A_minus", 0.15 * mV), ("Wmax", 10 * mV), ("tau_c", 1 * s)),

    // One region for each target, with its own delay; concentrations are rates, in 1/ms inside.
    Modulators = ImmutableDictionary<string, Modulator>.Empty.Add("dopamine", new StreamModulator(
        (time, region) => time.Milliseconds - Pair_ms - 1000 * delays_s[region] is >= 0 and var since ? Math.Exp(-since / Dopamine_ms) / Dopamine_ms : 0, delays_s.Length)),
});

using Simulation simulation = network.Build(new SimulationOptions { Precision = Precision.Float64 });
await simulation.RunAsync(5 * s);
IReadOnlyList<double> weights = simulation.GetSynapses(learning)["w"];
for (int k = 0; k < delays_s.Length; k++)
    Console.WriteLine($"reward after {delays_s[k]:F1} s: {1000 * (weights[k] - 1):F2} µV, closed form {1000 * Change_mV(delays_s[k]):F2} µV");

// The pair is 10 ms apart and leaves A e^(-10/20); eligibility falls with 1 s, dopamine with 0.2 s.
static double Change_mV(double delay_s) => 0.1 * Math.Exp(-0.5) * Math.Exp(-delay_s) / 1.2;

Population Spikes(string name, Time time) => network.Add(new Population
{
    Name = name, Size = 1, Model = ModelLibrary.Get("spike_times"),
    Parameters = ImmutableDictionary<string, ParameterValue>.Empty.Add("spike_times", new EventTimes([[time]])),
});
