using System.Runtime.CompilerServices;

namespace Glia.Simulation.Delivery;

/// <summary>Where things lie in a group's data.</summary>
internal static class GroupLayout
{
    /// <summary>Bytes from the start of a group to its weights: the targets, rounded up so that weights are aligned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WeightStart(int size, int weightBytes) => (size * sizeof(ushort) + weightBytes - 1) & -weightBytes;
}
