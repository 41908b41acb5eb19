using System.Collections.Immutable;
using Glia.Gallery.Circuits;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.VogelsAbbott;

/// <summary>Describes benchmark 3 of Brette et al. (2007): Hodgkin-Huxley neurons of Traub and Miles with conductance-based synapses, as Brian 2's example <c>COBAHH</c> writes it.</summary>
internal static class CobaHhNetwork
{
    /// <summary>The neuron, of 20,000 µm² membrane.</summary>
    public static NeuronModel Neuron { get; } = new()
    {
        Name = "cobahh",
        Summary = "Hodgkin-Huxley neuron (Traub and Miles) with exponential synaptic conductances",
        Equations = """
            dv/dt = (gl*(El - v) + ge*(Ee - v) + gi*(Ei - v) - g_na*(m*m*m)*h*(v - ENa) - g_kd*(n*n*n*n)*(v - EK))/Cm : volt
            dm/dt = alpha_m*(1 - m) - beta_m*m : 1
            dn/dt = alpha_n*(1 - n) - beta_n*n : 1
            dh/dt = alpha_h*(1 - h) - beta_h*h : 1
            dge/dt = -ge/taue : siemens
            dgi/dt = -gi/taui : siemens
            alpha_m = 0.32*(mV**-1)*4*mV/exprel((13*mV - v + VT)/(4*mV))/ms : Hz
            beta_m = 0.28*(mV**-1)*5*mV/exprel((v - VT - 40*mV)/(5*mV))/ms : Hz
            alpha_h = 0.128*exp((17*mV - v + VT)/(18*mV))/ms : Hz
            beta_h = 4./(1 + exp((40*mV - v + VT)/(5*mV)))/ms : Hz
            alpha_n = 0.032*(mV**-1)*5*mV/exprel((15*mV - v + VT)/(5*mV))/ms : Hz
            beta_n = .5*exp((10*mV - v + VT)/(40*mV))/ms : Hz
            Cm : farad (constant, shared)
            gl : siemens (constant, shared)
            g_na : siemens (constant, shared)
            g_kd : siemens (constant, shared)
            El : volt (constant, shared)
            EK : volt (constant, shared)
            ENa : volt (constant, shared)
            VT : volt (constant, shared)
            Ee : volt (constant, shared)
            Ei : volt (constant, shared)
            taue : second (constant, shared)
            taui : second (constant, shared)
            """,
        Threshold = "v > -20*mV",
        Refractory = "3*ms",
        Receptors =
        [
            new Receptor("excitatory", "ge += w", "nS"),
            new Receptor("inhibitory", "gi += w", "nS"),
        ],
        Parameters = new Dictionary<string, string>
        {
            ["Cm"] = "200 pF", ["gl"] = "10 nS", ["g_na"] = "20 uS", ["g_kd"] = "6 uS", ["El"] = "-60 mV", ["EK"] = "-90 mV",
            ["ENa"] = "50 mV", ["VT"] = "-63 mV", ["Ee"] = "0 mV", ["Ei"] = "-80 mV", ["taue"] = "5 ms", ["taui"] = "10 ms",
        }.ToImmutableDictionary(),
        Initial = new Dictionary<string, string> { ["v"] = "El" }.ToImmutableDictionary(),
        Method = "exponential_euler",
        References = ["Brette et al. 2007, J. Comput. Neurosci. 23:349-398", "Traub and Miles 1991, Neuronal Networks of the Hippocampus"],
    };

    /// <summary>Describes the network.</summary>
    public static Circuit Describe(double scale, ulong seed, Func<Network, int> traceInterval) => BalancedPair.Describe(new BalancedPair
    {
        Name = "cobahh",
        Model = Neuron,
        Initial = ParameterSet.Of(
            ("v", new NormalDistribution(-65 * mV, 5 * mV)),
            ("ge", new NormalDistribution(40 * nS, 15 * nS)),
            ("gi", new NormalDistribution(200 * nS, 120 * nS))),
        ExcitatoryWeight = 6 * nS,
        InhibitoryWeight = 67 * nS,
        Potential = ("v", -20),
    }, scale, seed, traceInterval);
}
