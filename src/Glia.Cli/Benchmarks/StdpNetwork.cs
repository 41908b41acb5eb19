using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Cli.Benchmarks;

/// <summary>The balanced random network that NEST was measured with on the K computer: 9,000 excitatory and 2,250 inhibitory neurons with 11,250 inputs each, all excitatory-to-excitatory synapses plastic.</summary>
/// <remarks>Parameters: NEST's example <c>hpc_benchmark</c>; Kunkel et al. 2014, doi:10.3389/fninf.2014.00078.</remarks>
internal static class StdpNetwork
{
    private const long ExcitatorySize = 9_000, InhibitorySize = 2_250;
    private const int FromExcitatory = 9_000, FromInhibitory = 2_250;
    private const double Inhibition = 5, Drive = 1.685, PeakPotential_mV = 0.14;
    private const double Cm_pF = 250, TauM_ms = 10, TauSyn_ms = 0.32582722, RiseTime_ms = 1.700759, Threshold_mV = 20;

    private static readonly Time s_delay = 1.5 * ms;

    /// <summary>The weight whose potential peaks at 0.14 mV, pA.</summary>
    public static double Weight_pA { get; } = PeakPotential_mV / PeakOfOne_pA();

    /// <summary>Describes the network.</summary>
    /// <param name="seed">Seed of every random number.</param>
    /// <param name="scale">Share of the neurons; the number of inputs of each stays.</param>
    /// <param name="plastic">Whether the excitatory-to-excitatory synapses learn.</param>
    public static StdpCircuit Describe(ulong seed, double scale, bool plastic)
    {
        var network = new Network(seed) { Name = plastic ? "stdp" : "stdp, static synapses" };
        Population excitatory = AddNeurons(network, "E", ExcitatorySize, scale), inhibitory = AddNeurons(network, "I", InhibitorySize, scale);
        Current weight = Weight_pA * pA;
        Projection learning = network.Add(new Projection
        {
            Name = "E->E", Source = excitatory, Target = excitatory, Rule = new FixedInDegree(FromExcitatory), Weight = weight, Delay = s_delay,
            Synapse = plastic ? SynapseLibrary.Get("stdp_pl_synapse_hom") : null,
            Parameters = plastic
                ? ParameterSet.Of(("lambda", 0.1), ("mu", 0.4), ("alpha", 0.0513), ("tau_plus", 15 * ms), ("tau_minus", 30 * ms))
                : ParameterSet.Of(),
        });
        network.Connect(excitatory, inhibitory, new FixedInDegree(FromExcitatory), weight, s_delay);
        network.Connect(inhibitory, excitatory, new FixedInDegree(FromInhibitory), -Inhibition * weight, s_delay);
        network.Connect(inhibitory, inhibitory, new FixedInDegree(FromInhibitory), -Inhibition * weight, s_delay);
        AddDrive(network, excitatory, weight);
        AddDrive(network, inhibitory, weight);
        return new StdpCircuit(network, learning, network.RecordSpikes(excitatory));
    }

    private static Population AddNeurons(Network network, string name, long size, double scale) => network.Add(new Population
    {
        Name = name,
        Size = Math.Max(1, (long)Math.Round(size * scale)),
        Model = ModelLibrary.Get("iaf_psc_alpha"),
        Parameters = ParameterSet.Of(
            ("C_m", Cm_pF * pF), ("tau_m", TauM_ms * ms), ("tau_syn_ex", TauSyn_ms * ms), ("tau_syn_in", TauSyn_ms * ms), ("E_L", 0 * mV),
            ("V_reset", 0 * mV), ("V_th", Threshold_mV * mV), ("t_ref", 0.5 * ms)),
        Initial = ParameterSet.Of(("V_m", new NormalDistribution(5.7 * mV, 7.2 * mV))),
    });

    /// <summary>Every neuron its own Poisson input, at 1.685 times the rate that would bring its mean potential to the threshold.</summary>
    private static void AddDrive(Network network, Population target, Current weight)
    {
        double threshold_kHz = Threshold_mV / (TauM_ms / Cm_pF * Weight_pA * Math.E * TauSyn_ms);
        Population drive = network.Add(new Population
        {
            Name = $"drive-{target.Name}", Size = target.Size, Model = ModelLibrary.Get("poisson"), Parameters = ParameterSet.Of(("rate", Drive * threshold_kHz * kHz)),
        });
        network.Connect(drive, target, new OneToOne(), weight, s_delay);
    }

    /// <summary>Peak of the potential that an alpha current of weight 1 pA makes, mV: the value at its rise time.</summary>
    private static double PeakOfOne_pA()
    {
        const double Rate = 1 / TauSyn_ms - 1 / TauM_ms;
        double membrane = Math.Exp(-RiseTime_ms / TauM_ms), synapse = Math.Exp(-RiseTime_ms / TauSyn_ms);
        return Math.E / (TauSyn_ms * Cm_pF * Rate) * ((membrane - synapse) / Rate - RiseTime_ms * synapse);
    }
}

/// <summary>The network with what is measured of it.</summary>
/// <param name="Network">The description.</param>
/// <param name="Learning">The projection whose synapses are plastic.</param>
/// <param name="Spikes">Spikes of the excitatory neurons.</param>
internal sealed record StdpCircuit(Network Network, Projection Learning, SpikeRecorder Spikes);
