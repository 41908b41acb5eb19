namespace Glia.Simulation.Delivery;

/// <summary>
/// Header of a group: the synapses of one source in one tile with one delay and one kind. 8 bytes: where the data lie (32 bits, units of 4 bytes),
/// how many synapses (16), how many steps later than the group before it arrives (8), which kind (8).
/// </summary>
/// <remarks>
/// A header without synapses only adds its data field to the delay, which bridges gaps that 8 bits cannot. The same 8 bytes wait in the queue of the
/// arrival step.
/// </remarks>
internal static class GroupHeader
{
    /// <summary>Most synapses of one group.</summary>
    public const int LargestCount = ushort.MaxValue;

    /// <summary>Largest gap between delays that a group's own header holds.</summary>
    public const int LargestGap = byte.MaxValue;

    /// <summary>Packs a group.</summary>
    public static ulong Pack(uint data, int count, int gap, int kind) => data | (ulong)(uint)count << 32 | (ulong)(uint)gap << 48 | (ulong)(uint)kind << 56;

    /// <summary>Packs a gap of any length.</summary>
    public static ulong PackGap(uint steps) => steps;

    /// <summary>Where the data lie; the gap of a header without synapses.</summary>
    public static uint Data(ulong header) => (uint)header;

    /// <summary>Number of synapses.</summary>
    public static int Count(ulong header) => (int)(header >> 32 & 0xFFFF);

    /// <summary>Steps by which the group's delay exceeds that of the one before.</summary>
    public static int Gap(ulong header) => (int)(header >> 48 & 0xFF);

    /// <summary>The kind.</summary>
    public static int Kind(ulong header) => (int)(header >> 56);
}
