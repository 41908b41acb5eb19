using System.Collections.Immutable;
using Glia.Quantities;

namespace Glia.Networks;

/// <summary>Adds recorders under their customary names: <c>spikes-E</c>, <c>states-E</c>, <c>rate-E</c>, <c>synapses-E-to-E</c>.</summary>
public static class NetworkRecording
{
    /// <summary>Records the spikes of all neurons of a population, or of the given ones.</summary>
    public static SpikeRecorder RecordSpikes(this Network network, Population population, params ReadOnlySpan<long> neurons)
    {
        var recorder = new SpikeRecorder { Name = $"spikes-{population.Name}", Population = population, Neurons = [.. neurons] };
        network.Add(recorder);
        return recorder;
    }

    /// <summary>Records variables of chosen neurons.</summary>
    /// <param name="network">The network.</param>
    /// <param name="population">The population.</param>
    /// <param name="variables">Names of state variables, parameters or subexpressions.</param>
    /// <param name="neurons">Indexes in the population; empty for all.</param>
    /// <param name="every">Sampling interval in steps.</param>
    public static StateRecorder RecordStates(
        this Network network, Population population, ImmutableArray<string> variables, ImmutableArray<long> neurons, int every = 1)
    {
        var recorder = new StateRecorder
        {
            Name = $"states-{population.Name}", Population = population, Variables = variables, Neurons = neurons, Every = every,
        };
        network.Add(recorder);
        return recorder;
    }

    /// <summary>Records variables of chosen synapses.</summary>
    /// <param name="network">The network.</param>
    /// <param name="projection">A plastic projection.</param>
    /// <param name="variables">Names of variables of its synapse model.</param>
    /// <param name="synapses">Indexes by source, delay and target; empty for all.</param>
    /// <param name="every">Sampling interval in steps.</param>
    public static SynapseRecorder RecordSynapses(
        this Network network, Projection projection, ImmutableArray<string> variables, ImmutableArray<long> synapses, int every = 1)
    {
        var recorder = new SynapseRecorder
        {
            Name = SynapsesOf(projection.Name), Projection = projection, Variables = variables, Synapses = synapses, Every = every,
        };
        network.Add(recorder);
        return recorder;
    }

    /// <summary>The customary name of a recorder of a projection's synapses: a name such as <c>E->E</c> cannot be that of a file.</summary>
    internal static string SynapsesOf(string projection) => $"synapses-{projection.Replace("->", "-to-", StringComparison.Ordinal)}";

    /// <summary>Counts the spikes of a population in time bins.</summary>
    public static RateRecorder RecordRate(this Network network, Population population, Time bin)
    {
        var recorder = new RateRecorder { Name = $"rate-{population.Name}", Population = population, Bin = bin };
        network.Add(recorder);
        return recorder;
    }
}
