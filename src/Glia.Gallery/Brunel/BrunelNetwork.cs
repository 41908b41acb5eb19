using Glia.Analysis.Charts;
using Glia.Gallery.Circuits;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Brunel;

/// <summary>Describes the balanced network of Brunel (2000), model A: 10,000 excitatory and 2,500 inhibitory neurons, delta synapses.</summary>
internal static class BrunelNetwork
{
    /// <summary>Share of a population that a neuron receives input from.</summary>
    public const double ConnectionProbability = 0.1;

    public const long ExcitatorySize = 10_000, InhibitorySize = 2_500;

    /// <summary>Jump of the potential at an excitatory spike.</summary>
    public static Voltage Weight { get; } = 0.1 * mV;

    /// <summary>Delay of all synapses.</summary>
    public static Time Delay { get; } = 1.5 * ms;

    /// <summary>Time constant of the membrane.</summary>
    public static Time MembraneTimeConstant { get; } = 20 * ms;

    /// <summary>Threshold above rest.</summary>
    public static Voltage Threshold { get; } = 20 * mV;

    /// <summary>Refractory period.</summary>
    public static Time Refractory { get; } = 2 * ms;

    /// <summary>The rate of one external input that, by its mean alone, brings the potential to the threshold.</summary>
    public static Frequency ThresholdRate(double inputs) =>
        Frequency.FromInternal(Threshold.Millivolts / (Weight.Millivolts * inputs * MembraneTimeConstant.Milliseconds));

    /// <summary>Describes the network at a scale; in-degrees stay as they are.</summary>
    public static Circuit Describe(BrunelRegime regime, Voltage reset, double scale, ulong seed, Func<Network, int> traceInterval)
    {
        var network = new Network(seed) { Name = $"brunel-{regime.Name}" };
        int every = traceInterval(network);
        Population excitatory = AddNeurons(network, "E", ExcitatorySize, reset, scale);
        Population inhibitory = AddNeurons(network, "I", InhibitorySize, reset, scale);
        int fromExcitatory = (int)(ConnectionProbability * ExcitatorySize), fromInhibitory = (int)(ConnectionProbability * InhibitorySize);
        foreach (Population target in (Population[])[excitatory, inhibitory])
        {
            network.Connect(excitatory, target, new FixedInDegree(fromExcitatory), Weight, Delay);
            network.Connect(inhibitory, target, new FixedInDegree(fromInhibitory), -regime.G * Weight, Delay);
            AddDrive(network, target, regime.Eta * fromExcitatory * ThresholdRate(fromExcitatory));
        }

        return new Circuit
        {
            Network = network,
            Populations =
            [
                new(network.RecordSpikes(excitatory), "E", Hue.Excitatory, "Network"), new(network.RecordSpikes(inhibitory), "I", Hue.Inhibitory, "Network"),
            ],
            Traces = [new(network.RecordStates(excitatory, ["V_m"], [0, 1, 2], every), "E", Hue.Excitatory, ["mV"]) { Levels = [new TraceLevel("V_th", Threshold.Millivolts)] }],
            Shown = 200 * ms,
        };
    }

    private static Population AddNeurons(Network network, string name, long size, Voltage reset, double scale) => network.Add(new Population
    {
        Name = name,
        Size = Math.Max(1, (long)Math.Round(size * scale)),
        Model = ModelLibrary.Get("iaf_psc_delta"),
        Parameters = ParameterSet.Of(
            ("tau_m", MembraneTimeConstant), ("E_L", 0 * mV), ("V_th", Threshold), ("V_reset", reset), ("t_ref", Refractory)),
        Initial = ParameterSet.Of(("V_m", 0 * mV)),
    });

    /// <summary>Every neuron its own Poisson input: the sum of as many external neurons as it has excitatory inputs.</summary>
    private static void AddDrive(Network network, Population target, Frequency rate)
    {
        Population drive = network.Add(new Population
        {
            Name = $"drive-{target.Name}", Size = target.Size, Model = ModelLibrary.Get("poisson"), Parameters = ParameterSet.Of(("rate", rate)),
        });
        network.Connect(drive, target, new OneToOne(), Weight, Delay);
    }
}
