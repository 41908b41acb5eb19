using System.Collections.Immutable;

namespace Glia.Spikes;

/// <summary>Which neurons of which population were observed.</summary>
/// <param name="Name">The population's name.</param>
/// <param name="Size">The number of its neurons.</param>
public sealed record ObservedPopulation(string Name, long Size)
{
    /// <summary>Indexes of the neurons observed, ascending; empty when all were.</summary>
    public ImmutableArray<int> Sample { get; init; } = [];

    /// <summary>The number of neurons observed.</summary>
    public int Count => Sample.IsEmpty ? checked((int)Size) : Sample.Length;

    /// <summary>The neuron at a position among those observed.</summary>
    public int NeuronAt(int position) => Sample.IsEmpty ? position : Sample[position];

    /// <summary>The position of a neuron among those observed; negative when it was not observed.</summary>
    public int PositionOf(int neuron)
    {
        if (Sample.IsEmpty) return neuron >= 0 && neuron < Size ? neuron : -1;
        return Math.Max(-1, Sample.BinarySearch(neuron));
    }
}
