using System.Numerics;
using Glia.Equations.Ir;
using Glia.Simulation.Construction;
using Glia.Simulation.Delivery;
using Glia.Simulation.Engine;

namespace Glia.Simulation.Plasticity;

/// <summary>Where the synapses of a plastic projection onto one tile lie, and what they see.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
/// <param name="Plan">The projection.</param>
/// <param name="Slice">Its targets in the tile.</param>
/// <param name="Store">The tile's synapses.</param>
/// <param name="Inputs">The tile's inputs.</param>
/// <param name="Targets">The block of its targets.</param>
/// <param name="Values">Parameters and initial values.</param>
/// <param name="Signals">What its modulators and presynaptic neurons show.</param>
internal sealed unsafe record PlasticSite<T>(
    ProjectionPlan Plan, Slice Slice, SynapseStore Store, TileInputs<T> Inputs, Block<T> Targets, SynapseValues Values, SynapseSignals Signals)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What the sources give out, when they are sources of currents; otherwise null.</summary>
    public CurrentRing<T>? Outputs { get; init; }

    /// <summary>Seed of the network.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Time step, ms.</summary>
    public required double TimeStep { get; init; }

    /// <summary>The synapse model.</summary>
    public SynapseProgram Program => Plan.Program!;

    /// <summary>How its groups lie in the store.</summary>
    public PlasticLayout Layout => Plan.Plastic!;

    /// <summary>The sums that a kind of the projection adds to, from the tile's first place on.</summary>
    public T* SumsOf(int kind) => Inputs.Of(Inputs.Kinds[kind].Port, 0);

    /// <summary>Whether a header is that of a group of this projection.</summary>
    public bool Owns(ulong header) => GroupHeader.Count(header) > 0 && GroupHeader.Kind(header) is var kind && (kind == Plan.KindWhenPositive || kind == Plan.KindWhenNegative);

    /// <summary>Headers of the projection's groups, by source and delay.</summary>
    public IEnumerable<ulong> Groups()
    {
        for (int source = 0; source < Plan.SourceSize; source++)
            foreach (ulong header in GroupsOf(source)) yield return header;
    }

    /// <summary>Headers of the groups of a source, by delay.</summary>
    public IEnumerable<ulong> GroupsOf(int source)
    {
        (uint first, uint end) = RowOf(source);
        for (uint at = first; at < end; at++)
            if (Header(at) is var header && Owns(header)) yield return header;
    }

    /// <summary>Where the headers of all its sources lie in the store, those of other projections among them.</summary>
    public (uint First, uint End) Headers => Store.RowsOf(Plan.Source) is var rows && rows is null ? (0, 0) : (rows[0], rows[Plan.SourceSize]);

    /// <summary>Finds the next of the projection's groups that have not reached a time.</summary>
    /// <param name="at">Where to begin among <see cref="Headers"/>; receives where to go on.</param>
    /// <param name="end">End of <see cref="Headers"/>.</param>
    /// <param name="time">The time.</param>
    /// <param name="found">Receives their headers.</param>
    /// <returns>How many they are: fewer than there is room for only at the end.</returns>
    public int FindBehind(ref uint at, uint end, long time, Span<ulong> found)
    {
        int count = 0;
        for (; at < end && count < found.Length; at++)
            if (Header(at) is var header && Owns(header) && StampOf(header) < time) found[count++] = header;
        return count;
    }

    /// <summary>Time that the variables of a group have reached.</summary>
    public int StampOf(ulong header) => ((GroupState*)Store.At(GroupHeader.Data(header)))->Stamp;

    private (uint First, uint End) RowOf(int source)
    {
        uint* rows = Store.RowsOf(Plan.Source);
        return rows is null ? (0, 0) : (rows[source], rows[source + 1]);
    }

    private ulong Header(uint at) => Store.Headers[at];
}
