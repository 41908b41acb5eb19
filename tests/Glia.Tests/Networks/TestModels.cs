using System.Collections.Immutable;
using Glia.Equations.Ir;
using Glia.Models;
using Glia.Quantities;

namespace Glia.Tests.Networks;

/// <summary>One model of each role that a network can hold.</summary>
internal static class TestModels
{
    /// <summary>Leaky neuron with a receptor of either sign and a current input.</summary>
    public static readonly NeuronModel Neuron = new()
    {
        Name = "leaky",
        Equations = """
            dV_m/dt = (E_L - V_m)/tau_m + (I_ex + I_in + I_stim)/C_m : volt (unless refractory)
            dI_ex/dt = -I_ex/tau_syn : amp
            dI_in/dt = -I_in/tau_syn : amp
            leak = (E_L - V_m)/tau_m : volt/second
            C_m : farad (constant)
            tau_m : second (constant)
            tau_syn : second (constant)
            E_L : volt (constant)
            V_th : volt (constant)
            I_stim : amp (current)
            """,
        Threshold = "V_m >= V_th",
        Reset = "V_m = E_L",
        Refractory = "2*ms",
        Receptors =
        [
            new Receptor("excitatory", "I_ex += w", "pA") { Weights = "positive" },
            new Receptor("inhibitory", "I_in += w", "pA") { Weights = "negative" },
        ],
        Parameters = Texts(("C_m", "250 pF"), ("tau_m", "10 ms"), ("tau_syn", "2 ms"), ("E_L", "-70 mV"), ("V_th", "-55 mV")),
        Initial = Texts(("V_m", "E_L")),
    };

    /// <summary>One receptor for positive conductances; the resting potential must be given.</summary>
    public static readonly NeuronModel Conductance = new()
    {
        Name = "conductance",
        Equations = """
            dV_m/dt = (E_L - V_m)/tau_m - g*V_m/C_m : volt
            dg/dt = -g/tau_m : siemens
            tau_m : second (constant)
            E_L : volt (constant)
            C_m : farad (shared, constant)
            """,
        Threshold = "V_m > -50*mV",
        Reset = "V_m = E_L",
        Receptors = [new Receptor("excitatory", "g += w", "nS") { Weights = "positive" }],
        Parameters = Texts(("tau_m", "10 ms"), ("C_m", "200 pF")),
    };

    /// <summary>Spike source without state.</summary>
    public static readonly NeuronModel Poisson = new()
    {
        Name = "noise", Equations = "rate : Hz", Spikes = "poisson(rate*dt)", Parameters = Texts(("rate", "8 Hz")),
    };

    /// <summary>Spikes at given times.</summary>
    public static readonly NeuronModel Times = new() { Name = "times", Equations = "spike_times : 1 (events)", Spikes = "spike_times" };

    /// <summary>Current source that follows a schedule.</summary>
    public static readonly NeuronModel Current = new()
    {
        Name = "current", Equations = "amplitude : amp (timed)", Output = "amplitude", Parameters = Texts(("amplitude", "0 pA")),
    };

    /// <summary>Neither spikes nor emits a current.</summary>
    public static readonly NeuronModel Silent = new() { Name = "silent", Equations = "dx/dt = -x/(10*ms) : 1" };

    private static ImmutableDictionary<string, string> Texts(params (string Name, string Text)[] pairs) =>
        pairs.ToImmutableDictionary(pair => pair.Name, pair => pair.Text);
}
