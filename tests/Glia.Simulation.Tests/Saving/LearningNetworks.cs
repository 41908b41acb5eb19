using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation.Tests.Engine;
using static Glia.Quantities.Units;

namespace Glia.Simulation.Tests.Saving;

/// <summary>Small networks whose synapses change, in every way there is.</summary>
internal static class LearningNetworks
{
    /// <summary>Everything that a synapse can read: neurons on both sides, a mean over a population, sums, random numbers, and statements at intervals.</summary>
    public static SynapseModel Busy { get; } = new()
    {
        Name = "busy",
        Equations = """
            dw/dt = (w0 - w)/tau_w + gain*level*(V_m_post - V_m_pre)/mV + 0.02*sum_in(w - w0)/tau_w : weight (clock-driven)
            dx/dt = -x/tau_x : 1 (event-driven)
            dy/dt = -y/tau_x : 1 (event-driven)
            last : second
            level : hertz (modulator)
            w0 : weight (constant)
            gain : weight (constant)
            tau_w : second (constant)
            tau_x : second (constant)
            """,
        OnPre = "w = clip(w - 0.02*w0*y + 0.05*w0*randn(), 0*w0, 3*w0)\nx += 1\nlast = t\ntransmit = w*int(rand() < 0.7)",
        OnPost = "w = clip(w + 0.03*w0*x, 0*w0, 3*w0)\ny += 1",
        RunRegularly = "w = w*(0.9 + 0.2*rand())", Interval = "3*ms", Method = "euler",
        Parameters = ImmutableDictionary<string, string>.Empty.Add("w0", "60 pA").Add("gain", "0.2 pA").Add("tau_w", "30 ms").Add("tau_x", "12 ms"),
    };

    private static SynapseModel Voltage { get; } = With(SynapseLibrary.Get("clopath_synapse"), ("theta_plus", "-60 mV"), ("A_LTP", "0.01/mV^2"));

    /// <summary>A factor on a current that follows the potential of its target.</summary>
    public static SynapseModel Factor { get; } = new()
    {
        Name = "factor", Equations = "dw/dt = (1 - w)/(20*ms) + 0.001*(V_m_post + 60*mV)/mV/ms : weight (clock-driven)", Method = "euler",
    };

    /// <summary>Rises with every spike and decays; it never spikes.</summary>
    private static readonly NeuronModel s_transmitter = new()
    {
        Name = "transmitter", Equations = "dc/dt = -c/tau : hertz\nlevel = scale*c : hertz\ntau : second (constant)\nscale : 1 (constant)", Threshold = "c < -1*Hz", Reset = "c = 0*Hz",
        Receptors = [new Receptor("in", "c += w", "Hz")], Parameters = ImmutableDictionary<string, string>.Empty.Add("tau", "20 ms").Add("scale", "1"),
    };

    /// <summary>All of them.</summary>
    public static ImmutableDictionary<string, Func<Network>> All { get; } = ImmutableDictionary<string, Func<Network>>.Empty
        .Add("stdp, axonal", () => Recurrent(SynapseLibrary.Get("stdp_additive") with { Delay = DelaySite.Axonal }))
        .Add("stdp, dendritic", () => Recurrent(SynapseLibrary.Get("stdp_synapse")))
        .Add("tsodyks2", () => Recurrent(SynapseLibrary.Get("tsodyks2_synapse"), weight: 200 * pA))
        .Add("release", () => Recurrent(SynapseLibrary.Get("quantal_stp_synapse"), 60 * pA, null, ("n", 5.0)))
        .Add("triplet", () => Recurrent(SynapseLibrary.Get("stdp_triplet_synapse")))
        .Add("voltage", () => Recurrent(Voltage))
        .Add("dopamine", () => Recurrent(SynapseLibrary.Get("stdp_dopamine_synapse"), modulator: "dopamine"))
        .Add("normalisation", () => Recurrent(SynapseLibrary.Get("stdp_normalised"), 40 * pA, null, ("update", 3 * ms), ("lambda", 0.05)))
        .Add("everything", () => Recurrent(Busy, modulator: "level"))
        .Add("currents", Currents)
        .Add("structure", Growing);

