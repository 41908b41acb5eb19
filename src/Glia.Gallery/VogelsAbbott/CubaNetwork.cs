using System.Collections.Immutable;
using Glia.Gallery.Circuits;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;

namespace Glia.Gallery.VogelsAbbott;

/// <summary>Describes benchmark 2 of Brette et al. (2007): integrate-and-fire neurons with current-based synapses, as Brian 2's example <c>CUBA</c> writes it.</summary>
internal static class CubaNetwork
{
    /// <summary>The neuron. Synaptic "currents" are in volts, as in the original: the resistance is taken into them.</summary>
    public static NeuronModel Neuron { get; } = new()
    {
        Name = "cuba",
        Summary = "Leaky integrate-and-fire neuron with exponential synaptic currents in units of voltage",
        Equations = """
            dv/dt = (ge + gi - (v - El))/taum : volt (unless refractory)
            dge/dt = -ge/taue : volt
            dgi/dt = -gi/taui : volt
            taum : second (constant, shared)
            taue : second (constant, shared)
            taui : second (constant, shared)
            El : volt (constant, shared)
            Vt : volt (constant, shared)
            Vr : volt (constant, shared)
            """,
        Threshold = "v > Vt",
        Reset = "v = Vr",
        Refractory = "5*ms",
        Receptors =
        [
            new Receptor("excitatory", "ge += w", "mV") { Weights = "positive" },
            new Receptor("inhibitory", "gi += w", "mV") { Weights = "negative" },
        ],
        Parameters = new Dictionary<string, string>
        {
            ["taum"] = "20 ms", ["taue"] = "5 ms", ["taui"] = "10 ms", ["El"] = "-49 mV", ["Vt"] = "-50 mV", ["Vr"] = "-60 mV",
        }.ToImmutableDictionary(),
        Initial = new Dictionary<string, string> { ["v"] = "Vr" }.ToImmutableDictionary(),
        Method = "exact",
        References = ["Brette et al. 2007, J. Comput. Neurosci. 23:349-398", "Vogels and Abbott 2005, J. Neurosci. 25:10786-10795"],
    };

    /// <summary>Describes the network.</summary>
    public static Circuit Describe(double scale, ulong seed, Func<Network, int> traceInterval) => BalancedPair.Describe(new BalancedPair
    {
        Name = "cuba",
        Model = Neuron,
        Initial = ParameterSet.Of(("v", new UniformDistribution(-60 * mV, -50 * mV))),
        ExcitatoryWeight = 60 * 0.27 / 10 * mV,
        InhibitoryWeight = -20 * 4.5 / 10 * mV,
        Potential = ("v", -50),
    }, scale, seed, traceInterval);
}
