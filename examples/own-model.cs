#!/usr/bin/env dotnet
#:project ../src/Glia.Gallery/Glia.Gallery.csproj
// A neuron model of one's own: equations as text, checked for dimensions, compiled, and used as a built-in is.
//   dotnet run examples/own-model.cs
using System.Collections.Immutable;
using Glia.Equations;
using Glia.Errors;
using Glia.Models;
using Glia.Networks;
using Glia.Simulation;
using static Glia.Quantities.Units;

var model = new NeuronModel
{
    Name = "quadratic",
    Summary = "Quadratic integrate-and-fire neuron with adaptation",
    Equations = """
        dv/dt = (a*(v - v_rest)*(v - v_crit) + R*(I - u))/tau : volt
        du/dt = -u/tau_u : amp
        a : volt**-1 (constant)
        v_rest : volt (constant)
        v_crit : volt (constant)
        R : ohm (constant)
        tau : second (constant)
        tau_u : second (constant)
        I : amp (current)
        """,
    Threshold = "v > -30*mV",
    Reset = "v = -60*mV; u += 20*pA",
    Receptors = [new Receptor("excitatory", "v += w", "mV")],
    Parameters = new Dictionary<string, string>
    {
        ["a"] = "0.1/mV", ["v_rest"] = "-65 mV", ["v_crit"] = "-50 mV", ["R"] = "100 Mohm", ["tau"] = "10 ms", ["tau_u"] = "200 ms",
    }.ToImmutableDictionary(),
    Initial = new Dictionary<string, string> { ["v"] = "v_rest" }.ToImmutableDictionary(),
    Method = "rk4",
};

// Everything that is wrong with a text is said at once, with its place. Here a current stands where a voltage belongs.
foreach (Finding finding in ModelCompiler.Check(model with { Name = "wrong", Reset = "v = 20*pA; w += 1" }))
    Console.WriteLine(finding);

// Ten of them, ten values of the time constant of adaptation, one current.
var network = new Network { Name = "own model" };
Population neurons = network.Add(new Population
{
    Name = "neurons", Size = 10, Model = model,
    Parameters = ParameterSet.Of(("tau_u", new UniformDistribution(20 * ms, 400 * ms))),
});
Population current = network.Add(new Population
{
    Name = "current", Size = 1, Model = ModelLibrary.Get("dc"), Parameters = ParameterSet.Of(("amplitude", 150 * pA)),
});
network.Connect(current, neurons, new AllToAll(), weight: 1, delay: 0.1 * ms);
SpikeRecorder recorder = network.RecordSpikes(neurons);

using Simulation simulation = network.Build(new SimulationOptions { Threads = 1, Precision = Precision.Float64 });
await simulation.RunAsync(1 * s);
IReadOnlyList<double> constants_ms = simulation.GetState(neurons, "tau_u");
int[] counts = simulation.Spikes(recorder).Counts();
foreach (int k in Enumerable.Range(0, counts.Length).OrderBy(k => constants_ms[k]))
    Console.WriteLine($"tau_u {constants_ms[k],5:F0} ms: {counts[k]} spikes in one second");
