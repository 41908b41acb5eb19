using System.Runtime.CompilerServices;

namespace Glia.Simulation.Delivery;

/// <summary>Where things lie in the data of a group of plastic synapses: the state of the group, its pre-traces, the targets, then one column per variable, the weight first.</summary>
/// <param name="Projection">Index of the projection, which alone uses the layout's kinds.</param>
/// <param name="ElementBytes">Bytes of a value: 4 or 8, the precision of the simulation.</param>
/// <param name="PreTraces">Values that the synapses of a group have in common.</param>
/// <param name="Columns">Values per synapse.</param>
internal sealed record PlasticLayout(int Projection, int ElementBytes, int PreTraces, int Columns)
{
    /// <summary>Most values per synapse: the largest group must fit into a segment of the store.</summary>
    public const int MostColumns = 30;

    /// <summary>Bytes from the start of a group to its pre-traces.</summary>
    public static int TraceStart => Unsafe.SizeOf<GroupState>();

    /// <summary>Bytes from the start of a group to its targets.</summary>
    public int TargetStart => TraceStart + PreTraces * ElementBytes;

    /// <summary>Bytes from the start of a group to its weights.</summary>
    public int ColumnStart(int size) => TargetStart + GroupLayout.WeightStart(size, sizeof(float));

    /// <summary>Bytes of a group.</summary>
    public long Bytes(int size) => ColumnStart(size) + (long)size * ElementBytes * Columns;
}

/// <summary>What a group of plastic synapses begins with.</summary>
internal struct GroupState
{
    /// <summary>Time that the group's variables have reached, in steps: that of the last presynaptic event on the clock of the target.</summary>
    public int Stamp;

    /// <summary>Index of the source in its population.</summary>
    public int Source;

    /// <summary>Delay in steps.</summary>
    public int Delay;
}
