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

    /// <summary>Adaptive exponential neurons solved by rkf45, neurons with noise in their equations and in their input, and delays of 1 ms and more.</summary>
    public static Network Noisy(ulong seed)
    {
        var wandering = new NeuronModel
        {
            Name = "wandering", Equations = "dv/dt = -v/tau + sigma*xi*tau**-0.5 + I/C : volt\nI : amp (current)\nC : farad (constant)\ntau : second (constant)\nsigma : volt (constant)",
            Threshold = "v > 20*mV", Reset = "v = 0*mV", Refractory = "2*ms", Method = "euler", Receptors = [new Receptor("in", "v += w", "mV")],
            Parameters = ImmutableDictionary<string, string>.Empty.Add("tau", "10 ms").Add("sigma", "15 mV").Add("C", "100 pF"),
        };
        var network = new Network(seed);
        Population adaptive = network.Add(new Population { Name = "adaptive", Size = 130, Model = ModelLibrary.Get("aeif_cond_exp"), Initial = Set(("V_m", new NormalDistribution(-65 * mV, 5 * mV))) });
        Population noisy = network.AddPopulation("noisy", 150, wandering);
        Population drive = network.Add(new Population { Name = "drive", Size = 80, Model = Poisson, Parameters = Set(("rate", 2000 * Hz)) });
        Population current = network.Add(new Population { Name = "current", Size = 2, Model = ModelLibrary.Get("noise_current"), Parameters = Set(("mean", 100 * pA), ("std", 200 * pA)) });
        var delay = new UniformDistribution(1 * ms, 3 * ms);
        network.Connect(drive, adaptive, new FixedInDegree(20), new UniformDistribution(2 * nS, 4 * nS), delay);
        network.Connect(noisy, adaptive, new PairwiseBernoulli(0.2), -5 * nS, delay);
        network.Connect(adaptive, noisy, new FixedInDegree(20), new NormalDistribution(1 * mV, 0.2 * mV), delay);
        network.Connect(noisy, noisy, new FixedOutDegree(10), -1 * mV, 1 * ms);
        network.Connect(current, noisy, new AllToAll(), 1, delay);
        return network;
    }
}
