using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using Glia.Simulation;
using static Glia.Quantities.Units;

namespace Glia.Gallery.Conditioning.DistalReward;

/// <summary>One pair of spikes, then a reward after a delay: how much the weight changes, for each of several delays at once.</summary>
/// <remarks>
/// The synapse is the built-in <c>stdp_dopamine_synapse</c>. The pair leaves the eligibility A e^(−Δ/τ₊), which decays with τ_c; dopamine jumps by 1/τ_d at the reward and
/// decays with τ_d; so that the weight changes by A e^(−Δ/τ₊) e^(−D/τ_c) τ_c/(τ_c + τ_d).
/// </remarks>
/// <param name="Delays_s">Delays D from the pair to the reward. Shape [delays].</param>
/// <param name="Changes_mV">Changes of the weight. Shape [delays].</param>
internal sealed record EligibilitySweep(ImmutableArray<double> Delays_s, ImmutableArray<double> Changes_mV)
{
    private const int Delays = 16;

    private static readonly Time s_eligibility = 1 * s, s_dopamine = 200 * ms, s_trace = 20 * ms, s_apart = 10 * ms, s_longest = 3 * s;

    private static readonly Voltage s_amplitude = 0.1 * mV;

    /// <summary>The change that the closed form gives.</summary>
    public static double Exact_mV(double delay_s) => s_amplitude.Millivolts * Math.Exp(-(s_apart / s_trace)) * Math.Exp(-1000 * delay_s / s_eligibility.Milliseconds)
        * (s_eligibility / (s_eligibility + s_dopamine));

    /// <summary>The time constant, in s, with which changes fall with the delay: −1/slope of ln Δw over D by least squares.</summary>
    public double TimeConstant_s
    {
        get
        {
            double[] logarithms = [.. Changes_mV.Select(Math.Log)];
            double meanDelay = Delays_s.Average(), mean = logarithms.Average();
            double covariance = Delays_s.Zip(logarithms, (delay, y) => (delay - meanDelay) * (y - mean)).Sum();
            return -Delays_s.Sum(delay => (delay - meanDelay) * (delay - meanDelay)) / covariance;
        }
    }

    /// <summary>Simulates all delays, each with a synapse and a dopamine signal of its own.</summary>
    public static async Task<EligibilitySweep> RunAsync(CancellationToken cancellation)
    {
        Time pair = 60 * ms;
        var network = new Network { Name = "eligibility" };
        Population pre = Spikes(network, "pre", [[pair - s_apart - network.TimeStep]]), teacher = Spikes(network, "teacher", [[pair - network.TimeStep]]);
        double[] delays = [.. Enumerable.Range(0, Delays).Select(k => k * s_longest.Milliseconds / (Delays - 1))];
        Population reward = Spikes(network, "reward", [.. delays.Select(delay_ms => ImmutableArray.Create(pair + delay_ms * ms - network.TimeStep))]);
        Population post = network.AddPopulation("post", Delays, ModelLibrary.Get("iaf_psc_delta"));
        Population dopamine = network.Add(new Population { Name = "dopamine", Size = Delays, Model = RewardModels.Volume, Parameters = ParameterSet.Of(("tau", s_dopamine)) });
        network.Connect(teacher, post, new AllToAll(), 100 * mV, network.TimeStep);
        network.Connect(reward, dopamine, new OneToOne(), 1, network.TimeStep);
        Voltage weight = 1 * mV;
        Projection learning = network.Add(new Projection
        {
            Name = "learning", Source = pre, Target = post, Rule = new AllToAll(), Weight = weight, Delay = network.TimeStep,
            Synapse = SynapseLibrary.Get("stdp_dopamine_synapse"),
            Parameters = ParameterSet.Of(("A_plus", s_amplitude), ("A_minus", 1.5 * s_amplitude), ("Wmax", 10 * mV), ("tau_c", s_eligibility), ("tau_plus", s_trace), ("tau_minus", s_trace)),
            Modulators = ImmutableDictionary<string, Modulator>.Empty.Add("dopamine", new PopulationModulator(dopamine, "level")),
        });
        using Simulation.Simulation simulation = network.Build(new SimulationOptions { Threads = 1, Precision = Precision.Float64 }, cancellation: cancellation);
        await simulation.RunAsync(pair + s_longest + 10 * s_dopamine, cancellation: cancellation).ConfigureAwait(false);
        return new EligibilitySweep([.. delays.Select(delay => delay / 1000)], [.. simulation.GetSynapses(learning)["w"].Select(w => w - weight.Millivolts)]);
    }

    private static Population Spikes(Network network, string name, ImmutableArray<ImmutableArray<Time>> times) => network.Add(new Population
    {
        Name = name, Size = times.Length, Model = ModelLibrary.Get("spike_times"), Parameters = ImmutableDictionary<string, ParameterValue>.Empty.Add("spike_times", new EventTimes(times)),
    });
}
