using System.Collections.Immutable;
using Glia.Errors;
using Glia.Quantities;

namespace Glia.Networks.Files;

/// <summary>What a network file holds: the network, and how it asks to be run.</summary>
public sealed record NetworkDocument
{
    /// <summary>The network.</summary>
    public required Network Network { get; init; }

    /// <summary>Biological time of a run; null when the file does not say.</summary>
    public Time? Duration { get; init; }

    /// <summary>How the file asks to be simulated.</summary>
    public SimulationSettings Simulation { get; init; } = new();

    /// <summary>Where the file wants its recordings.</summary>
    public OutputSettings Output { get; init; } = new();

    /// <summary>Warnings of reading and validation; a file with errors gives no document.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];
}

/// <summary>The section <c>simulation</c> of a network file; null where the file leaves the choice to others.</summary>
public sealed record SimulationSettings
{
    /// <summary>Most worker threads that a simulation may have.</summary>
    public const int MostThreads = 1024;

    /// <summary>Names that <see cref="Precision"/> may have.</summary>
    public static ImmutableArray<string> Precisions { get; } = ["float32", "float64"];

    /// <summary>Names that <see cref="Weights"/> may have.</summary>
    public static ImmutableArray<string> WeightStorages { get; } = ["float32", "int16"];

    /// <summary>Worker threads.</summary>
    public int? Threads { get; init; }

    /// <summary>Number format of neuron state: <c>float32</c> or <c>float64</c>.</summary>
    public string? Precision { get; init; }

    /// <summary>Storage of weights that differ from synapse to synapse: <c>float32</c> or <c>int16</c>.</summary>
    public string? Weights { get; init; }
}

/// <summary>The section <c>output</c> of a network file; null where the file leaves the choice to others.</summary>
public sealed record OutputSettings
{
    /// <summary>Names that <see cref="Format"/> may have.</summary>
    public static ImmutableArray<string> Formats { get; } = ["csv", "npy", "npz"];

    /// <summary>Directory of the recordings, as written in the file.</summary>
    public string? Directory { get; init; }

    /// <summary>Form of the recordings: <c>csv</c>, <c>npy</c> or <c>npz</c>.</summary>
    public string? Format { get; init; }
}
