using System.Collections.Immutable;
using Glia.Models;

namespace Glia.Simulation.Tests.Plasticity;

/// <summary>Synapse models that use every path of the engine.</summary>
internal static class SynapseTexts
{
    /// <summary>Pair-based, additive, with bounds (Song et al. 2000).</summary>
    public static SynapseModel Pairs { get; } = new()
    {
        Name = "pairs",
        Equations = "w : weight\ndx/dt = -x/tau_plus : 1\ndy/dt = -y/tau_minus : 1\ntau_plus : second (constant)\ntau_minus : second (constant)\neta : 1 (constant)",
        OnPre = "x += 1\nw = clip(w - eta*1.05*y, 0, 2)",
        OnPost = "y += 1\nw = clip(w + eta*x, 0, 2)",
        Parameters = Set(("tau_plus", "20 ms"), ("tau_minus", "15 ms"), ("eta", "0.02")),
    };

    /// <summary>Power-law potentiation (Morrison et al. 2007).</summary>
    public static SynapseModel PowerLaw { get; } = new()
    {
        Name = "power law",
        Equations = "w : weight\ndx/dt = -x/tau_plus : 1\ndy/dt = -y/tau_minus : 1\ntau_plus : second (constant)\ntau_minus : second (constant)\nlambda : 1 (constant)",
        OnPre = "w = w - lambda*0.0513*w*y\nx += 1",
        OnPost = "w = w + lambda*w**0.4*x\ny += 1",
        Parameters = Set(("tau_plus", "15 ms"), ("tau_minus", "30 ms"), ("lambda", "0.1")),
    };

    /// <summary>Works with weights of either sign and any unit; draws random numbers.</summary>
    public static SynapseModel Depressing { get; } = new()
    {
        Name = "depressing",
        Equations = "w : weight\ndx/dt = -x/tau : 1\ndy/dt = -y/tau : 1\ntau : second (constant)",
        OnPre = "w *= 1 - 0.02*y*rand()\nx += 1",
        OnPost = "w *= 1 + 0.02*x\ny += 1",
        Parameters = Set(("tau", "20 ms")),
    };

    /// <summary>A variable of the synapse that spikes on both sides drive and that decays in between.</summary>
    public static SynapseModel Calcium { get; } = new()
    {
        Name = "calcium",
        Equations = "w : weight\ndc/dt = -c/tau : 1\ntau : second (constant)",
        OnPre = "c += 0.7\nw += 0.01*(c - 1)\ntransmit = w*c",
        OnPost = "c += 1.1\nw += 0.02*(c - w)",
        Parameters = Set(("tau", "18 ms")),
    };

    /// <summary>Reads the target, a modulator and the time; random numbers on both sides.</summary>
    public static SynapseModel Everything { get; } = new()
    {
        Name = "everything",
        Equations = "w : weight\ndx/dt = -x/tau : 1\nn : 1\ndopamine : 1 (modulator)\ntau : second (constant)",
        OnPre = "n += rand()\nw += 0.01*dopamine*v_post + 0.001*randn()\nx += 0.5",
        OnPost = "w += 0.02*x*v_post*dopamine + 0.001*rand()\nn += t/second",
        Initial = Set(("n", "0.25*tau/ms")),
        Parameters = Set(("tau", "10 ms")),
    };

    /// <summary>The same model with the delay behind the synapse.</summary>
    public static SynapseModel Dendritic(SynapseModel model) => model with { Name = $"{model.Name}, dendritic", Delay = DelaySite.Dendritic };

    private static ImmutableDictionary<string, string> Set(params (string Name, string Value)[] values) => values.ToImmutableDictionary(value => value.Name, value => value.Value);
}
