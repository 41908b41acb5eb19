using System.Collections.Immutable;
using Glia.Analysis.Charts;
using Glia.Gallery.Circuits;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.BalancedPlastic;

/// <summary>Describes the network of Vogels et al. (2011), as Brian 2's example <c>Vogels_et_al_2011</c> writes it, with an assembly among the excitatory neurons.</summary>
internal sealed record BalancedPlasticNetwork
{
    public const long ExcitatorySize = 8_000, InhibitorySize = 2_000;

    /// <summary>Probability of a synapse between any two neurons.</summary>
    public const double Probability = 0.02;

    /// <summary>Share of the assembly that the cue reaches.</summary>
    public const double CuedShare = 0.25;

    /// <summary>Factor by which storing strengthens the synapses within the assembly.</summary>
    public const double Strengthening = 5;

    /// <summary>Time constant of the rule.</summary>
    public static Time TraceTimeConstant { get; } = 20 * ms;

    /// <summary>Weights of excitatory synapses, and of those between inhibitory neurons.</summary>
    public static (Conductance Excitatory, Conductance Inhibitory) Fixed { get; } = (0.3 * nS, 3 * nS);

    /// <summary>The network, recorders included.</summary>
    public required Circuit Circuit { get; init; }

    /// <summary>Plastic synapses: from the inhibitory neurons onto the assembly and onto the other excitatory neurons.</summary>
    public required ImmutableArray<Projection> Plastic { get; init; }

    /// <summary>Synapses within the assembly; their parameter <c>gain</c> stores it.</summary>
    public required Projection Assembly { get; init; }

    /// <summary>The current that a part of the assembly receives as a cue.</summary>
    public required Population Cue { get; init; }

    /// <summary>The neuron. Weights of both receptors are positive conductances.</summary>
    public static NeuronModel Neuron { get; } = new()
    {
        Name = "vogels2011",
        Summary = "Leaky integrate-and-fire neuron with exponential conductances and a background current",
        Equations = """
            dv/dt = (g_L*(E_L - v) - g_ampa*(v - E_ampa) - g_gaba*(v - E_gaba) + I_b + I)/C : volt (unless refractory)
            dg_ampa/dt = -g_ampa/tau_ampa : siemens
            dg_gaba/dt = -g_gaba/tau_gaba : siemens
            I : amp (current)
            """,
        Threshold = "v > V_th",
        Reset = "v = E_L",
        Refractory = "5*ms",
        Receptors = [new Receptor("excitatory", "g_ampa += w", "nS") { Weights = "positive" }, new Receptor("inhibitory", "g_gaba += w", "nS") { Weights = "positive" }],
        Parameters = new Dictionary<string, string>
        {
            ["C"] = "200 pF", ["g_L"] = "10 nS", ["E_L"] = "-60 mV", ["V_th"] = "-50 mV", ["E_ampa"] = "0 mV", ["E_gaba"] = "-80 mV",
            ["tau_ampa"] = "5 ms", ["tau_gaba"] = "10 ms", ["I_b"] = "200 pA",
        }.ToImmutableDictionary(),
        Initial = new Dictionary<string, string> { ["v"] = "E_L" }.ToImmutableDictionary(),
        Method = "exponential_euler",
        References = ["Vogels et al. 2011, Science 334:1569-1573"],
    };

    /// <summary>A synapse that learns nothing, but whose effect can be multiplied during a run.</summary>
    private static SynapseModel Scaled { get; } = new()
    {
        Name = "scaled",
        Summary = "Synapse without learning whose effect can be multiplied during a run",
        Equations = """
            w : weight
            gain : 1 (constant)
            """,
        OnPre = "transmit = gain*w",
        Parameters = new Dictionary<string, string> { ["gain"] = "1" }.ToImmutableDictionary(),
    };

