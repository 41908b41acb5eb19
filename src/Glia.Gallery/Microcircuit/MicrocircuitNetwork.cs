using System.Collections.Immutable;
using Glia.Models;
using Glia.Networks;
using Glia.Quantities;
using static Glia.Quantities.Units;
using P = Glia.Gallery.Microcircuit.MicrocircuitParameters;

namespace Glia.Gallery.Microcircuit;

/// <summary>Describes the microcircuit: eight populations, their background, their synapses.</summary>
internal sealed class MicrocircuitNetwork
{
    private readonly Network _network;
    private readonly Downscaling _scaling;
    private readonly ImmutableArray<Population> _populations;

    private MicrocircuitNetwork(double scale, ulong seed)
    {
        _scaling = new Downscaling(scale);
        _network = new Network(seed) { Name = "microcircuit" };
        _populations = [.. Enumerable.Range(0, P.Populations.Length).Select(AddNeurons)];
    }

    /// <summary>The eight populations of a network made by <see cref="Describe"/>.</summary>
    public static IEnumerable<Population> NeuronsOf(Network network) =>
        network.Populations.Where(population => P.Populations.Contains(population.Name));

    /// <summary>Describes the network.</summary>
    public static Network Describe(double scale, ulong seed, Background background, bool thalamus)
    {
        var circuit = new MicrocircuitNetwork(scale, seed);
        for (int target = 0; target < P.Populations.Length; target++)
            for (int source = 0; source < P.Populations.Length; source++)
                circuit.Connect(source, target);
        for (int target = 0; target < P.Populations.Length; target++) circuit.AddBackground(target, background);
        if (thalamus) circuit.AddThalamus();
        return circuit._network;
    }

    private Population AddNeurons(int index) => _network.Add(new Population
    {
        Name = P.Populations[index],
        Size = _scaling.Size(P.Sizes[index]),
        Model = ModelLibrary.Get("iaf_psc_exp"),
        Parameters = ParameterSet.Of(
            ("C_m", P.MembraneCapacitance), ("tau_m", P.MembraneTimeConstant), ("tau_syn_ex", P.SynapticTimeConstant), ("tau_syn_in", P.SynapticTimeConstant),
            ("I_e", _scaling.Compensation(index)), ("t_ref", 2 * ms), ("E_L", -65 * mV), ("V_th", -50 * mV), ("V_reset", -65 * mV)),
        Initial = ParameterSet.Of(("V_m", (Distribution)new NormalDistribution(P.InitialMean_mV[index] * mV, P.InitialDeviation_mV[index] * mV))),
    });

    private void Connect(int source, int target)
    {
        long full = P.SynapseCount(P.ConnectionProbability[target][source], P.Sizes[source], P.Sizes[target]);
        if (full == 0) return;
        bool excitatory = source % 2 == 0;
        Current weight = P.RelativeWeight(source, target) * _scaling.WeightFactor * P.PostsynapticCurrent(P.PostsynapticPotential);
        _network.Add(new Projection
        {
            Name = $"{P.Populations[source]}->{P.Populations[target]}",
            Source = _populations[source],
            Target = _populations[target],
            Rule = new FixedTotalNumber(_scaling.Synapses(full, P.Sizes[target])),
            Weight = WeightsAround(weight),
            Delay = DelaysAround(excitatory ? P.ExcitatoryDelay : P.InhibitoryDelay),
            Receptor = excitatory ? "excitatory" : "inhibitory",
        });
    }

    /// <summary>Normal weights, clipped at zero so that the sign is kept.</summary>
    private static NormalDistribution WeightsAround(Current mean)
    {
        var distribution = new NormalDistribution(mean, P.RelativeWeightDeviation * Math.Abs(mean.Internal) * pA);
        return mean.Internal > 0 ? distribution with { Low = 0 * pA } : distribution with { High = 0 * pA };
    }

    /// <summary>Normal delays, at least one step.</summary>
    private NormalDistribution DelaysAround(Time mean) =>
        new(mean, P.RelativeDelayDeviation * mean) { Low = _network.TimeStep };

    private void AddBackground(int target, Background background)
    {
        Population neurons = _populations[target];
        Current weight = P.PostsynapticCurrent(P.PostsynapticPotential);
        Frequency rate = P.ExternalInDegree[target] * P.ExternalRate;
        if (background == Background.Poisson)
        {
            Population sources = _network.Add(new Population
            {
                Name = $"background-{neurons.Name}", Size = neurons.Size, Model = ModelLibrary.Get("poisson"),
                Parameters = ParameterSet.Of(("rate", rate)),
            });
            _network.Connect(sources, neurons, new OneToOne(), weight, P.ExcitatoryDelay, "excitatory");
            return;
        }

        // The mean of the Poisson drive's synaptic current.
        Current mean = rate * P.SynapticTimeConstant * weight;
        Population source = _network.Add(new Population
        {
            Name = $"background-{neurons.Name}", Size = 1, Model = ModelLibrary.Get("dc"),
            Parameters = ParameterSet.Of(("amplitude", mean)),
        });
        _network.Connect(source, neurons, new AllToAll(), 1, _network.TimeStep);
    }

    private void AddThalamus()
    {
        Population thalamus = _network.Add(new Population
        {
            Name = "thalamus", Size = _scaling.Size(P.ThalamicSize), Model = ModelLibrary.Get("inhomogeneous_poisson"),
            Parameters = ParameterSet.Of(("rate", new ScheduledValue(
                [P.ThalamicStart, P.ThalamicStart + P.ThalamicDuration], [P.ThalamicRate, 0 * Hz]))),
        });
        for (int target = 0; target < P.Populations.Length; target++)
        {
            long full = P.SynapseCount(P.ThalamicProbability[target], P.ThalamicSize, P.Sizes[target]);
            if (full == 0) continue;
            _network.Connect(thalamus, _populations[target], new FixedTotalNumber(Math.Max(1, (long)Math.Round((double)full * _populations[target].Size / P.Sizes[target]))),
                WeightsAround(P.PostsynapticCurrent(P.PostsynapticPotential)), DelaysAround(P.ExcitatoryDelay), "excitatory");
        }
    }
}
