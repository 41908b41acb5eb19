using System.Collections.Immutable;
using Glia.Equations;
using Glia.Equations.Interpretation;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Tests.Synapses;

/// <summary>One synapse of a built-in model in the interpreter, between neurons that have V_m or a rate r.</summary>
internal sealed record Trial(string Model)
{
    /// <summary>A neuron with a rate that others set.</summary>
    public static readonly NeuronModel RateNeuron = new()
    {
        Name = "rate", Equations = "dr/dt = -r/(1*second) : 1\nI : 1 (current)", Receptors = [new Receptor("input", "r += w", "1")],
    };

    private static readonly string[] s_rates = ["hebb", "anti_hebb", "covariance", "oja", "sanger", "bcm"];

    public double Weight { get; init; } = 50;

    public double TimeStep_ms { get; init; } = 0.1;

    /// <summary>The delay, in steps.</summary>
    public int Delay { get; init; } = 10;

    public ImmutableArray<(string Name, double Value)> Parameters { get; init; } = [];

    public ImmutableArray<(string Name, double Value)> Initial { get; init; } = [];

    public Func<string, long, double> Neurons { get; init; } = static (_, _) => 0;

    public Func<string, long, double> Modulators { get; init; } = static (_, _) => 0;

    public Func<long, Draw, double> Random { get; init; } = static (_, _) => 0.5;

    public Func<SynapseSum, double, double> Sums { get; init; } = static (_, own) => own;

    public SynapseInterpreter Start()
    {
        NeuronModel neuron = s_rates.Contains(Model) ? RateNeuron : ModelLibrary.Get("iaf_psc_exp");
        SynapseProgram program = SynapseCompiler.Compile(SynapseLibrary.Get(Model), new SynapseContext(Dimension.Current, neuron, neuron));
        return new SynapseInterpreter(program, new SynapseSetting
        {
            TimeStep_ms = TimeStep_ms, Delay = Delay, Neurons = Neurons, Modulators = Modulators, Random = Random, Sums = Sums,
            Parameters = Parameters.ToImmutableDictionary(pair => pair.Name, pair => pair.Value),
            Initial = Initial.Add(("w", Weight)).ToImmutableDictionary(pair => pair.Name, pair => pair.Value),
        });
    }

    /// <summary>The weight after these spikes, in steps, and a time in which every one of them has been seen.</summary>
    public double WeightAfter(long[] pre, long[] post)
    {
        SynapseInterpreter synapse = Start();
        long end = pre.Concat(post).DefaultIfEmpty().Max() + 3 * Delay;
        synapse.Run(pre, post, end);
        return synapse["w", end];
    }

    /// <summary>What these spikes carry.</summary>
    public double[] Transmitted(IReadOnlyCollection<long> pre, IReadOnlyCollection<long> post) =>
        [.. Start().Run(pre, post, pre.Max() + Delay).Select(transmission => transmission.Value)];
}
