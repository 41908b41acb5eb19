using System.Numerics;
using Glia.Simulation.Delivery;

namespace Glia.Simulation.Plasticity.Stepwise;

/// <summary>A group of plastic synapses and where its data lie.</summary>
/// <typeparam name="T">Precision of the synapses' variables.</typeparam>
internal readonly unsafe struct LaneGroup<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Finds the data of a group.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="data">Its data.</param>
    /// <param name="layout">How they lie.</param>
    /// <param name="firstLane">Number of synapses in the groups before it.</param>
    public LaneGroup(ulong header, byte* data, PlasticLayout layout, long firstLane)
    {
        (Count, Kind, FirstLane) = (GroupHeader.Count(header), GroupHeader.Kind(header), firstLane);
        GroupState* state = (GroupState*)data;
        (Source, Delay) = (state->Source, state->Delay);
        PreTraces = (T*)(data + PlasticLayout.TraceStart);
        Targets = (ushort*)(data + layout.TargetStart);
        Columns = (T*)(data + layout.ColumnStart(Count));
    }

    /// <summary>Synapses.</summary>
    public int Count { get; }

    /// <summary>Kind.</summary>
    public int Kind { get; }

    /// <summary>Index of the source in its population.</summary>
    public int Source { get; }

    /// <summary>Delay, in steps.</summary>
    public int Delay { get; }

    /// <summary>Number of synapses in the groups before it.</summary>
    public long FirstLane { get; }

    /// <summary>Pre-traces, in the order of the program.</summary>
    public T* PreTraces { get; }

    /// <summary>Places of the targets in the tile, ascending.</summary>
    public ushort* Targets { get; }

    /// <summary>Variables, column after column in the order of the program.</summary>
    public T* Columns { get; }
}

/// <summary>Some consecutive synapses of a group.</summary>
internal readonly record struct LaneRun(int Group, int From, int Count);
