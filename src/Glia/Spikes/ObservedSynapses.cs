using System.Collections.Immutable;

namespace Glia.Spikes;

/// <summary>Which synapses of which projection were observed.</summary>
/// <param name="Projection">The projection's name.</param>
/// <param name="Size">The number of its synapses.</param>
public sealed record ObservedSynapses(string Projection, long Size)
{
    /// <summary>Indexes of the synapses observed, ascending, by source, delay and target. Shape [synapses].</summary>
    public required ImmutableArray<int> Indexes { get; init; }

    /// <summary>Their presynaptic neurons. Shape [synapses].</summary>
    public required ImmutableArray<int> Sources { get; init; }

    /// <summary>Their postsynaptic neurons. Shape [synapses].</summary>
    public required ImmutableArray<int> Targets { get; init; }

    /// <summary>Their delays in steps. Shape [synapses].</summary>
    public required ImmutableArray<int> Delays { get; init; }

    /// <summary>The number of synapses observed.</summary>
    public int Count => Indexes.Length;

    /// <summary>The position of a synapse among those observed; negative when it was not observed.</summary>
    public int PositionOf(int synapse) => Math.Max(-1, Indexes.BinarySearch(synapse));
}
