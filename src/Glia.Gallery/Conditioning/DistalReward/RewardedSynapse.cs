using System.Collections.Immutable;
using Glia.Analysis.Charts;
using Glia.Gallery.Circuits;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Conditioning.DistalReward;

/// <summary>Describes the network of Izhikevich (2007), figure 1, with the constants of his program: one synapse of 80,000 is followed by reward.</summary>
internal sealed record RewardedSynapse
{
    public const long ExcitatorySize = 800, InhibitorySize = 200;

    /// <summary>Synapses of each neuron.</summary>
    public const int OutDegree = 100;

    /// <summary>The two neurons whose synapse is rewarded.</summary>
    public const int First = 0, Second = 1;

    /// <summary>Rewards that can be under way at the same time.</summary>
    private const int Timers = 64;

    /// <summary>Largest weight.</summary>
    public static Voltage Ceiling { get; } = 4 * mV;

    /// <summary>Time constants of factors 0.95 per ms (spike traces), 0.99 per 10 ms (eligibility) and 0.995 per ms (dopamine).</summary>
    private static readonly Time s_trace = -1 / Math.Log(0.95) * ms, s_eligibility = -10 / Math.Log(0.99) * ms, s_dopamine = -1 / Math.Log(0.995) * ms;

    /// <summary>The network; its populations are a sample of the excitatory and of the inhibitory neurons, and the timers, whose spikes are the rewards.</summary>
    public required Circuit Circuit { get; init; }

    /// <summary>The rewarded synapse.</summary>
    public required Projection Chosen { get; init; }

    /// <summary>Synapses between excitatory neurons, and from them to inhibitory ones.</summary>
    public required ImmutableArray<Projection> Others { get; init; }

    /// <summary>Describes the network, recorders included.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="isRewarded">False for the control: coincidences are noted, but bring no dopamine.</param>
    public static RewardedSynapse Describe(ulong seed, bool isRewarded)
    {
        var network = new Network(seed) { Name = "rewarded-synapse", TimeStep = 1 * ms };
        Population excitatory = Add(network, "E", ExcitatorySize, 0.02, 8 * mV), inhibitory = Add(network, "I", InhibitorySize, 0.1, 2 * mV);
        Population dopamine = network.Add(new Population { Name = "dopamine", Size = 1, Model = RewardModels.Dopamine, Parameters = ParameterSet.Of(("tau", s_dopamine)) });
        Population timers = AddTimers(network, excitatory, dopamine, isRewarded);

        // Targets are drawn from all neurons, so that 80 of 100 are excitatory.
        int onto = (int)(OutDegree * ExcitatorySize / (ExcitatorySize + InhibitorySize));
        Projection[] others =
        [
            Plastic(network, excitatory, excitatory, "E->E", new FixedOutDegree(onto), 1 * mV, dopamine),
            Plastic(network, excitatory, inhibitory, "E->I", new FixedOutDegree(OutDegree - onto), 1 * mV, dopamine),
        ];
        Projection chosen = Plastic(network, excitatory, excitatory, "chosen", new ExplicitPairs([First], [Second]), 0 * mV, dopamine);
        network.Connect(inhibitory, excitatory, new FixedOutDegree(OutDegree), -1 * mV, network.TimeStep);
        return new RewardedSynapse
        {
            Circuit = new Circuit
            {
                Network = network,
                Populations =
                [
                    new(Record(network, excitatory, 200), "E", Hue.Excitatory, "Network"), new(Record(network, inhibitory, 50), "I", Hue.Inhibitory, "Network"),
                    new(network.RecordSpikes(timers), "rewards", Hue.Stimulus, "Rewards"),
                ],
                Shown = 2 * s,
            },
            Chosen = chosen, Others = [.. others],
        };
    }

    /// <summary>Pairs add to the eligibility of each synapse; every 10 ms each weight takes up dopamine times eligibility.</summary>
    private static Projection Plastic(Network network, Population source, Population target, string name, ConnectionRule rule, Voltage weight, Population dopamine) => network.Add(new Projection
    {
        Name = name, Source = source, Target = target, Rule = rule, Weight = weight, Delay = network.TimeStep,
        Synapse = SynapseLibrary.Get("rstdp"),
        // The program weakens when a spike is emitted; here that is done when it arrives, 1 ms later.
        Parameters = ParameterSet.Of(
            ("b", 0.002), ("A_plus", 0.1 * mV), ("A_minus", 0.15 / 0.95 * mV), ("Wmax", Ceiling), ("tau_c", s_eligibility), ("tau_plus", s_trace), ("tau_minus", s_trace),
            ("update", 10 * ms)),
        Modulators = ImmutableDictionary<string, Modulator>.Empty.Add("dopamine", new PopulationModulator(dopamine, "level")),
    });

    private static Population AddTimers(Network network, Population neurons, Population dopamine, bool isRewarded)
    {
        Population timers = network.AddPopulation("reward", Timers, RewardModels.Timer);
        ImmutableArray<int> all = [.. Enumerable.Range(0, Timers)];
        foreach ((int neuron, string receptor) in new[] { (First, "first"), (Second, "second") })
            network.Connect(neurons, timers, new ExplicitPairs([.. Enumerable.Repeat(neuron, Timers)], all), 1, network.TimeStep, receptor);
        if (isRewarded) network.Connect(timers, dopamine, new AllToAll(), 0.5, network.TimeStep);
        return timers;
    }

    private static SpikeRecorder Record(Network network, Population population, int neurons) =>
        network.RecordSpikes(population, [.. Enumerable.Range(0, neurons).Select(static neuron => (long)neuron)]);

    private static Population Add(Network network, string name, long size, double recovery, Voltage jump) => network.Add(new Population
    {
        Name = name, Size = size, Model = RewardModels.Neuron, Parameters = ParameterSet.Of(("a", recovery), ("d", jump)),
    });
}
