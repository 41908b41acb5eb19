using System.Collections.Immutable;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Microcircuit;

/// <summary>The parameters of Potjans and Diesmann (2014), in the order L2/3 E, L2/3 I, L4 E, L4 I, L5 E, L5 I, L6 E, L6 I.</summary>
/// <remarks>
/// Sources: Potjans and Diesmann 2014, Cereb. Cortex 24:785, tables 4 and 5; parameter files of INM-6/microcircuit-PD14-model
/// (initial potentials, thalamic input). Matrices are [target][source].
/// </remarks>
internal static class MicrocircuitParameters
{
    public static ImmutableArray<string> Populations { get; } = ["L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I"];

    /// <summary>Neurons at full scale; 77,169 in all.</summary>
    public static ImmutableArray<long> Sizes { get; } = [20683, 5834, 21915, 5479, 4850, 1065, 14395, 2948];

    public static ImmutableArray<ImmutableArray<double>> ConnectionProbability { get; } =
    [
        [0.1009, 0.1689, 0.0437, 0.0818, 0.0323, 0, 0.0076, 0],
        [0.1346, 0.1371, 0.0316, 0.0515, 0.0755, 0, 0.0042, 0],
        [0.0077, 0.0059, 0.0497, 0.1350, 0.0067, 0.0003, 0.0453, 0],
        [0.0691, 0.0029, 0.0794, 0.1597, 0.0033, 0, 0.1057, 0],
        [0.1004, 0.0622, 0.0505, 0.0057, 0.0831, 0.3726, 0.0204, 0],
        [0.0548, 0.0269, 0.0257, 0.0022, 0.0600, 0.3158, 0.0086, 0],
        [0.0156, 0.0066, 0.0211, 0.0166, 0.0572, 0.0197, 0.0396, 0.2252],
        [0.0364, 0.0010, 0.0034, 0.0005, 0.0277, 0.0080, 0.0658, 0.1443],
    ];

    /// <summary>Inputs from outside the circuit per neuron.</summary>
    public static ImmutableArray<int> ExternalInDegree { get; } = [1600, 1500, 2100, 1900, 2000, 1900, 2900, 2100];

    /// <summary>Rate of each input from outside.</summary>
    public static Frequency ExternalRate { get; } = 8 * Hz;

    /// <summary>Initial membrane potentials chosen near the stationary state ("optimised"), so that there is no burst at the start: means.</summary>
    public static ImmutableArray<double> InitialMean_mV { get; } = [-68.28, -63.16, -63.33, -63.45, -63.11, -61.66, -66.72, -61.43];

    /// <summary>Standard deviations of the initial membrane potentials.</summary>
    public static ImmutableArray<double> InitialDeviation_mV { get; } = [5.36, 4.57, 4.74, 4.94, 4.94, 4.55, 5.46, 4.48];

    /// <summary>Capacitance of the membrane.</summary>
    public static Capacitance MembraneCapacitance { get; } = 250 * pF;

    /// <summary>Time constant of the membrane.</summary>
    public static Time MembraneTimeConstant { get; } = 10 * ms;

    /// <summary>Time constant of synaptic currents.</summary>
    public static Time SynapticTimeConstant { get; } = 0.5 * ms;

    /// <summary>Peak of a single excitatory postsynaptic potential; that from L4 E to L2/3 E is twice as high.</summary>
    public static Voltage PostsynapticPotential { get; } = 0.15 * mV;

    /// <summary>Inhibitory weights are this times the excitatory ones.</summary>
    public const double RelativeInhibition = -4;

    /// <summary>Weight of a projection over the excitatory weight. L4 E excites L2/3 E with twice the weight, the one exception of the published parameters.</summary>
    public static double RelativeWeight(int source, int target) => source % 2 == 1 ? RelativeInhibition : source == 2 && target == 0 ? 2 : 1;

    /// <summary>Standard deviation of weights over their mean.</summary>
    public const double RelativeWeightDeviation = 0.1;

    /// <summary>Mean delay of excitatory synapses.</summary>
    public static Time ExcitatoryDelay { get; } = 1.5 * ms;

    /// <summary>Mean delay of inhibitory synapses.</summary>
    public static Time InhibitoryDelay { get; } = 0.75 * ms;

    /// <summary>Standard deviation of delays over their mean.</summary>
    public const double RelativeDelayDeviation = 0.5;

    /// <summary>Neurons of the thalamic nucleus.</summary>
    public const long ThalamicSize = 902;

    /// <summary>Connection probability from the thalamus to each population.</summary>
    public static ImmutableArray<double> ThalamicProbability { get; } = [0, 0, 0.0983, 0.0619, 0, 0, 0.0512, 0.0196];

    /// <summary>Rate of thalamic neurons during the pulse.</summary>
    public static Frequency ThalamicRate { get; } = 120 * Hz;

    /// <summary>Start of the thalamic pulse.</summary>
    public static Time ThalamicStart { get; } = 700 * ms;

    /// <summary>Length of the thalamic pulse.</summary>
    public static Time ThalamicDuration { get; } = 10 * ms;

    /// <summary>The current amplitude whose postsynaptic potential has the given peak (87.8085 pA for 0.15 mV).</summary>
    public static Current PostsynapticCurrent(Voltage peak)
    {
        double m = MembraneTimeConstant.Milliseconds, s = SynapticTimeConstant.Milliseconds;
        double peakTime = Math.Log(m / s) * m * s / (m - s);
        double perUnit = s * m / (m - s) / MembraneCapacitance.Internal * (Math.Exp(-peakTime / m) - Math.Exp(-peakTime / s));
        return Current.FromInternal(peak.Millivolts / perUnit);
    }

    /// <summary>Synapses between two populations whose pairs are connected with probability <paramref name="p"/> when drawn with replacement.</summary>
    public static long SynapseCount(double p, long sources, long targets) =>
        p == 0 ? 0 : (long)Math.Round(Math.Log(1 - p) / Math.Log(1 - 1.0 / ((double)sources * targets)));
}
