using System.Collections.Immutable;
using Glia.Models;

namespace Glia.Gallery.StdpDigits;

/// <summary>The neurons and the plastic synapse of the network of Diehl and Cook (2015).</summary>
/// <remarks>
/// The released program (Brian 1) advances the membrane by one Euler step after the conductances have taken in the spikes of the step before. Here spikes that arrive in a
/// step are taken in before it as well: the conductances decay by their equations, arrivals are added, and then the statements before the threshold move the membrane.
/// So a spike of an excitatory cell reaches its inhibitory cell, and through it all others, within two steps, on which the competition between the cells depends.
/// </remarks>
internal static class DigitModels
{
    /// <summary>Excitatory cell with adaptive threshold: conductances in units of the leak.</summary>
    /// <remarks>In float32 the decay of theta over one step would be lost in rounding; it is applied once per presentation.</remarks>
    public static NeuronModel Excitatory { get; } = new()
    {
        Name = "diehl_cook_excitatory",
        Summary = "Leaky integrator with conductances and an adaptive threshold",
        Equations = """
            dg_e/dt = -g_e/tau_e : 1
            dg_i/dt = -g_i/tau_i : 1
            V_m : volt
            theta : volt
            spikes : 1
            adapting : 1 (constant)
            period : second (constant)
            """,
        Method = "euler",
        RunRegularly = "theta *= where(t % period < 0.5*dt, exp(-adapting*period/tau_theta), 1)",
        BeforeThreshold = "V_m = where(refractory, V_reset, V_m + dt/tau_m*(E_L - V_m + g_e*(E_e - V_m) + g_i*(E_i - V_m)))",
        Threshold = "V_m > V_th + theta - offset",
        Reset = """
            V_m = V_reset
            theta += adapting*theta_plus
            spikes += 1
            """,
        Refractory = "t_ref",
        Receptors = [new Receptor("excitatory", "g_e += w", "1"), new Receptor("inhibitory", "g_i += w", "1")],
        Parameters = Values(
            ("E_L", "-65 mV"), ("E_e", "0 mV"), ("E_i", "-100 mV"), ("V_th", "-52 mV"), ("V_reset", "-65 mV"), ("t_ref", "5 ms"), ("tau_m", "100 ms"), ("tau_e", "1 ms"), ("tau_i", "2 ms"),
            ("offset", "20 mV"), ("theta_plus", "0.05 mV"), ("tau_theta", "1e7 ms"), ("adapting", "1"), ("period", "500 ms")),
        Initial = Values(("V_m", "E_L - 40*mV"), ("theta", "20 mV")),
        References = Source,
    };

    /// <summary>Inhibitory cell: one excitatory spike makes it fire.</summary>
    public static NeuronModel Inhibitory { get; } = new()
    {
        Name = "diehl_cook_inhibitory",
        Summary = "Leaky integrator with an excitatory conductance",
        Equations = """
            dg_e/dt = -g_e/tau_e : 1
            V_m : volt
            """,
        Method = "euler",
        BeforeThreshold = "V_m = where(refractory, V_reset, V_m + dt/tau_m*(E_L - V_m + g_e*(E_e - V_m)))",
        Threshold = "V_m > V_th",
        Reset = "V_m = V_reset",
        Refractory = "t_ref",
        Receptors = [new Receptor("excitatory", "g_e += w", "1")],
        Parameters = Values(("E_L", "-60 mV"), ("E_e", "0 mV"), ("V_th", "-40 mV"), ("V_reset", "-45 mV"), ("t_ref", "2 ms"), ("tau_m", "10 ms"), ("tau_e", "1 ms")),
        Initial = Values(("V_m", "E_L - 40*mV")),
        References = Source,
    };

    /// <summary>A pixel: a Poisson process that pauses at the end of every presentation.</summary>
    public static NeuronModel Pixel { get; } = new()
    {
        Name = "pixel",
        Summary = "Poisson source that pauses at the end of every period",
        Equations = """
            rate : hertz
            period : second (constant)
            shown : second (constant)
            """,
        Spikes = "int(rand() < rate*dt)*int(t % period < shown)",
        Parameters = Values(("rate", "0 Hz"), ("period", "500 ms"), ("shown", "350 ms")),
    };

    /// <summary>The plastic synapse, with the weights onto each cell scaled to a constant sum before each presentation as long as it learns.</summary>
    public static SynapseModel Learned { get; } = Normalised(SynapseLibrary.Get("diehl_cook_synapse"));

    private static ImmutableArray<string> Source => ["Diehl PU, Cook M (2015). Unsupervised learning of digit recognition using spike-timing-dependent plasticity. Frontiers in Computational Neuroscience 9:99."];

    private static SynapseModel Normalised(SynapseModel rule) => rule with
    {
        Name = rule.Name + "_normalised",
        Equations = rule.Equations + """

            total : weight (constant)
            period : second (constant)
            """,
        RunRegularly = "w *= where(learning > 0, total/max(sum_in(w), 1e-9*total), 1)",
        Interval = "period",
        Parameters = rule.Parameters.Add("total", "78 weight").Add("period", "500 ms"),
    };

    private static ImmutableDictionary<string, string> Values(params ReadOnlySpan<(string Name, string Value)> values)
    {
        var all = ImmutableDictionary.CreateBuilder<string, string>();
        foreach ((string name, string value) in values) all.Add(name, value);
        return all.ToImmutable();
    }
}
