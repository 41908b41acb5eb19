using System.Collections.Immutable;
using Glia.Models;

namespace Glia.Gallery.Conditioning.DistalReward;

/// <summary>The neurons of Izhikevich's network, and those that turn a coincidence into a late reward and a reward into dopamine.</summary>
internal static class RewardModels
{
    /// <summary>Izhikevich's neuron in the published scheme for steps of 1 ms, with a random input of up to ±6.5 mV in each of them. Arriving spikes act during the step.</summary>
    public static NeuronModel Neuron { get; } = new()
    {
        Name = "izhikevich_driven",
        Summary = "Izhikevich's neuron in steps of 1 ms with random thalamic input",
        Equations = """
            slope = (0.04/mV*v**2 + 5*v + 140*mV - u + thalamic + arrived)/ms : volt/second
            v : volt
            u : volt
            thalamic : volt
            arrived : volt
            a : 1 (constant)
            d : volt (constant)
            amplitude : volt (constant)
            """,
        RunRegularly = "thalamic = amplitude*(rand() - 0.5)",
        BeforeThreshold = """
            v += 0.5*dt*slope
            v += 0.5*dt*slope
            u += dt/ms*a*(0.2*v - u)
            """,
        Threshold = "v >= 30*mV",
        Reset = """
            v = -65*mV
            u += d
            """,
        Receptors = [new Receptor("spikes", "arrived = w", "mV")],
        Parameters = new Dictionary<string, string> { ["a"] = "0.02", ["d"] = "8 mV", ["amplitude"] = "13 mV" }.ToImmutableDictionary(),
        Initial = new Dictionary<string, string> { ["v"] = "-65*mV", ["u"] = "-13*mV" }.ToImmutableDictionary(),
        References = ["Izhikevich 2003, IEEE Trans. Neural Networks 14:1569", "Izhikevich 2007, Cereb. Cortex 17:2443"],
    };

    /// <summary>
    /// Sees two neurons and spikes once, late, for a coincidence: the second within <c>window</c> after the first. All neurons of a population count the
    /// coincidences alike and take turns, so that as many rewards as there are neurons can be under way.
    /// </summary>
    public static NeuronModel Timer { get; } = new()
    {
        Name = "reward_timer",
        Summary = "Spikes at a random time after one spike has followed another",
        Equations = """
            a : 1
            b : 1
            since : second
            seen : 1
            left : second
            hit = int(b > 0)*int(since > 0*ms)*int(since < window) : 1
            window : second (constant)
            shortest : second (constant)
            longest : second (constant)
            """,
        BeforeThreshold = """
            since = where(a > 0, 0*ms, min(since + dt, 2*window))
            left = where(hit*int(seen == i) > 0, shortest + (longest - shortest)*rand(), left - dt)
            seen = (seen + hit) % N
            """,
        Threshold = "left <= 0*ms and left > -dt",
        Receptors = [new Receptor("first", "a = w", "1"), new Receptor("second", "b = w", "1")],
        Parameters = new Dictionary<string, string> { ["window"] = "20 ms", ["shortest"] = "1 s", ["longest"] = "3 s" }.ToImmutableDictionary(),
        Initial = new Dictionary<string, string> { ["since"] = "2*window", ["left"] = "-longest" }.ToImmutableDictionary(),
    };

    /// <summary>Concentration of dopamine: each arriving spike raises it by its weight, and it decays.</summary>
    public static NeuronModel Dopamine { get; } = new()
    {
        Name = "dopamine",
        Summary = "Concentration of dopamine that rewards raise",
        Equations = """
            dlevel/dt = -level/tau : 1
            tau : second (constant)
            """,
        Receptors = [new Receptor("reward", "level += w", "1")],
        Parameters = new Dictionary<string, string> { ["tau"] = "200 ms" }.ToImmutableDictionary(),
    };

    /// <summary>Concentration of dopamine as NEST's volume transmitter gives it: each spike raises it by 1/tau.</summary>
    public static NeuronModel Volume { get; } = new()
    {
        Name = "dopamine_volume",
        Summary = "Concentration of dopamine, a low-pass filtered rate",
        Equations = """
            dlevel/dt = -level/tau : hertz
            tau : second (constant)
            """,
        Receptors = [new Receptor("reward", "level += w/tau", "1")],
        Parameters = new Dictionary<string, string> { ["tau"] = "200 ms" }.ToImmutableDictionary(),
    };
}