    /// <summary>Describes the network.</summary>
    /// <param name="scale">Share of the neurons; the probability grows as sizes shrink, so that mean in-degrees stay.</param>
    /// <param name="assembly">Share of the excitatory neurons that forms the assembly.</param>
    /// <param name="target">The rate that the rule aims at.</param>
    /// <param name="seed">Seed.</param>
    public static BalancedPlasticNetwork Describe(double scale, double assembly, Frequency target, ulong seed)
    {
        var network = new Network(seed) { Name = "balanced-plastic" };
        long excitatory = Size(ExcitatorySize, scale), assembled = Math.Clamp((long)Math.Round(assembly * excitatory), 4, excitatory - 1);
        Population members = Add(network, "assembly", assembled), others = Add(network, "E", excitatory - assembled), inhibitory = Add(network, "I", Size(InhibitorySize, scale));
        var rule = new PairwiseBernoulli(Math.Min(1, Probability / scale));

        // The original has no delay; a spike here arrives one step after it was emitted, the soonest that the time grid allows.
        Projection Connect(Population source, Population target, Conductance weight, string receptor, SynapseModel? synapse = null) =>
            network.Connect(source, target, rule, weight, network.TimeStep, synapse, receptor);

        Projection within = Connect(members, members, Fixed.Excitatory, "excitatory", Scaled);
        Connect(members, others, Fixed.Excitatory, "excitatory");
        Connect(members, inhibitory, Fixed.Excitatory, "excitatory");
        foreach (Population to in (Population[])[members, others, inhibitory]) Connect(others, to, Fixed.Excitatory, "excitatory");
        Connect(inhibitory, inhibitory, Fixed.Inhibitory, "inhibitory");
        Projection[] plastic = [Learning(network, inhibitory, members, rule, target), Learning(network, inhibitory, others, rule, target)];

        return new BalancedPlasticNetwork
        {
            Circuit = Observed(network, members, others, inhibitory), Plastic = [.. plastic], Assembly = within, Cue = AddCue(network, members),
        };
    }

    /// <summary>How many neurons of the assembly the cue reaches: the first ones.</summary>
    public static int Cued(long assembled) => Math.Max(1, (int)Math.Round(CuedShare * assembled));

    private static Projection Learning(Network network, Population source, Population target, ConnectionRule rule, Frequency rate) => network.Add(new Projection
    {
        Name = $"{source.Name}->{target.Name}",
        Source = source,
        Target = target,
        Rule = rule,
        Weight = 0 * nS,
        Delay = network.TimeStep,
        Receptor = "inhibitory",
        Synapse = SynapseLibrary.Get("vogels_sprekeler_synapse") with { Delay = DelaySite.Axonal },
        Parameters = ParameterSet.Of(("eta", 0 * nS), ("alpha", 2 * (TraceTimeConstant * rate)), ("Wmax", 100 * nS), ("tau", TraceTimeConstant)),
    });

    private static Circuit Observed(Network network, Population members, Population others, Population inhibitory) => new()
    {
        Network = network,
        Populations =
        [
            new(network.RecordSpikes(members), "Assembly", Hue.Purple, "Network"),
            new(network.RecordSpikes(others), "E", Hue.Excitatory, "Network"),
            new(network.RecordSpikes(inhibitory), "I", Hue.Inhibitory, "Network"),
        ],
    };

    private static Population AddCue(Network network, Population members)
    {
        Population cue = network.Add(new Population { Name = "cue", Size = 1, Model = ModelLibrary.Get("dc"), Parameters = ParameterSet.Of(("amplitude", 0 * pA)) });
        int cued = Cued(members.Size);
        network.Connect(cue, members, new ExplicitPairs([.. Enumerable.Repeat(0, cued)], [.. Enumerable.Range(0, cued)]), 1, network.TimeStep);
        return cue;
    }

    private static Population Add(Network network, string name, long size) => network.Add(new Population
    {
        Name = name, Size = size, Model = Neuron, Initial = ParameterSet.Of(("v", new UniformDistribution(-60 * mV, -50 * mV))),
    });

    private static long Size(long full, double scale) => Math.Max(16, (long)Math.Round(full * scale));
}
