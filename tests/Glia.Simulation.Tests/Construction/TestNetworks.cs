using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Construction;

/// <summary>Networks of one projection.</summary>
internal static class TestNetworks
{
    /// <summary>A model with two receptors; construction looks at nothing else of it.</summary>
    public static NeuronModel TwoPorts { get; } = new()
    {
        Name = "two_ports",
        Equations = "dV_m/dt = -V_m/(10*ms) : volt",
        Receptors = [new Receptor("excitatory", "V_m += w", "mV") { Weights = "positive" }, new Receptor("inhibitory", "V_m += w", "mV") { Weights = "negative" }],
    };

    /// <summary>Source population to target population; equal sizes given as one population when <paramref name="recurrent"/>.</summary>
    public static Network OneProjection(ConnectionRule rule, int sources, int targets, Distribution? weight = null, Distribution? delay = null, bool recurrent = false, ulong seed = 5)
    {
        var network = new Network(seed);
        Population from = network.AddPopulation("from", sources, TwoPorts), to = recurrent ? from : network.AddPopulation("to", targets, TwoPorts);
        network.Connect(from, to, rule, weight ?? 1 * mV, delay ?? 1 * ms);
        return network;
    }
}
