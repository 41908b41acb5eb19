using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Engine;

/// <summary>Small networks that use every path of the engine.</summary>
internal static class Circuits
{
    public static NeuronModel Lif { get; } = ModelLibrary.Get("iaf_psc_exp");

    public static NeuronModel Poisson { get; } = ModelLibrary.Get("poisson");

    public static ImmutableDictionary<string, ParameterValue> Set(params (string Name, ParameterValue Value)[] values) =>
        values.ToImmutableDictionary(value => value.Name, value => value.Value);

    /// <summary>A balanced network with distributed weights and delays, Poisson input in place, and a current source.</summary>
    public static Network Balanced(ulong seed = 11, int excitatory = 500, bool constant = false)
    {
        var network = new Network(seed);
        Population e = network.Add(new Population { Name = "E", Size = excitatory, Model = Lif, Initial = Set(("V_m", new NormalDistribution(-60 * mV, 5 * mV))) });
        Population i = network.Add(new Population { Name = "I", Size = excitatory / 4 + 3, Model = Lif, Initial = Set(("V_m", new UniformDistribution(-65 * mV, -55 * mV))) });
        Population drive = network.Add(new Population { Name = "drive", Size = e.Size, Model = Poisson, Parameters = Set(("rate", 9000 * Hz)) });
        Population current = network.Add(new Population { Name = "current", Size = 1, Model = ModelLibrary.Get("dc"), Parameters = Set(("amplitude", 250 * pA)) });
        Distribution Weight(Current mean) => constant ? mean : new NormalDistribution(mean, 0.1 * (mean < 0 * pA ? -mean : mean));
        Distribution Delay(Time mean) => constant ? mean : new NormalDistribution(mean, 0.5 * mean) { Low = 0.1 * ms };
        network.Connect(drive, e, new OneToOne(), 40 * pA, 1.5 * ms);
        network.Connect(e, e, new FixedInDegree(40) { Autapses = false }, Weight(45 * pA), Delay(1.5 * ms));
        network.Connect(e, i, new FixedTotalNumber(5000), Weight(60 * pA), Delay(1.5 * ms));
        network.Connect(i, e, new PairwiseBernoulli(0.2), Weight(-150 * pA), Delay(0.8 * ms));
        network.Connect(i, i, new FixedOutDegree(10), Weight(-150 * pA), Delay(0.8 * ms));
        network.Connect(current, i, new AllToAll(), 1, 1 * ms);
        return network;
    }
}
