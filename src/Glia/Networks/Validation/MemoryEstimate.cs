using System.Collections.Immutable;
using System.Globalization;
using Glia.Errors;

namespace Glia.Networks.Validation;

/// <summary>How much memory a network will take, before any is allocated.</summary>
/// <remarks>
/// A static synapse takes 2 bytes for its target and 4, 2 or 0 for its weight (0 where the projection has one weight); a plastic one 2 bytes and a value of the simulation's
/// precision for each variable of its own, the weight among them, and 8 for an index by target when it is simulated step by step or at intervals; one that comes and goes 8 bytes. The synapses of one source with
/// one delay and one receptor in one tile form a group with a header of 8 bytes; how many groups are expected follows from the distribution of
/// delays. Bytes are real numbers: they are expectations, and a network may be absurdly large.
/// </remarks>
public sealed record MemoryEstimate
{
    /// <summary>Projections, in the order of the network.</summary>
    public required ImmutableArray<ProjectionEstimate> Projections { get; init; }

    /// <summary>Targets and weights of all synapses.</summary>
    public double SynapseBytes => Projections.Sum(projection => projection.Bytes);

    /// <summary>Headers of groups, and tables of where each source's groups begin.</summary>
    public required double HeaderBytes { get; init; }

    /// <summary>State, parameters that differ from neuron to neuron, and inputs.</summary>
    public required double StateBytes { get; init; }

    /// <summary>Spikes on their way.</summary>
    public required double QueueBytes { get; init; }

    /// <summary>Recordings kept in memory.</summary>
    public required double RecordingBytes { get; init; }

    /// <summary>What only construction needs, and the program itself.</summary>
    public required double WorkingBytes { get; init; }

    /// <summary>Expected number of synapses, stored or not.</summary>
    public double Synapses => Projections.Sum(projection => projection.Synapses.Expected);

    /// <summary>Everything together.</summary>
    public double TotalBytes => SynapseBytes + HeaderBytes + StateBytes + QueueBytes + RecordingBytes + WorkingBytes;

    /// <summary>Estimates a network that has passed validation.</summary>
    public static MemoryEstimate Of(Network network, StoragePlan? plan = null) => new MemoryEstimator(network, plan ?? new StoragePlan()).Estimate();

    /// <summary>Whether it fits into so many bytes.</summary>
    public bool Fits(long availableBytes) => TotalBytes <= availableBytes;

    /// <summary>An error when it does not fit into so many bytes, with the numbers and a way out; null when it does.</summary>
    public Finding? Check(long availableBytes)
    {
        if (Fits(availableBytes)) return null;
        string largest = "";
        if (Projections.Where(projection => projection.IsStored).MaxBy(projection => projection.Bytes) is { } most && most.Bytes > TotalBytes / 10)
            largest = $" The largest part is projection '{most.Name}' with {Count(most.Synapses.Expected)} synapses, {Size(most.Bytes)}.";
        else if (RecordingBytes > TotalBytes / 2)
            largest = $" Recordings take {Size(RecordingBytes)}: stream them to a directory, or record fewer neurons.";
        return Finding.Error(Subjects.Network, $"needs {Size(TotalBytes)} of memory for {Count(Synapses)} synapses, but {Size(availableBytes)} are free.{largest} "
            + "Scale the network down, store weights in 16 bits, or give projections one weight each, which takes no memory per synapse.");
    }

    /// <summary>Bytes in words: "41.2 GB".</summary>
    public static string Size(double bytes)
    {
        (double unit, string name) = bytes switch { >= 1e12 => (1e12, "TB"), >= 1e9 => (1e9, "GB"), >= 1e6 => (1e6, "MB"), >= 1e3 => (1e3, "kB"), _ => (1.0, "B") };
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / unit:0.#} {name}");
    }

    private static string Count(double count) => count switch
    {
        >= 1e15 => count.ToString("G3", CultureInfo.InvariantCulture),
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{count / 1e9:0.##} billion"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{count / 1e6:0.##} million"),
        _ => Phrases.Count((long)count),
    };
}