    /// <summary>A recurrent network with several delays, several synapses between the same neurons, and both signs where the model takes them.</summary>
    /// <param name="model">The synapse model.</param>
    /// <param name="weight">Mean weight.</param>
    /// <param name="modulator">Name of the model's modulator: then a population that rises with every spike.</param>
    /// <param name="parameters">Parameters of the synapses.</param>
    public static Network Recurrent(SynapseModel model, Current? weight = null, string? modulator = null, params (string Name, ParameterValue Value)[] parameters)
    {
        Network network = Driven(out Population cells);
        Current mean = weight ?? 40 * pA;
        var plastic = new Projection
        {
            Name = "plastic", Source = cells, Target = cells, Rule = new FixedInDegree(30), Weight = new NormalDistribution(mean, 0.2 * mean), Delay = new UniformDistribution(0.3 * ms, 2.2 * ms),
            Synapse = model, Parameters = Circuits.Set(parameters),
        };
        if (modulator is not null)
        {
            Population transmitter = network.AddPopulation("transmitter", 3, s_transmitter);
            network.Connect(cells, transmitter, new PairwiseBernoulli(0.3), 3 * Hz, 1 * ms);
            plastic = plastic with { Modulators = ImmutableDictionary<string, Modulator>.Empty.Add(modulator, new PopulationModulator(transmitter, "level", Mean: modulator == "level")) };
        }

        network.Add(plastic);
        return Recorded(network);
    }

    /// <summary>The same network with other populations and projections.</summary>
    public static Network Changed(Network network, Func<Population, Population> population, Func<Projection, Projection> projection)
    {
        var changed = new Network(network.Seed) { Name = network.Name, TimeStep = network.TimeStep };
        Population Found(Population old) => changed.Populations.First(candidate => candidate.Name == old.Name);
        foreach (Population old in network.Populations) changed.Add(population(old));
        foreach (Projection old in network.Projections) changed.Add(projection(old) with { Source = Found(old.Source), Target = Found(old.Target), Modulators = Moved(projection(old).Modulators, Found) });
        return Recorded(changed);
    }

    private static ImmutableDictionary<string, Modulator> Moved(ImmutableDictionary<string, Modulator> modulators, Func<Population, Population> found) => modulators.ToImmutableDictionary(
        pair => pair.Key, pair => pair.Value is PopulationModulator modulator ? modulator with { Population = found(modulator.Population) } : pair.Value);

    private static Network Driven(out Population cells)
    {
        var network = new Network(17);
        cells = network.Add(new Population { Name = "cells", Size = 150, Model = Circuits.Lif, Initial = Circuits.Set(("V_m", new NormalDistribution(-58 * mV, 4 * mV))) });
        Population drive = network.Add(new Population { Name = "drive", Size = 150, Model = Circuits.Poisson, Parameters = Circuits.Set(("rate", 11_000 * Hz)) });
        network.Connect(drive, cells, new OneToOne(), 55 * pA, 0.5 * ms);
        return network;
    }

    private static Network Currents()
    {
        Network network = Driven(out Population cells);
        Population noise = network.Add(new Population { Name = "noise", Size = 4, Model = ModelLibrary.Get("noise_current"), Parameters = Circuits.Set(("mean", 50 * pA), ("std", 100 * pA)) });
        network.Add(new Projection { Name = "plastic", Source = noise, Target = cells, Rule = new AllToAll(), Weight = new UniformDistribution(0.5, 1.5), Delay = new UniformDistribution(0.2 * ms, 1.4 * ms), Synapse = Factor });
        return Recorded(network);
    }

    private static Network Growing()
    {
        Network network = Driven(out Population cells);
        network.Add(new Projection
        {
            Name = "plastic", Source = cells, Target = cells, Rule = new FixedInDegree(4) { Autapses = false }, Weight = 60 * pA, Delay = 1.3 * ms,
            Structure = new StructuralPlasticity
            {
                Axonal = new LinearGrowth(3000 * Hz, 40 * Hz), Dendritic = new GaussianGrowth(2000 * Hz, 0 * Hz, 60 * Hz), RateTime = 20 * ms, Interval = 2.4 * ms,   // so that a checkpoint comes between a change and its coming into force
            },
        });
        return Recorded(network);
    }

    private static SynapseModel With(SynapseModel model, params (string Name, string Value)[] parameters) =>
        model with { Parameters = parameters.Aggregate(model.Parameters, (known, parameter) => known.SetItem(parameter.Name, parameter.Value)) };

    private static Network Recorded(Network network)
    {
        foreach (Population population in network.Populations)
            if (population.Model.Output.Length == 0) network.RecordSpikes(population);
        return network;
    }
}
