using Glia.Analysis.Charts;
using Glia.Gallery.Circuits;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.AssociativeMemory;

/// <summary>A network of excitatory neurons, all connected to each other by synapses that learn, under the control of inhibitory ones.</summary>
/// <remarks>
/// Patterns arrive by strong synapses, one for each excitatory neuron, as those of mossy fibres do in hippocampal area CA3 (Marr 1971). Inhibition grows with the number of
/// excitatory spikes and comes a few milliseconds after them: it lets a pattern be completed and stops what goes beyond. The constants are this project's own; weights
/// are scaled so that patterns of another size, and networks of another size, behave alike.
/// </remarks>
internal sealed record MemoryNetwork
{
    /// <summary>Active neurons of a pattern and inhibitory neurons for which the weights below hold.</summary>
    private const double UsualActive = 40, UsualInhibitory = 200;

    /// <summary>Transmission between excitatory neurons while the network learns.</summary>
    public const double LearningGain = 0.1;

    /// <summary>The largest weight of an assembly and of a sequence, for patterns of 40 neurons.</summary>
    public static Current AssemblyWeight { get; } = 50 * pA;

    /// <inheritdoc cref="AssemblyWeight"/>
    public static Current SequenceWeight { get; } = 85 * pA;

    /// <summary>Weights before learning, by the largest.</summary>
    public const double InitialShare = 0.02;

    /// <summary>Step of time.</summary>
    public static Time TimeStep { get; } = 0.5 * ms;

    /// <summary>The network with its recorders.</summary>
    public required Circuit Circuit { get; init; }

    /// <summary>The synapses that learn.</summary>
    public required Projection Recurrent { get; init; }

    /// <summary>Their largest weight.</summary>
    public required Current Largest { get; init; }

    /// <summary>Describes a network.</summary>
    /// <param name="seed">Seed.</param>
    /// <param name="patterns">The patterns, which say how many neurons there are.</param>
    /// <param name="rule">The rule by which synapses learn.</param>
    /// <param name="largest">Their largest weight, for patterns of 40 neurons.</param>
    /// <param name="parameters">Other parameters of the rule.</param>
    /// <param name="input">When which neurons are made to fire.</param>
    public static MemoryNetwork Describe(ulong seed, PatternSet patterns, SynapseModel rule, Current largest, IEnumerable<(string, ParameterValue)> parameters, EventTimes input)
    {
        var network = new Network(seed) { Name = rule.Name, TimeStep = TimeStep };
        double perPattern = UsualActive / patterns.Active;
        Population excitatory = Neurons(network, "E", patterns.Neurons, ("tau_m", 20 * ms), ("tau_syn_ex", 5 * ms), ("tau_syn_in", 5 * ms), ("t_ref", 20 * ms));
        Population inhibitory = Neurons(network, "I", Math.Max(1, patterns.Neurons / 4), ("tau_m", 10 * ms), ("tau_syn_ex", 2 * ms), ("tau_syn_in", 5 * ms), ("t_ref", 5 * ms));
        Population volleys = network.Add(new Population
        {
            Name = "input", Size = patterns.Neurons, Model = ModelLibrary.Get("spike_times"), Parameters = ParameterSet.Of(("spike_times", input)),
        });
        network.Connect(volleys, excitatory, new OneToOne(), 12 * nA, 1 * ms);
        AddBackground(network, excitatory, 300 * Hz, 60 * pA);
        AddBackground(network, inhibitory, 500 * Hz, 40 * pA);
        Projection recurrent = network.Add(new Projection
        {
            Name = "E->E", Source = excitatory, Target = excitatory, Rule = new AllToAll { Autapses = false }, Weight = InitialShare * perPattern * largest,
            Delay = new NormalDistribution(4 * ms, 0.5 * ms) { Low = (Quantity)(1 * ms) }, Synapse = rule,
            Parameters = ParameterSet.Of([.. parameters, ("Wmax", perPattern * largest), ("gain", LearningGain)]),
        });
        Current drive = perPattern * 160 * pA;
        network.Connect(excitatory, inhibitory, new PairwiseBernoulli(0.5), new NormalDistribution(drive, 0.3 * drive) { Low = (Quantity)(0 * pA) }, 1 * ms);
        network.Connect(inhibitory, excitatory, new PairwiseBernoulli(0.5), -17 * (UsualInhibitory / inhibitory.Size) * pA, 1 * ms);
        return new MemoryNetwork
        {
            Recurrent = recurrent, Largest = perPattern * largest,
            Circuit = new Circuit
            {
                Network = network, Shown = 400 * ms,
                Populations = [new(network.RecordSpikes(excitatory), "E", Hue.Excitatory, "Network"), new(network.RecordSpikes(inhibitory), "I", Hue.Inhibitory, "Network")],
            },
        };
    }

    /// <summary>Stops learning and lets the synapses transmit.</summary>
    public void Recall(Simulation.Simulation simulation)
    {
        simulation.SetParameter(Recurrent, "lambda", 0);
        simulation.SetParameter(Recurrent, "gain", 1);
    }

    private static Population Neurons(Network network, string name, int size, params (string, ParameterValue)[] parameters) => network.Add(new Population
    {
        Name = name, Size = size, Model = ModelLibrary.Get("iaf_psc_exp"), Parameters = ParameterSet.Of(parameters),
    });

    /// <summary>Keeps potentials below threshold most of the time, and moving.</summary>
    private static void AddBackground(Network network, Population target, Frequency rate, Current weight)
    {
        Population source = network.Add(new Population
        {
            Name = $"background {target.Name}", Size = target.Size, Model = ModelLibrary.Get("poisson"), Parameters = ParameterSet.Of(("rate", rate)),
        });
        network.Connect(source, target, new OneToOne(), weight, 1 * ms);
    }
}
