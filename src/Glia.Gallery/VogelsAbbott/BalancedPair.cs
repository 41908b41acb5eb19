using System.Collections.Immutable;
using Glia.Analysis.Charts;
using Glia.Gallery.Circuits;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;

namespace Glia.Gallery.VogelsAbbott;

/// <summary>The wiring that both benchmarks share: 3,200 excitatory and 800 inhibitory neurons, every pair connected with probability 2 %.</summary>
internal sealed record BalancedPair
{
    public const long ExcitatorySize = 3_200, InhibitorySize = 800;

    public const double Probability = 0.02;

    public required string Name { get; init; }

    public required NeuronModel Model { get; init; }

    public required ImmutableDictionary<string, ParameterValue> Initial { get; init; }

    public required Distribution ExcitatoryWeight { get; init; }

    public required Distribution InhibitoryWeight { get; init; }

    /// <summary>The potential shown as a trace, with its threshold.</summary>
    public required (string Name, double Threshold_mV) Potential { get; init; }

    /// <summary>Describes the network. Scaling keeps mean in-degrees: the probability grows as sizes shrink.</summary>
    public static Circuit Describe(BalancedPair pair, double scale, ulong seed, Func<Network, int> traceInterval)
    {
        var network = new Network(seed) { Name = pair.Name };
        Population excitatory = Add(network, "E", ExcitatorySize, pair, scale), inhibitory = Add(network, "I", InhibitorySize, pair, scale);
        var rule = new PairwiseBernoulli(Math.Min(1, Probability / scale));
        foreach (Population target in (Population[])[excitatory, inhibitory])
        {
            // The originals have no delay; a spike here arrives one step after it was emitted, the soonest that the time grid allows.
            network.Connect(excitatory, target, rule, pair.ExcitatoryWeight, network.TimeStep, "excitatory");
            network.Connect(inhibitory, target, rule, pair.InhibitoryWeight, network.TimeStep, "inhibitory");
        }

        return new Circuit
        {
            Network = network,
            Populations =
            [
                new(network.RecordSpikes(excitatory), "E", Hue.Excitatory, "Network"), new(network.RecordSpikes(inhibitory), "I", Hue.Inhibitory, "Network"),
            ],
            Traces =
            [
                new(network.RecordStates(excitatory, [pair.Potential.Name], [0, 1, 2], traceInterval(network)), "E", Hue.Excitatory, ["mV"])
                {
                    Levels = [new TraceLevel("threshold", pair.Potential.Threshold_mV)],
                },
            ],
        };
    }

    private static Population Add(Network network, string name, long size, BalancedPair pair, double scale) => network.Add(new Population
    {
        Name = name, Size = Math.Max(1, (long)Math.Round(size * scale)), Model = pair.Model, Initial = pair.Initial,
    });
}
